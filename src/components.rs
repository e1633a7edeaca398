//! The components: functions of the [`render_ctx::RenderCtx`], which never reach the window.

mod comparison;
pub(crate) mod controls;
pub(crate) mod element;
pub(crate) mod notices;
pub(crate) mod occurrences;
pub(crate) mod render_ctx;
pub(crate) mod report;
pub(crate) mod report_list;
pub(crate) mod search;

//! The components: functions of the [`render_ctx::RenderCtx`], which never reach the window.

pub mod app;
mod comparison;
mod controls;
mod element;
mod notices;
mod occurrences;
mod render_ctx;
mod report;
mod report_list;
mod search;

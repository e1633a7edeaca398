//! The dialogs: share, cite, export, help. Each is a native `<dialog>`, which brings the focus in and
//! back, and which Escape closes.

use std::rc::Rc;

use dossier::export::tables::Contents;
use yew::{Html, html};

use crate::components::render_ctx::RenderCtx;
use crate::model::citation::{self, Position};
use crate::model::comparison::Compared;
use crate::state::{Action, Dialog};

mod cite;
mod controls;
mod export;
mod frame;
mod help;
mod qr;
mod share;

use cite::CiteDialog;
use export::ExportDialog;
use help::HelpDialog;
use share::ShareDialog;

/// The open dialog, if any.
pub(crate) fn dialogs(ctx: RenderCtx) -> Option<Html> {
    let RenderCtx { state, words, act } = ctx;
    let on_close = act.reform(|()| Action::CloseDialog);
    Some(match state.ui.dialog? {
        Dialog::Share => {
            let (view, theme) = (Rc::new(state.view.clone()), state.theme());
            html! { <ShareDialog {words} {view} {theme} {on_close} /> }
        }
        Dialog::Cite(side) => {
            let citables = citation::citables(ctx.corpus(), ctx.page(), position(ctx));
            let side_of =
                |it: &citation::Citable| Some(it.kind) == side.map(citation::Kind::Report);
            let first = citables.iter().position(side_of).unwrap_or_default();
            let choices: Vec<_> = citables.iter().map(|it| cite::choice(ctx, it)).collect();
            html! { <CiteDialog {words} choices={Rc::new(choices)} {first} {on_close} /> }
        }
        Dialog::Export(first) => {
            let tables = Rc::new(export::Tables::of(state));
            html! { <ExportDialog {words} {tables} {first} {on_close} /> }
        }
        Dialog::Help => html! { <HelpDialog {words} {on_close} /> },
    })
}

/// Where the reader is, for what can be cited.
fn position(ctx: RenderCtx) -> Position {
    let (ui, view) = (&ctx.state.ui, ctx.view());
    let selected = |compared: &Compared| {
        let pair = compared.pairs(view).into_iter().find(|pair| pair.selected)?;
        Some(pair.related.passages.each_ref().map(|passage| passage.span))
    };
    Position {
        selection: ui.selection.as_ref(),
        current: ui.current,
        spot: ui.spot.map(|spot| (spot.side, spot.start)),
        pair: ctx.page().compared.as_ref().and_then(selected),
    }
}

/// What a dialog exports unless its button says more.
pub(crate) const MATCHES: Dialog = Dialog::Export(Contents::Matches);

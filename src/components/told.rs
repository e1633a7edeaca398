//! Notices: what the reader should know about how a link was read.

use super::controls::button;
use super::element::{Element, el};
use crate::scene::Scene;
use crate::state::{Action, Told};

pub(crate) fn told(scene: Scene) -> Option<Element> {
    let Scene { state, words, .. } = scene;
    if state.told.is_empty() {
        return None;
    }
    let mut notices = el("ul.told").set("role", "alert");
    for (index, told) in state.told.iter().enumerate() {
        let text = match told {
            Told::Notice(notice) => words.notice(notice),
            Told::Difference(difference) => words.difference(difference),
        };
        let close = button(scene, words.dismiss().to_owned(), None, Action::Dismiss(index));
        notices = notices.child(el("li").child(el("span").say(text)).child(close));
    }
    Some(notices)
}

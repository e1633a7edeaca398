//! Notices: what the reader should know about how a link was read.

use dossier::link::view::Difference;

use super::controls::button;
use super::element::{Element, el};
use super::faces::called;
use crate::scene::Scene;
use crate::state::{Action, Told};

/// Reports that a notice names, at most.
const NAMED: usize = 5;

/// What is told of another edition: which reports were added since, where that is known.
fn edition(scene: Scene, number: Option<usize>) -> String {
    let words = scene.words;
    let (mut named, mut others) = (Vec::new(), 0);
    for report in &scene.corpus().collection().reports {
        if number.is_some_and(|number| report.is_new_since(number)) {
            if named.len() < NAMED {
                named.push(called(report, words));
            } else {
                others += 1;
            }
        }
    }
    words.edition(&named, others)
}

pub(crate) fn told(scene: Scene) -> Option<Element> {
    let Scene { state, words, .. } = scene;
    if state.told.is_empty() {
        return None;
    }
    let mut notices = el("div.told").set("role", "alert");
    for (index, told) in state.told.iter().enumerate() {
        let text = match told {
            Told::Notice(notice) => words.notice(notice),
            Told::Difference(Difference::Edition(number)) => edition(scene, *number),
            Told::Difference(difference) => words.difference(difference),
            Told::Passage { words: quote, is_found } => words.passage(quote, *is_found),
        };
        let close = button(scene, words.dismiss().to_owned(), None, Action::Dismiss(index));
        notices = notices.child(el("p").child(el("span").say(text)).child(close));
    }
    Some(notices)
}

//! The whole page.

use dossier::link;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

use super::{bar, faces, rail, told};
use crate::scene::Scene;
use crate::shelf::Shelf;
use crate::state::{Action, Settings, State};
use crate::tie::Tie;

/// What the page starts from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The collection.
    pub shelf: Shelf,
    /// The fragment of the address, without its `#`.
    #[prop_or_default]
    pub fragment: AttrValue,
    /// The reader's settings.
    pub settings: Settings,
}

/// The page. Its parts are functions of the [`State`], not components: a state of their own would
/// be in no link.
#[component]
pub fn App(props: &Props) -> Html {
    let state = use_reducer(|| State::open(props.shelf, &props.fragment, props.settings));
    let dispatcher = state.dispatcher();
    let act = Callback::from(move |action| dispatcher.dispatch(action));
    let tie = use_mut_ref(Tie::default);
    {
        let (state, act) = (state.clone(), act.clone());
        use_effect(move || tie.borrow_mut().after_drawing(&state, &act));
    }

    let scene = Scene::new(&state, &act);
    let follow = {
        let act = act.clone();
        move |event: MouseEvent| {
            if let Some(fragment) = followed(&event) {
                event.prevent_default();
                act.emit(Action::Follow(fragment));
            }
        }
    };
    html! {
        <div class="page" data-mode={state.view.mode.map(link::mode_name)} onclick={follow}>
            <a class="skip" href="#texts">{ scene.words.skip_to_texts }</a>
            { bar::bar(scene) }
            { told::told(scene) }
            <div class="desk">
                { rail::rail(scene) }
                <main id="texts" tabindex="-1">{ faces::faces(scene) }</main>
            </div>
        </div>
    }
}

/// The fragment of the page's own link that a plain click follows.
fn followed(event: &MouseEvent) -> Option<String> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let href = target.closest("a[href]").ok()??.get_attribute("href")?;
    let fragment = href.strip_prefix('#')?;
    link::is_link(fragment).then(|| fragment.to_owned())
}

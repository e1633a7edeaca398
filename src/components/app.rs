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

/// The page: the only component. Its parts are functions of the [`State`]; a state of their own
/// would be in no link.
pub struct App {
    state: State,
    tie: Tie,
    act: Callback<Action>,
}

impl Component for App {
    type Message = Action;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { shelf, fragment, settings } = ctx.props();
        let act = ctx.link().callback(|action| action);
        Self { state: State::open(*shelf, fragment, *settings), tie: Tie::default(), act }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.tie.before_act();
        self.state.act(action)
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        self.tie.after_drawing(&self.state, &self.act);
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let scene = Scene::new(&self.state, &self.act);
        let act = self.act.clone();
        let follow = move |event: MouseEvent| {
            if let Some(fragment) = followed(&event) {
                event.prevent_default();
                act.emit(Action::Follow(fragment));
            }
        };
        html! {
            <div class="page" data-mode={self.state.view.mode.map(link::mode_name)}
                onclick={follow}>
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

//! The whole page.

use std::cell::RefCell;

use dossier::link::view::Mode;
use dossier::link::{is_link, mode_name};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};
use yew::prelude::{AttrValue, Callback, Component, Context, Html, Properties};

use super::controls::link;
use super::element::{On, el};
use super::{bar, faces, kwic, rail, told};
use crate::corpus::Corpus;
use crate::scene::Scene;
use crate::state::{Action, Settings, State};
use crate::tie::Tie;

/// What the page starts from.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The collection.
    pub corpus: Corpus,
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
    tie: RefCell<Tie>,
    act: Callback<Action>,
}

impl App {
    /// Tells the browser of the first drawing, once: who comes later has nothing to tell.
    pub fn start(&self) {
        let mut tie = self.tie.borrow_mut();
        if !tie.has_started() {
            tie.after_drawing(&self.state, &self.act);
        }
    }
}

impl Component for App {
    type Message = Action;
    type Properties = Props;

    fn create(ctx: &Context<Self>) -> Self {
        let Props { corpus, fragment, settings } = ctx.props();
        let act = ctx.link().callback(|action| action);
        Self {
            state: State::open(corpus.clone(), fragment, *settings),
            tie: RefCell::default(),
            act,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.tie.get_mut().before_act();
        self.state.act(action)
    }

    fn rendered(&mut self, _: &Context<Self>, is_first: bool) {
        if is_first {
            self.start();
        } else {
            self.tie.get_mut().after_drawing(&self.state, &self.act);
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let scene = Scene::new(&self.state, &self.act);
        let act = self.act.clone();
        let follow = Callback::from(move |event: Event| {
            let event: MouseEvent = event.unchecked_into();
            if let Some(action) = followed(&event) {
                event.prevent_default();
                act.emit(action);
            }
        });
        let mode = self.state.view.mode;
        let embed = self.state.view.embed;
        let inside = if mode == Some(Mode::Occurrences) { kwic::kwic } else { faces::faces };
        let whole = embed.then(|| {
            let word = scene.words.whole_page();
            let whole = link(scene, word, false, &|view| view.embed = false);
            el("p.whole").child(whole.set("target", "_blank"))
        });
        let main = el("main").set("id", "texts").set("tabindex", "-1");
        let main = main.child(inside(scene)).child(whole);
        el("div.page")
            .set("data-mode", mode.map(mode_name))
            .flag("data-embed", embed)
            .on(On::Click, follow)
            .child(el("a.skip").set("href", "#texts").word(scene.words.skip_to_texts()))
            .child(bar::bar(scene))
            .child(told::told(scene))
            .child(el("div.desk").child(rail::rail(scene)).child(main))
            .done()
    }
}

/// What following one of the page's own links by a plain click does.
fn followed(event: &MouseEvent) -> Option<Action> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if modified || event.button() != 0 || event.default_prevented() {
        return None;
    }
    let target = event.target()?.dyn_into::<Element>().ok()?;
    let link = target.closest("a[href]").ok()??;
    let href = link.get_attribute("href").filter(|_| !link.has_attribute("target"))?;
    let fragment = href.strip_prefix('#').filter(|fragment| is_link(fragment))?.to_owned();
    let number = link.get_attribute("data-match").and_then(|number| number.parse().ok());
    Some(match number {
        Some(number) => Action::Go(fragment, number),
        None => Action::Follow(fragment),
    })
}

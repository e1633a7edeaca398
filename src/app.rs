//! The page: the one component with a state.

use std::cell::RefCell;

use dossier::link::view::Mode;
use dossier::link::{is_link, mode_name};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};
use yew::prelude::{AttrValue, Callback, Component, Context, Html, Properties};

use crate::browser::effects::Effects;
use crate::components::controls::link;
use crate::components::element::{On, el};
use crate::components::notices;
use crate::components::occurrences;
use crate::components::render_ctx::RenderCtx;
use crate::components::report;
use crate::components::report_list;
use crate::components::search::toolbar;
use crate::model::corpus::Corpus;
use crate::state::{Action, Settings, State};

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
    effects: RefCell<Effects>,
    act: Callback<Action>,
}

impl App {
    /// Applies the first drawing to the browser, once: Yew and `main` both call this.
    pub fn start(&self) {
        let mut effects = self.effects.borrow_mut();
        if !effects.has_rendered() {
            effects.after_render(&self.state, &self.act);
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
            effects: RefCell::default(),
            act,
        }
    }

    fn update(&mut self, _: &Context<Self>, action: Action) -> bool {
        self.effects.get_mut().before_update();
        self.state.act(action)
    }

    fn rendered(&mut self, _: &Context<Self>, is_first: bool) {
        if is_first {
            self.start();
        } else {
            self.effects.get_mut().after_render(&self.state, &self.act);
        }
    }

    fn view(&self, _: &Context<Self>) -> Html {
        let ctx = RenderCtx::new(&self.state, &self.act);
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
        let inside = if mode == Some(Mode::Occurrences) {
            occurrences::occurrences
        } else {
            report::reports
        };
        let whole = embed.then(|| {
            let word = ctx.words.whole_page();
            let whole = link(ctx, word, false, &|view| view.embed = false);
            el("p.whole").child(whole.set("target", "_blank"))
        });
        let main = el("main").set("id", "texts").set("tabindex", "-1");
        let main = main.child(inside(ctx)).child(whole);
        el("div.page")
            .set("data-mode", mode.map(mode_name))
            .flag("data-embed", embed)
            .on(On::Click, follow)
            .child(el("a.skip").set("href", "#texts").word(ctx.words.skip_to_texts()))
            .child(toolbar::toolbar(ctx))
            .child(notices::notices(ctx))
            .child(el("div.desk").child(report_list::report_list(ctx)).child(main))
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
        Some(number) => Action::FollowToMatch(fragment, number),
        None => Action::Follow(fragment),
    })
}

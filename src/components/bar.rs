//! The bar: the search box, the way through the matches, the legend, the views.

use std::rc::Rc;

use dossier::link::view::{Mode, Theme};
use dossier::query::MAX_CHARS;
use dossier::text::lang::Lang;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;

use super::controls::{KEYS, button, field, link, select, sign, switch, takeout};
use super::element::{Element, On, el};
use super::faces::called;
use super::reading;
use crate::keyboard::is_composing;
use crate::scene::Scene;
use crate::state::{Action, Settings};
use crate::words::{ENGLISH, FRENCH, NAME};

/// The id of the search box; `tie.rs` brings the focus there.
const SEARCH_ID: &str = "search";

pub(crate) fn bar(scene: Scene) -> Element {
    let Scene { state, words, .. } = scene;
    // What a link asks for is not hidden from who opens it.
    let open = state.here.tools || reading::is_limited(scene.view());
    let tools = button(scene, words.tools().to_owned(), Some(open), Action::TurnTools);
    let is_idle = scene.view().query.is_empty();
    let title = el("div.title")
        .child(el("h1.brand").word(NAME))
        .child(el("p.tagline").word(words.tagline()));
    let seek = el("div.seek").child(title).child(search(scene)).child(steps(scene)).child(tools);
    let row = el("div.bar-row").child(seek).child(views(scene)).child(display(scene));
    let found = el("div.bar-row bar-found")
        .child(reading::legend(scene))
        .child(el("p.status").set("role", "status").say(reading::status(scene)))
        .child(reading::ways(scene))
        .child(reading::relatives(scene))
        .child(switches(scene));
    el("header.bar").flag("data-idle", is_idle).flag("data-open", open).child(row).child(found)
}

fn search(scene: Scene) -> Element {
    let Scene { words, act, .. } = scene;
    let act = act.clone();
    let query = &scene.view().query;
    let is_empty = query.is_empty();
    let keys = Callback::from(move |event: Event| {
        // Some browsers fill in fields by events that only claim to be keys.
        let event = event.dyn_ref::<KeyboardEvent>().filter(|event| !is_composing(event));
        let Some(event) = event else { return };
        let action = match event.key().as_str() {
            "Enter" => Action::Step { forward: !event.shift_key() },
            "Escape" if !is_empty => Action::Clear,
            _ => return,
        };
        event.prevent_default();
        act.emit(action);
    });
    let input = field(scene, query.clone(), Action::Type)
        .set("id", SEARCH_ID)
        .set("type", "text")
        .set("inputmode", "search")
        .set("enterkeyhint", "search")
        .set("autocapitalize", "off")
        .set("spellcheck", "false")
        .put("maxlength", MAX_CHARS.to_string())
        .set(KEYS, "/")
        .set("placeholder", words.search_hint())
        .on(On::KeyDown, keys);
    let clear = (!is_empty).then(|| sign(scene, "×", words.clear(), Action::Clear));
    el("div.search")
        .set("role", "search")
        .child(el("label").set("for", SEARCH_ID).word(words.search()))
        .child(input)
        .child(clear)
}

fn steps(scene: Scene) -> Element {
    let Scene { state, words, .. } = scene;
    // Heard at each step; while a word is typed the status speaks.
    let told = state.here.current.map(|_| "status");
    let position = words.position(state.here.current.map(|at| at + 1), state.page.total);
    let position = el("span.position").say(position);
    el("div.steps")
        .child(
            sign(scene, "↑", words.previous_match(), Action::Step { forward: false })
                .set(KEYS, "Shift+n"),
        )
        .child(el("span").set("role", told).child(position).child(heard(scene)))
        .child(sign(scene, "↓", words.next_match(), Action::Step { forward: true }).set(KEYS, "n"))
}

/// For ears, where the reader now is: the report and the sentence.
fn heard(scene: Scene) -> Option<Element> {
    let at = scene.state.here.current?;
    let (index, sentence) = scene.page().around(scene.corpus(), at)?;
    let report = scene.corpus().report(index)?;
    let text = el("span").set("lang", report.lang.map(Lang::tag));
    let text = text.say(sentence.of(&report.text).to_owned());
    let called = format!(". {}. ", called(report, scene.words));
    Some(el("span.heard").say(called).child(text))
}

fn views(scene: Scene) -> Element {
    let words = scene.words;
    let modes = [
        (Mode::Compare, words.view_compare()),
        (Mode::Read, words.view_read()),
        (Mode::Occurrences, words.view_occurrences()),
        (Mode::List, words.view_list()),
    ];
    let mut views = el("nav.views").set("aria-label", words.views());
    for (mode, word) in modes {
        let here = scene.view().mode == Some(mode);
        if mode == Mode::Compare && !here && !scene.corpus().has_two() {
            continue;
        }
        views = views.child(link(scene, word, here, &|view| view.mode = Some(mode)));
    }
    views
}

/// What leaves the page: its link, citations, files.
fn leaving(scene: Scene) -> Element {
    let words = scene.words;
    let link = takeout("link", words.copy_link().to_owned()).set(KEYS, "l");
    el("div.leaving")
        .child(link)
        .child(takeout("cite", words.cite().to_owned()))
        .child(takeout("files", words.files().to_owned()))
        .child(takeout("help", words.help().to_owned()).set(KEYS, "?"))
}

fn display(scene: Scene) -> Element {
    let Scene { state, words, .. } = scene;
    let settings = Settings { lang: state.lang(), theme: state.theme() };
    let set = move |chosen: String| {
        Action::Set(match chosen.as_str() {
            "fr" => Settings { lang: Lang::Fr, ..settings },
            "en" => Settings { lang: Lang::En, ..settings },
            "light" => Settings { theme: Some(Theme::Light), ..settings },
            "dark" => Settings { theme: Some(Theme::Dark), ..settings },
            _ => Settings { theme: None, ..settings },
        })
    };

    let choice = |name, options: &[(&'static str, &'static str, bool)]| {
        let options = options.iter().map(|&(value, word, on)| (value.into(), word.into(), on));
        select(scene, name, options.collect(), Rc::new(set))
    };
    let (lang, theme) = (settings.lang, settings.theme);
    let langs = [("fr", FRENCH, lang == Lang::Fr), ("en", ENGLISH, lang == Lang::En)];
    let themes = [
        ("auto", words.theme_auto(), theme.is_none()),
        ("light", words.theme_light(), theme == Some(Theme::Light)),
        ("dark", words.theme_dark(), theme == Some(Theme::Dark)),
    ];
    el("div.display").child(choice(words.language(), &langs)).child(choice(words.theme(), &themes))
}

fn switches(scene: Scene) -> Element {
    let words = scene.words;
    let view = scene.view();
    let only = matches!(view.mode, Some(Mode::Read | Mode::Compare)).then(|| {
        let on = view.show.only_matching;
        switch(scene, "only", words.only_matching(), on, &|view| view.show.only_matching ^= true)
    });
    let together = (view.mode == Some(Mode::Compare)).then(|| {
        let on = !view.apart;
        switch(scene, "together", words.scroll_together(), on, &|view| view.apart ^= true)
    });
    el("div.switches")
        .child(reading::options(scene))
        .child(leaving(scene))
        .child(only)
        .child(together)
}

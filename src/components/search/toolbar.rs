//! The toolbar: search box, match navigation, legend, views.

use std::rc::Rc;

use dossier::link::view::{Mode, Theme};
use dossier::query::MAX_CHARS;
use dossier::text::lang::Lang;
use wasm_bindgen::JsCast;
use web_sys::{Event, KeyboardEvent};
use yew::Callback;

use crate::browser::keyboard::is_composing;
use crate::components::controls::{KEYS, button, field, link, select, sign, switch, takeout};
use crate::components::element::{Element, On, el};
use crate::components::render_ctx::RenderCtx;
use crate::components::report::heading::display_name;
use crate::components::search::legend;
use crate::i18n::{ENGLISH, FRENCH, NAME};
use crate::state::{Action, Settings};

/// The id of the search box; `tie.rs` brings the focus there.
const SEARCH_ID: &str = "search";

pub(crate) fn toolbar(ctx: RenderCtx) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    // What a link asks for is not hidden from who opens it.
    let open = state.ui.tools || legend::is_limited(ctx.view());
    let tools = button(ctx, words.tools().to_owned(), Some(open), Action::ToggleTools);
    let is_idle = ctx.view().query.is_empty();
    let title = el("div.title")
        .child(el("h1.brand").word(NAME))
        .child(el("p.tagline").word(words.tagline()));
    let seek = el("div.seek").child(title).child(search(ctx)).child(steps(ctx)).child(tools);
    let row = el("div.bar-row").child(seek).child(views(ctx)).child(display(ctx));
    let found = el("div.bar-row bar-found")
        .child(legend::legend(ctx))
        .child(el("p.status").set("role", "status").say(legend::status(ctx)))
        .child(legend::ways(ctx))
        .child(legend::relatives(ctx))
        .child(switches(ctx));
    el("header.bar").flag("data-idle", is_idle).flag("data-open", open).child(row).child(found)
}

fn search(ctx: RenderCtx) -> Element {
    let RenderCtx { words, act, .. } = ctx;
    let act = act.clone();
    let query = &ctx.view().query;
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
    let input = field(ctx, query.clone(), Action::Type)
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
    let clear = (!is_empty).then(|| sign(ctx, "×", words.clear(), Action::Clear));
    el("div.search")
        .set("role", "search")
        .child(el("label").set("for", SEARCH_ID).word(words.search()))
        .child(input)
        .child(clear)
}

fn steps(ctx: RenderCtx) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    // Heard at each step; while a word is typed the status speaks.
    let told = state.ui.current.map(|_| "status");
    let position = words.position(state.ui.current.map(|at| at + 1), state.page.total);
    let position = el("span.position").say(position);
    el("div.steps")
        .child(
            sign(ctx, "↑", words.previous_match(), Action::Step { forward: false })
                .set(KEYS, "Shift+n"),
        )
        .child(el("span").set("role", told).child(position).child(heard(ctx)))
        .child(sign(ctx, "↓", words.next_match(), Action::Step { forward: true }).set(KEYS, "n"))
}

/// For screen readers: the report and the sentence of the current match.
fn heard(ctx: RenderCtx) -> Option<Element> {
    let at = ctx.state.ui.current?;
    let (index, sentence) = ctx.page().around(ctx.corpus(), at)?;
    let report = ctx.corpus().report(index)?;
    let text = el("span").set("lang", report.lang.map(Lang::tag));
    let text = text.say(sentence.of(&report.text).to_owned());
    let label = format!(". {}. ", display_name(report, ctx.words));
    Some(el("span.heard").say(label).child(text))
}

fn views(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let modes = [
        (Mode::Compare, words.view_compare()),
        (Mode::Read, words.view_read()),
        (Mode::Occurrences, words.view_occurrences()),
        (Mode::List, words.view_list()),
    ];
    let mut views = el("nav.views").set("aria-label", words.views());
    for (mode, word) in modes {
        let here = ctx.view().mode == Some(mode);
        if mode == Mode::Compare && !here && !ctx.corpus().has_two() {
            continue;
        }
        views = views.child(link(ctx, word, here, &|view| view.mode = Some(mode)));
    }
    views
}

/// Share, cite and export.
fn leaving(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let link = takeout("link", words.copy_link().to_owned()).set(KEYS, "l");
    el("div.leaving")
        .child(link)
        .child(takeout("cite", words.cite().to_owned()))
        .child(takeout("files", words.files().to_owned()))
        .child(takeout("help", words.help().to_owned()).set(KEYS, "?"))
}

fn display(ctx: RenderCtx) -> Element {
    let RenderCtx { state, words, .. } = ctx;
    let settings = Settings { lang: state.lang(), theme: state.theme() };
    let set = move |chosen: String| {
        Action::SetSettings(match chosen.as_str() {
            "fr" => Settings { lang: Lang::Fr, ..settings },
            "en" => Settings { lang: Lang::En, ..settings },
            "light" => Settings { theme: Some(Theme::Light), ..settings },
            "dark" => Settings { theme: Some(Theme::Dark), ..settings },
            _ => Settings { theme: None, ..settings },
        })
    };

    let choice = |name, options: &[(&'static str, &'static str, bool)]| {
        let options = options.iter().map(|&(value, word, on)| (value.into(), word.into(), on));
        select(ctx, name, options.collect(), Rc::new(set))
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

fn switches(ctx: RenderCtx) -> Element {
    let words = ctx.words;
    let view = ctx.view();
    let only = matches!(view.mode, Some(Mode::Read | Mode::Compare)).then(|| {
        let on = view.show.only_matching;
        switch(ctx, "only", words.only_matching(), on, &|view| view.show.only_matching ^= true)
    });
    let together = (view.mode == Some(Mode::Compare)).then(|| {
        let on = !view.apart;
        switch(ctx, "together", words.scroll_together(), on, &|view| view.apart ^= true)
    });
    el("div.switches").child(legend::options(ctx)).child(leaving(ctx)).child(only).child(together)
}

//! `window.visavis`: what people's scripts may ask. Types in `static/visavis.d.ts`.

use std::cell::RefCell;
use std::rc::Rc;

use dossier::date::{Known, Precision};
use dossier::link;
use dossier::query::{MAX_CHARS, Options, Query, Within};
use dossier::search::Match;
use dossier::view::{ReportRef, View};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::browser;
use crate::page::name;
use crate::shelf::Shelf;
use crate::state::Action;

/// The view as last drawn or asked for.
#[derive(Clone, Default)]
pub struct Latest(Rc<RefCell<View>>);

impl Latest {
    /// The page now shows this view.
    pub fn set(&self, view: &View) {
        self.0.borrow_mut().clone_from(view);
    }
}

/// Puts `window.visavis` in place.
pub fn publish(shelf: Shelf, latest: Latest, act: Callback<Action>) {
    let Some(window) = browser::window() else { return };
    let object = Object::new();
    let put = |name: &str, function: JsValue| {
        let _ = Reflect::set(&object, &name.into(), &function);
    };
    put("reports", Closure::<dyn Fn() -> JsValue>::new(move || reports(shelf)).into_js_value());
    put("search", {
        Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(
            move |query: JsValue, options: JsValue| {
                let query = query.as_string().unwrap_or_default();
                search(shelf, &query, &options)
            },
        )
        .into_js_value()
    });
    put("view", {
        let latest = latest.clone();
        Closure::<dyn Fn() -> JsValue>::new(move || view(&latest.0.borrow())).into_js_value()
    });
    put("open", {
        Closure::<dyn Fn(JsValue)>::new(move |link: JsValue| {
            let link = link.as_string().unwrap_or_default();
            let fragment = link.split_once('#').map_or(link.as_str(), |(_, fragment)| fragment);
            let (mut view, _) = link::read(fragment);
            view.complete(shelf.collection());
            latest.set(&view);
            act.emit(Action::Follow(fragment.to_owned()));
        })
        .into_js_value()
    });
    let _ = Reflect::set(&window, &"visavis".into(), &object);
}

/// An object with these properties.
fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A text that may be missing: `null` then.
fn text(text: Option<&str>) -> JsValue {
    text.map_or(JsValue::NULL, JsValue::from_str)
}

fn reports(shelf: Shelf) -> JsValue {
    let reports = Array::new();
    for report in &shelf.collection().reports {
        let date = report.date.map_or(JsValue::NULL, |(date, known)| {
            let precision = match date.precision() {
                Precision::Year => "year",
                Precision::Month => "month",
                Precision::Day => "day",
            };
            let known = match known {
                Known::Header => "header",
                Known::Dateline => "dateline",
                Known::DatelineInferredYear => "dateline, year inferred from the text",
                Known::DatelineYearFromFileName => "dateline, year from the file name",
                Known::FileName => "file name",
            };
            object(&[
                ("value", date.to_string().into()),
                ("precision", precision.into()),
                ("known", known.into()),
            ])
        });
        reports.push(&object(&[
            ("slug", text(Some(&report.slug))),
            ("hash", text(Some(&report.hash))),
            ("name", name(report).into()),
            ("date", date),
            ("place", text(report.place.as_deref())),
            ("agency", text(report.agency.as_deref())),
            ("paragraphs", report.paragraphs.len().into()),
            ("text", text(Some(&report.text))),
        ]));
    }
    reports.into()
}

/// Reads the second argument of `search`: letters as in a link, or an object that says them by
/// name. What cannot be read is said.
fn asked(value: &JsValue, notices: &mut Vec<String>) -> (Options, Option<Within>) {
    let get = |name: &str| Reflect::get(value, &name.into()).unwrap_or_default();
    let text = |name| get(name).as_string().unwrap_or_default();
    let letters = value.as_string().unwrap_or_else(|| text("o"));
    let mut options = Options::read(&letters).unwrap_or_else(|| {
        notices.push(format!("options \"{letters}\" were ignored: letters are a, c, f, w"));
        Options::default()
    });
    options.accents |= get("accents").is_truthy();
    options.case |= get("case").is_truthy();
    options.family |= get("family").is_truthy();
    options.whole |= get("whole").is_truthy();
    let place = text("in");
    let within = Within::read(&place);
    if within.is_none() && !place.is_empty() {
        notices.push(format!("place \"{place}\" was ignored: places are p, s, q"));
    }
    (options, within)
}

fn search(shelf: Shelf, typed: &str, options: &JsValue) -> JsValue {
    let mut said = Vec::new();
    let query: String = typed.chars().take(MAX_CHARS).collect();
    if query.len() < typed.len() {
        said.push(format!("query cut to {MAX_CHARS} characters"));
    }
    let (options, within) = asked(options, &mut said);
    let query = Query::read(&query, options, within);
    let search = shelf.searcher().search(&query);
    let mut counts = vec![0; query.groups().count()];
    let reports = Array::new();
    for (index, report) in shelf.collection().reports.iter().enumerate() {
        let tally = search.tally(index);
        for (sum, count) in counts.iter_mut().zip(&tally.groups) {
            *sum += count;
        }
        // A query that only excludes finds reports without a match.
        if tally.count > 0 || tally.passes && !query.is_empty() {
            reports.push(&object(&[
                ("report", text(Some(&report.slug))),
                ("passes", tally.passes.into()),
                ("count", tally.count.into()),
                ("matches", matches(&report.text, &search.matches(index))),
            ]));
        }
    }
    let terms = Array::new();
    for (item, count) in query.groups().zip(counts) {
        terms.push(&object(&[("text", item.text().into()), ("count", count.into())]));
    }
    let notices = Array::new();
    for notice in said {
        notices.push(&notice.into());
    }
    object(&[("terms", terms.into()), ("reports", reports.into()), ("notices", notices.into())])
}

fn matches(text: &str, found: &[Match]) -> JsValue {
    let mut offsets = Utf16::new(text);
    let matches = Array::new();
    for found in found {
        let terms = Array::new();
        for term in found.terms.iter() {
            terms.push(&(term + 1).into());
        }
        matches.push(&object(&[
            ("start", offsets.at(found.span.start as usize).into()),
            ("end", offsets.at(found.span.end as usize).into()),
            ("terms", terms.into()),
            ("family", found.family.into()),
        ]));
    }
    matches.into()
}

/// UTF-16 offsets of ascending byte offsets, in one walk over the text.
struct Utf16<'a> {
    text: &'a str,
    bytes: usize,
    units: usize,
}

impl<'a> Utf16<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, bytes: 0, units: 0 }
    }

    fn at(&mut self, byte: usize) -> usize {
        let between = self.text.get(self.bytes..byte).unwrap_or_default();
        self.units += between.encode_utf16().count();
        self.bytes = byte;
        self.units
    }
}

fn view(view: &View) -> JsValue {
    let slug = |named: &Option<ReportRef>| text(named.as_ref().map(|named| named.slug.as_str()));
    object(&[
        ("link", link::write(view).into()),
        ("mode", view.mode.map_or("list", link::mode_name).into()),
        ("query", text(Some(&view.query))),
        ("read", slug(&view.read)),
        ("left", slug(&view.left)),
        ("right", slug(&view.right)),
    ])
}

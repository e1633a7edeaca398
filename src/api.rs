//! `window.visavis`: what people's scripts may ask. Types in `static/visavis.d.ts`.

use std::cell::RefCell;
use std::rc::Rc;

use dossier::date::Known;
use dossier::link;
use dossier::query::{MAX_CHARS, Options, Query, Within};
use dossier::search::Tally;
use dossier::view::{ReportRef, View};
use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::browser;
use crate::page::name;
use crate::shelf::Shelf;
use crate::state::Action;
use value::Value::{self, Flag, Name, Object, Text};

mod compare;
mod value;

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
    let object = js_sys::Object::new();
    let put = |name: &str, function: JsValue| {
        let _ = Reflect::set(&object, &name.into(), &function);
    };
    put("reports", {
        Closure::<dyn Fn() -> JsValue>::new(move || to_js(&reports(shelf))).into_js_value()
    });
    put("search", {
        Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(
            move |query: JsValue, options: JsValue| {
                let query = query.as_string().unwrap_or_default();
                to_js(&search(shelf, &query, &options))
            },
        )
        .into_js_value()
    });
    put("compare", {
        Closure::<dyn Fn(JsValue, JsValue, JsValue) -> JsValue>::new(
            move |left: JsValue, right: JsValue, options: JsValue| {
                let slugs = [left, right].map(|slug| slug.as_string().unwrap_or_default());
                let wanted = Reflect::get(&options, &"concepts".into()).unwrap_or_default();
                let concepts = wanted.is_undefined() || wanted.is_truthy();
                let slugs = slugs.each_ref().map(String::as_str);
                to_js(&compare::compare(shelf, slugs, concepts).unwrap_or(Value::Null))
            },
        )
        .into_js_value()
    });
    put("view", {
        let latest = latest.clone();
        Closure::<dyn Fn() -> JsValue>::new(move || to_js(&view(&latest.0.borrow())))
            .into_js_value()
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

fn to_js(value: &Value) -> JsValue {
    let serializer = Serializer::new().serialize_missing_as_null(true);
    value.serialize(&serializer).unwrap_or(JsValue::NULL)
}

fn reports(shelf: Shelf) -> Value {
    Value::list(&shelf.collection().reports, |report| {
        let date = report.date.map(|(date, known)| {
            let known = match known {
                Known::Header => "header",
                Known::Dateline => "dateline",
                Known::DatelineInferredYear => "dateline, year inferred from the text",
                Known::DatelineYearFromFileName => "dateline, year from the file name",
                Known::FileName => "file name",
            };
            Object(vec![
                ("value", Text(date.to_string())),
                ("precision", Name(date.precision().name())),
                ("known", Name(known)),
            ])
        });
        Object(vec![
            ("slug", Name(&report.slug)),
            ("hash", Name(&report.hash)),
            ("name", Text(name(report))),
            ("date", date.unwrap_or(Value::Null)),
            ("place", report.place.as_deref().into()),
            ("agency", report.agency.as_deref().into()),
            ("paragraphs", Value::count(report.paragraphs.len())),
            ("text", Name(&report.text)),
        ])
    })
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
        notices.push(format!("place \"{place}\" was ignored: places are p, s, q, q:speaker"));
    }
    (options, within)
}

fn search(shelf: Shelf, typed: &str, options: &JsValue) -> Value {
    let mut notices = Vec::new();
    let text: String = typed.chars().take(MAX_CHARS).collect();
    if text.len() < typed.len() {
        notices.push(format!("query cut to {MAX_CHARS} characters"));
    }
    let (options, within) = asked(options, &mut notices);
    let query = Query::read(&text, options, within);
    let search = shelf.searcher().search(&query);
    let reports = &shelf.collection().reports;
    let tallies: Vec<Tally> = (0..reports.len()).map(|index| search.tally(index)).collect();
    let terms = Value::list(query.groups().enumerate(), |(group, item)| {
        let count = tallies.iter().filter_map(|tally| tally.groups.get(group)).sum();
        Object(vec![("text", Text(item.text())), ("count", Value::count(count))])
    });
    // A query that only excludes finds reports without a match.
    let named = |tally: &Tally| tally.count > 0 || tally.passes && !query.is_empty();
    let mut found = Vec::new();
    for (index, (report, tally)) in reports.iter().zip(&tallies).enumerate() {
        if !named(tally) {
            continue;
        }
        let offsets = Utf16::of(&report.text);
        let matches = Value::list(search.matches(index), |found| {
            Object(vec![
                ("start", offsets.at(found.span.start)),
                ("end", offsets.at(found.span.end)),
                ("terms", Value::list(found.terms.iter(), |term| Value::count(term + 1))),
                ("family", Flag(found.family)),
            ])
        });
        found.push(Object(vec![
            ("report", Name(&report.slug)),
            ("passes", Flag(tally.passes)),
            ("count", Value::count(tally.count)),
            ("matches", matches),
        ]));
    }
    let notices = Value::list(notices, Text);
    Object(vec![("terms", terms), ("reports", Value::List(found)), ("notices", notices)])
}

/// The UTF-16 offset of each byte of a text.
struct Utf16(Vec<u32>);

impl Utf16 {
    fn of(text: &str) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut next = 0;
        for c in text.chars() {
            units.extend(std::iter::repeat_n(next, c.len_utf8()));
            next += if c.len_utf16() == 1 { 1 } else { 2 };
        }
        units.push(next);
        Self(units)
    }

    fn at(&self, byte: u32) -> Value {
        Value::count(self.0.get(byte as usize).map_or(0, |&units| units as usize))
    }
}

fn view(view: &View) -> Value {
    let slug = |named: &Option<ReportRef>| named.as_ref().map(|named| named.slug.clone()).into();
    Object(vec![
        ("link", Text(link::write(view))),
        ("mode", Name(view.mode.map_or("list", link::mode_name))),
        ("query", Text(view.query.clone())),
        ("read", slug(&view.read)),
        ("left", slug(&view.left)),
        ("right", slug(&view.right)),
    ])
}

//! `window.visavis`: what people's scripts may ask. Types in `static/visavis.d.ts`.

use std::cell::RefCell;
use std::rc::Rc;

use dossier::date::Known;
use dossier::link;
use dossier::link::view::View;
use dossier::query::{MAX_CHARS, Options, Query, Within};
use dossier::report::ReportRef;
use dossier::search::Tally;
use dossier::text::lang::Lang;
use dossier::text::span::Span;
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::browser;
use crate::corpus::Corpus;
use crate::state::Action;
use value::{count, list, object, plain, set, text};

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

/// What a script calls. All take as many arguments as the one that takes most: each other number
/// would bring code of its own.
type Function = dyn Fn(JsValue, JsValue, JsValue) -> JsValue;

/// Puts `window.visavis` in place.
pub fn publish(corpus: &Corpus, latest: Latest, act: Callback<Action>) {
    let Some(window) = browser::window() else { return };
    let api = Object::new();
    let put = |name, function: Box<Function>| {
        set(&api, name, &Closure::wrap(function).into_js_value());
    };
    let now = latest.clone();
    let all = corpus.clone();
    put("reports", Box::new(move |_, _, _| reports(&all)));
    let all = corpus.clone();
    put(
        "search",
        Box::new(move |query, options, _| {
            search(&all, &query.as_string().unwrap_or_default(), &options)
        }),
    );
    let all = corpus.clone();
    put(
        "compare",
        Box::new(move |left, right, options| {
            let slugs = [left, right].map(|slug| slug.as_string().unwrap_or_default());
            let wanted = Reflect::get(&options, &"concepts".into()).unwrap_or_default();
            let concepts = wanted.is_undefined() || wanted.is_truthy();
            let slugs = slugs.each_ref().map(String::as_str);
            compare::compare(&all, slugs, concepts).unwrap_or(JsValue::NULL)
        }),
    );
    put("view", Box::new(move |_, _, _| view(&now.0.borrow())));
    let all = corpus.clone();
    put(
        "open",
        Box::new(move |link, _, _| {
            let link = link.as_string().unwrap_or_default();
            let fragment = link.split_once('#').map_or(link.as_str(), |(_, fragment)| fragment);
            let (mut view, _) = link::read(fragment);
            view.complete(all.collection());
            latest.set(&view);
            act.emit(Action::Open(fragment.to_owned()));
            JsValue::UNDEFINED
        }),
    );
    set(&window, "visavis", &api);
}

fn reports(corpus: &Corpus) -> JsValue {
    list(&corpus.collection().reports, |report| {
        let offsets = Utf16::of(&report.text);
        let ranges = |spans: &[Span]| list(spans.iter(), |&span| plain(offsets.ends(span)));
        let furniture = ranges(report.furniture.as_slice());
        let sentences = list(&report.paragraphs, |paragraph| ranges(&paragraph.sentences));
        let date = report.date.map(|(date, known)| {
            let known = match known {
                Known::Header => "header",
                Known::Dateline => "dateline",
                Known::DatelineInferredYear => "dateline, year inferred from the text",
                Known::DatelineYearFromFileName => "dateline, year from the file name",
                Known::FileName => "file name",
            };
            let precision = date.precision().name();
            let values = [date.to_string().into(), precision.into(), known.into()];
            object("value precision known", &values)
        });
        let values = [
            report.slug.as_str().into(),
            report.hash.as_str().into(),
            report.name().into(),
            date.unwrap_or(JsValue::NULL),
            text(report.place.as_deref()),
            text(report.agency.as_deref()),
            count(report.paragraphs.len()),
            report.text.as_str().into(),
            text(report.lang.map(Lang::tag)),
            furniture,
            sentences,
        ];
        let names = "slug hash name date place agency paragraphs text lang furniture sentences";
        object(names, &values)
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

fn search(corpus: &Corpus, typed: &str, options: &JsValue) -> JsValue {
    let mut notices = Vec::new();
    let text: String = typed.chars().take(MAX_CHARS).collect();
    if text.len() < typed.len() {
        notices.push(format!("query cut to {MAX_CHARS} characters"));
    }
    let (options, within) = asked(options, &mut notices);
    let query = Query::read(&text, options, within);
    let search = corpus.searcher().search(&query);
    let reports = &corpus.collection().reports;
    let tallies = search.tallies();
    let terms = list(query.groups().enumerate(), |(group, item)| {
        let matches = tallies.iter().filter_map(|tally| tally.groups.get(group)).sum();
        object("text count", &[item.text().into(), count(matches)])
    });
    // A query that only excludes finds reports without a match.
    let named = |tally: &Tally| tally.count > 0 || tally.passes && !query.is_empty();
    let all = reports.iter().zip(&tallies).enumerate().filter(|(_, (_, tally))| named(tally));
    let found = list(all, |(index, (report, tally))| {
        let offsets = Utf16::of(&report.text);
        let matches = list(search.matches(index), |found| {
            let [start, end] = offsets.ends(found.span).map(plain);
            let terms = list(found.terms.iter(), |term| count(term + 1));
            object("start end terms family", &[start, end, terms, found.family.into()])
        });
        let values =
            [report.slug.as_str().into(), tally.passes.into(), count(tally.count), matches];
        object("report passes count matches", &values)
    });
    object("terms reports notices", &[terms, found, list(notices, JsValue::from)])
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

    /// The ends of a span.
    fn ends(&self, span: Span) -> [u32; 2] {
        [span.start, span.end].map(|byte| self.0.get(byte as usize).copied().unwrap_or_default())
    }
}

fn view(view: &View) -> JsValue {
    let slug = |named: &Option<ReportRef>| text(named.as_ref().map(|named| named.slug.as_str()));
    let values = [
        link::write(view).into(),
        view.mode.map_or("list", link::mode_name).into(),
        view.query.as_str().into(),
        slug(&view.read),
        slug(&view.left),
        slug(&view.right),
    ];
    object("link mode query read left right", &values)
}

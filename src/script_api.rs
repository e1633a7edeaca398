//! `window.visavis`: the functions for people's scripts. The objects they give are those of
//! `script_types`, the declarations are in `static/visavis.d.ts`.

use std::cell::RefCell;
use std::rc::Rc;

use dossier::link;
use dossier::link::view::View;
use js_sys::{Object, Reflect};
use script_types::{CompareOptions, SearchOptions};
use serde::Serialize;
use serde_wasm_bindgen::{Serializer, from_value};
use wasm_bindgen::prelude::*;
use web_sys::Window;
use yew::Callback;

use crate::model::corpus::Corpus;
use crate::state::Action;

mod compare;
mod offsets;
mod reports;
mod search;

/// The collection, and the view as last drawn or asked for.
#[derive(Clone, Default)]
pub struct Latest(Rc<RefCell<(Corpus, View)>>);

impl Latest {
    /// The page now shows this view of this collection.
    pub fn set(&self, corpus: &Corpus, view: &View) {
        self.0.replace((corpus.clone(), view.clone()));
    }

    fn corpus(&self) -> Corpus {
        self.0.borrow().0.clone()
    }
}

/// Sets `visavis` on the window.
///
/// Every argument is taken as any value: whatever a script passes, no function throws.
pub fn publish(window: &Window, latest: Latest, act: Callback<Action>) {
    let api = Object::new();

    let shown = latest.clone();
    let reports = move || to_value(&reports::reports(shown.corpus().collection()));
    let reports = Closure::<dyn Fn() -> JsValue>::new(reports);
    set(&api, "reports", &reports.into_js_value());

    let shown = latest.clone();
    let search = move |query: JsValue, options: JsValue| {
        let query = query.as_string().unwrap_or_default();
        let (options, notices) = search_options(options);
        to_value(&search::search(shown.corpus().searcher(), &query, &options, notices))
    };
    let search = Closure::<dyn Fn(JsValue, JsValue) -> JsValue>::new(search);
    set(&api, "search", &search.into_js_value());

    let shown = latest.clone();
    let compare = move |left: JsValue, right: JsValue, options: JsValue| {
        let slugs = [left, right].map(|slug| slug.as_string().unwrap_or_default());
        let options: CompareOptions = from_value(options).unwrap_or_default();
        let concepts = options.concepts.unwrap_or(true);
        to_value(&compare::compare(shown.corpus().searcher(), slugs.each_ref(), concepts))
    };
    let compare = Closure::<dyn Fn(JsValue, JsValue, JsValue) -> JsValue>::new(compare);
    set(&api, "compare", &compare.into_js_value());

    let shown = latest.clone();
    let view = move || to_value(&reports::view(&shown.0.borrow().1));
    let view = Closure::<dyn Fn() -> JsValue>::new(view);
    set(&api, "view", &view.into_js_value());

    let open = move |link: JsValue| {
        let link = link.as_string().unwrap_or_default();
        let fragment = link.split_once('#').map_or(link.as_str(), |(_, fragment)| fragment);
        let (mut view, _) = link::read(fragment);
        let corpus = latest.corpus();
        view.complete(corpus.collection());
        latest.set(&corpus, &view);
        act.emit(Action::Open(fragment.to_owned()));
    };
    let open = Closure::<dyn Fn(JsValue)>::new(open);
    set(&api, "open", &open.into_js_value());

    set(window, "visavis", &api);
}

/// Sets a field of an object of our own, which refuses none.
fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

/// A value for scripts: a missing one is `null`, a map an object.
fn to_value(value: &impl Serialize) -> JsValue {
    value.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}

/// Reads the second argument of `search`: letters as in a link, or an object. Says what it cannot
/// read.
fn search_options(value: JsValue) -> (SearchOptions, Vec<String>) {
    if value.is_undefined() || value.is_null() {
        return Default::default();
    }
    if let Some(letters) = value.as_string() {
        return (SearchOptions { o: Some(letters), ..SearchOptions::default() }, Vec::new());
    }
    match from_value(value) {
        Ok(options) => (options, Vec::new()),
        Err(error) => {
            (SearchOptions::default(), vec![format!("the options were ignored: {error}")])
        }
    }
}

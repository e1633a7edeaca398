//! The page, asked through `window.visavis`.

use dossier::filter::facets;
use dossier::link;
use dossier::link::view::{self, Mode};
use js_sys::{Array, Function, Reflect};
use script_types::{CompareOptions, Comparison, Report, SearchOptions, SearchResult, View};
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::{from_value, to_value};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser;
use crate::report::Text;

/// The page as it is now.
pub(crate) struct Page {
    visavis: JsValue,
    /// What it shows, by its own word and as its link says it.
    pub(crate) told: View,
    pub(crate) view: view::View,
}

impl Page {
    pub(crate) fn now() -> Result<Self, JsValue> {
        let window = browser::window()?;
        let visavis = Reflect::get(&window, &"visavis".into())?;
        let told: View = ask(&visavis, "view", &[])?;
        let (view, _) = link::read(&told.link);
        Ok(Self { visavis, told, view })
    }

    /// What the query of the view finds.
    pub(crate) fn search(&self) -> Result<SearchResult, JsValue> {
        let options = SearchOptions {
            o: Some(self.view.options.letters()),
            within: self.view.within.as_ref().map(ToString::to_string),
            ..SearchOptions::default()
        };
        let query = self.told.query.as_str().into();
        ask(&self.visavis, "search", &[query, to_value(&options)?])
    }

    /// What the comparison of the sides finds, if the view shows one.
    pub(crate) fn compare(&self) -> Result<Option<Comparison>, JsValue> {
        let (Some(left), Some(right)) = (&self.told.left, &self.told.right) else {
            return Ok(None);
        };
        if !self.is_comparison() {
            return Ok(None);
        }
        let options = CompareOptions { concepts: Some(!self.view.show.no_concepts) };
        ask(&self.visavis, "compare", &[left.into(), right.into(), to_value(&options)?])
    }

    /// Whether two reports stand face to face.
    pub(crate) fn is_comparison(&self) -> bool {
        self.view.mode == Some(Mode::Compare)
    }

    /// The slugs of the displayed reports.
    pub(crate) fn displayed(&self) -> Vec<&str> {
        let shown = match self.view.mode {
            Some(Mode::Read) => [&self.told.read, &None],
            Some(Mode::Compare) => [&self.told.left, &self.told.right],
            _ => [&None; 2],
        };
        let mut slugs: Vec<&str> = shown.into_iter().filter_map(Option::as_deref).collect();
        slugs.dedup();
        slugs
    }

    /// The displayed reports that the collection has.
    pub(crate) fn shown(&self) -> Result<Vec<Text>, JsValue> {
        let slugs = self.displayed();
        let texts = self.texts(|slug| slugs.contains(&slug))?;
        let found = |slug: &&str| texts.iter().find(|it| it.report.slug == *slug).cloned();
        Ok(slugs.iter().filter_map(found).collect())
    }

    /// The reports of the list: those that satisfy the query and that the filters keep.
    pub(crate) fn listed(&self, search: &SearchResult) -> Result<Vec<Text>, JsValue> {
        let all = self.told.query.trim().is_empty();
        let passes = |slug: &str| search.reports.iter().any(|it| it.report == slug && it.passes);
        let mut texts = self.texts(|slug| all || passes(slug))?;
        texts.retain(|it| facets::keeps(&it.report, &self.view.facets, self.view.dates));
        Ok(texts)
    }

    /// The reports of the collection that are wanted, in its order.
    fn texts(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Text>, JsValue> {
        let reports: Vec<Report> = ask(&self.visavis, "reports", &[])?;
        Ok(reports.into_iter().filter(|it| wanted(&it.slug)).map(Text::new).collect())
    }
}

fn ask<T: DeserializeOwned>(visavis: &JsValue, name: &str, with: &[JsValue]) -> Result<T, JsValue> {
    let function: Function = Reflect::get(visavis, &name.into())?.dyn_into()?;
    Ok(from_value(function.apply(visavis, &with.iter().collect::<Array>())?)?)
}

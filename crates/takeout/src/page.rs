//! The page, asked through `window.visavis`.

use dossier::facets;
use dossier::link;
use dossier::view::{self, Mode};
use js_sys::{Array, Function, Object, Reflect};
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::from_value;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser;
use crate::contract::{Comparison, Report, Search, View};
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
        let told: View = from_value(call(&visavis, "view", &[])?)?;
        let (view, _) = link::read(&told.link);
        Ok(Self { visavis, told, view })
    }

    fn ask<T: DeserializeOwned>(&self, name: &str, with: &[JsValue]) -> Result<T, JsValue> {
        Ok(from_value(call(&self.visavis, name, with)?)?)
    }

    /// What the query of the view finds.
    pub(crate) fn search(&self) -> Result<Search, JsValue> {
        let options = Object::new();
        let within = self.view.within.as_ref().map(ToString::to_string).unwrap_or_default();
        Reflect::set(&options, &"o".into(), &self.view.options.letters().into())?;
        Reflect::set(&options, &"in".into(), &within.into())?;
        self.ask("search", &[self.told.query.as_str().into(), options.into()])
    }

    /// What the comparison of the sides finds, if the view shows one.
    pub(crate) fn compare(&self) -> Result<Option<Comparison>, JsValue> {
        let (Some(left), Some(right)) = (&self.told.left, &self.told.right) else {
            return Ok(None);
        };
        if !self.is_comparison() {
            return Ok(None);
        }
        let options = Object::new();
        Reflect::set(&options, &"concepts".into(), &(!self.view.show.no_concepts).into())?;
        self.ask("compare", &[left.into(), right.into(), options.into()])
    }

    /// Whether two reports stand face to face.
    pub(crate) fn is_comparison(&self) -> bool {
        self.view.mode == Some(Mode::Compare)
    }

    /// The slugs of the displayed reports.
    pub(crate) fn displayed(&self) -> Vec<&str> {
        let View { read, left, right, .. } = &self.told;
        let shown: &[&Option<String>] = match self.view.mode {
            Some(Mode::Read) => &[read],
            Some(Mode::Compare) => &[left, right],
            _ => &[],
        };
        let mut slugs: Vec<&str> = shown.iter().filter_map(|slug| slug.as_deref()).collect();
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
    pub(crate) fn listed(&self, search: &Search) -> Result<Vec<Text>, JsValue> {
        let all = self.told.query.trim().is_empty();
        let passes = |slug: &str| search.reports.iter().any(|it| it.report == slug && it.passes);
        let mut texts = self.texts(|slug| all || passes(slug))?;
        texts.retain(|it| facets::keeps(&it.report, &self.view.facets, self.view.dates));
        Ok(texts)
    }

    /// The reports of the collection that are wanted, in its order.
    pub(crate) fn texts(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Text>, JsValue> {
        let mut texts = Vec::new();
        for report in Array::from(&call(&self.visavis, "reports", &[])?) {
            let slug = Reflect::get(&report, &"slug".into())?.as_string().unwrap_or_default();
            if wanted(&slug) {
                texts.push(Text::new(from_value::<Report>(report)?));
            }
        }
        Ok(texts)
    }
}

fn call(of: &JsValue, name: &str, with: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    function.apply(of, &with.iter().collect::<Array>())
}

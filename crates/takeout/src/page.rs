//! The page, asked through `window.visavis`.

use dossier::filter::facets;
use dossier::link;
use dossier::link::view::{self, Mode};
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser;
use crate::contract::{Comparison, Report, Search, Told, View};
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
        let told = View::read(&ask(&visavis, "view", &[])?);
        let (view, _) = link::read(&told.link);
        Ok(Self { visavis, told, view })
    }

    /// What the query of the view finds.
    pub(crate) fn search(&self) -> Result<Search, JsValue> {
        let options = Object::new();
        let within = self.view.within.as_ref().map(ToString::to_string).unwrap_or_default();
        Reflect::set(&options, &"o".into(), &self.view.options.letters().into())?;
        Reflect::set(&options, &"in".into(), &within.into())?;
        let query = self.told.query.as_str().into();
        Ok(Search::read(&ask(&self.visavis, "search", &[query, options.into()])?))
    }

    /// What the comparison of the sides finds, if the view shows one.
    pub(crate) fn compare(&self) -> Result<Option<Comparison>, JsValue> {
        let [Some(left), Some(right)] = &self.told.sides else { return Ok(None) };
        if !self.is_comparison() {
            return Ok(None);
        }
        let options = Object::new();
        Reflect::set(&options, &"concepts".into(), &(!self.view.show.no_concepts).into())?;
        let found = ask(&self.visavis, "compare", &[left.into(), right.into(), options.into()])?;
        Ok((!found.0.is_null()).then(|| Comparison::read(&found)))
    }

    /// Whether two reports stand face to face.
    pub(crate) fn is_comparison(&self) -> bool {
        self.view.mode == Some(Mode::Compare)
    }

    /// The slugs of the displayed reports.
    pub(crate) fn displayed(&self) -> Vec<&str> {
        let shown = match self.view.mode {
            Some(Mode::Read) => std::slice::from_ref(&self.told.read),
            Some(Mode::Compare) => &self.told.sides,
            _ => &[],
        };
        let mut slugs: Vec<&str> = shown.iter().filter_map(Option::as_deref).collect();
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
    fn texts(&self, wanted: impl Fn(&str) -> bool) -> Result<Vec<Text>, JsValue> {
        let reports = Array::from(&ask(&self.visavis, "reports", &[])?.0);
        let wanted = reports.iter().map(Told).filter(|it| wanted(&it.text("slug")));
        Ok(wanted.map(|it| Text::new(Report::read(&it))).collect())
    }
}

fn ask(visavis: &JsValue, name: &str, with: &[JsValue]) -> Result<Told, JsValue> {
    let function: Function = Reflect::get(visavis, &name.into())?.dyn_into()?;
    function.apply(visavis, &with.iter().collect::<Array>()).map(Told)
}

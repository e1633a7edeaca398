//! Export: what the view found, as tables in files.

use std::rc::Rc;

use dossier::export::csv::Dialect;
use dossier::export::table::Table;
use dossier::export::tables::{self, Contents, Sides};
use dossier::export::write::{Format, write};
use dossier::link::view::{Mode, View};
use dossier::query::Item;
use dossier::text::lang::Lang;
use yew::prelude::*;

use super::controls::{check, select};
use super::frame::Frame;
use crate::browser::{dom, sharing};
use crate::i18n::Words;
use crate::model::comparison::Compared;
use crate::model::corpus::Corpus;
use crate::model::query_summary;
use crate::state::State;

/// The names of the formats, with the endings and types of their files.
const FORMATS: [(&str, [&str; 2]); 3] = [
    ("CSV", ["csv", "text/csv"]),
    ("JSON", ["json", "application/json"]),
    ("Markdown", ["md", "text/markdown"]),
];

/// The separators and the decimal signs of CSV that are offered.
const SEPARATORS: [char; 3] = [',', ';', '\t'];
const DECIMALS: [char; 2] = ['.', ','];

/// Where the reader's choice of both is stored, as two characters.
const STORED: &str = "visavis.csv";

/// What the tables of a view are made from.
#[derive(PartialEq)]
pub(crate) struct Tables {
    corpus: Corpus,
    view: View,
    compared: Option<Compared>,
    /// The reports that are shown as texts, and those of the list.
    shown: Vec<usize>,
    listed: Vec<usize>,
}

impl Tables {
    pub(crate) fn of(state: &State) -> Self {
        Self {
            corpus: state.corpus.clone(),
            view: state.view.clone(),
            compared: state.page.compared.clone(),
            shown: state.page.shown().into_iter().map(|(_, index)| index).collect(),
            listed: state.page.listed(),
        }
    }

    /// What there are tables of.
    fn offered(&self) -> Vec<Contents> {
        let searched = !self.view.query.trim().is_empty();
        let compared = self.view.mode == Some(Mode::Compare);
        let is_offered = |it: &Contents| if *it == Contents::Matches { searched } else { compared };
        Contents::ALL.into_iter().filter(is_offered).collect()
    }

    fn table(&self, contents: Contents) -> Table {
        match contents {
            Contents::Matches => self.matches(),
            Contents::Panel(panel) => {
                self.sides().map(|it| it.table(panel, self.view.show.weak)).unwrap_or_default()
            }
        }
    }

    /// Of the reports that are shown; where a list is shown, of its reports.
    fn matches(&self) -> Table {
        let reports = if self.shown.is_empty() { &self.listed } else { &self.shown };
        let report = |&index: &usize| Some((index, self.corpus.report(index)?));
        let reports: Vec<_> = reports.iter().filter_map(report).collect();
        let query = query_summary::query_of(&self.view);
        let terms: Vec<String> = query.groups().map(Item::text).collect();
        tables::matches(&self.corpus.searcher().search(&query), &reports, &terms)
    }

    fn sides(&self) -> Option<Sides<'_>> {
        let compared = self.compared.as_ref()?;
        let [left, right] = compared.sides();
        Some(Sides {
            reports: [self.corpus.report(left)?, self.corpus.report(right)?],
            facts: [left, right].map(|index| self.corpus.collection().facts(index)),
            comparison: compared.comparison(),
            names: compared.names(),
        })
    }

    /// The name of a table's file, without its ending.
    fn file_name(&self, contents: Contents) -> String {
        let shown = self.shown.iter().filter_map(|&index| self.corpus.report(index));
        let mut parts: Vec<&str> = shown.map(|report| report.slug.as_str()).collect();
        parts.push(contents.name());
        parts.join("_")
    }
}

/// The places of the separator and of the decimal sign among those offered: the reader's last choice,
/// else what spreadsheets in the language of the page expect.
fn stored(words: Words) -> [usize; 2] {
    let stored = dom::stored(STORED).unwrap_or_default();
    let mut signs = stored.chars();
    let separator = signs.next().and_then(|sign| SEPARATORS.iter().position(|it| *it == sign));
    let decimal = signs.next().and_then(|sign| DECIMALS.iter().position(|it| *it == sign));
    let default = usize::from(words.lang == Lang::Fr);
    [separator.unwrap_or(default), decimal.unwrap_or(default)]
}

fn at<const N: usize>(signs: [char; N], place: usize) -> char {
    signs.get(place).copied().unwrap_or(',')
}

/// What the dialog needs.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) words: Words,
    pub(crate) tables: Rc<Tables>,
    /// The contents that are chosen at first.
    pub(crate) first: Contents,
    pub(crate) on_close: Callback<()>,
}

/// The dialog that saves tables.
#[component]
pub(crate) fn ExportDialog(props: &Props) -> Html {
    let Props { words, tables, first, on_close } = props;
    let words = *words;
    let offered = tables.offered();
    let chosen = use_state(|| offered.iter().position(|it| it == first).unwrap_or_default());
    let (format, has_mark) = (use_state(|| 0), use_state(|| true));
    let (separator, decimal) = (use_state(|| stored(words)[0]), use_state(|| stored(words)[1]));
    let status = use_state(AttrValue::default);
    let contents = offered.get(*chosen).copied();
    let table = use_memo((Rc::clone(tables), contents), |(tables, contents)| {
        contents.map(|contents| tables.table(contents)).unwrap_or_default()
    });
    let Some(contents) = contents else {
        return html! {
            <Frame {words} title={words.files()} {on_close}><p>{ words.files_nothing() }</p></Frame>
        };
    };
    let rows = table.rows.len();
    let (sign, point) = (at(SEPARATORS, *separator), at(DECIMALS, *decimal));
    let (name, [ending, kind]) = FORMATS.get(*format).copied().unwrap_or_default();
    let save = {
        let (status, file) = (status.clone(), format!("{}.{ending}", tables.file_name(contents)));
        let format = match *format {
            0 => Format::Csv(Dialect { mark: *has_mark, separator: sign, decimal: point }),
            1 => Format::Json,
            _ => Format::Markdown,
        };
        move |_| {
            if let Format::Csv(_) = format {
                dom::store(STORED, Some(&format!("{sign}{point}")));
            }
            sharing::save(&file, kind, &write(&table, format));
            status.set(words.saved(&file).into());
        }
    };
    let names = offered.iter().map(|it| words.table(*it));
    html! {
        <Frame {words} title={words.files()} status={(*status).clone()} {on_close}>
            <div class="row">
                { select(words.files_what(), names, &chosen) }
                { select(words.files_format(), FORMATS.map(|(name, _)| name), &format) }
            </div>
            if *format == 0 {
                <div class="row">
                    { select(words.files_separator(), words.files_separators(), &separator) }
                    { select(words.files_decimal(), words.files_decimals(), &decimal) }
                </div>
                { check(words.files_mark(), &has_mark) }
            }
            <div class="row">
                <button type="button" autofocus=true disabled={rows == 0} onclick={save}>
                    { words.files_save(name, rows) }
                </button>
            </div>
        </Frame>
    }
}

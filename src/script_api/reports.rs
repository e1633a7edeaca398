//! What `reports()` and `view()` give.

use dossier::collection::Collection;
use dossier::date::{self, Known};
use dossier::link;
use dossier::link::view;
use dossier::report;
use dossier::report::ReportRef;
use dossier::text::lang;
use script_types::{DateSource, Lang, Mode, Precision, Report, ReportDate, View};

use super::offsets::{Utf16, count};

pub(super) fn reports(collection: &Collection) -> Vec<Report> {
    collection.reports.iter().map(report).collect()
}

fn report(it: &report::Report) -> Report {
    let offsets = Utf16::of(&it.text);
    Report {
        slug: it.slug.clone(),
        hash: it.hash.clone(),
        name: it.name(),
        date: it.date.map(|(date, known)| ReportDate {
            value: date.to_string(),
            precision: precision(date.precision()),
            known: source(known),
        }),
        place: it.place.clone(),
        agency: it.agency.clone(),
        paragraphs: count(it.paragraphs.len()),
        lang: it.lang.map(|lang| match lang {
            lang::Lang::Fr => Lang::French,
            lang::Lang::En => Lang::English,
        }),
        furniture: offsets.ranges(it.furniture.as_slice()),
        sentences: it.paragraphs.iter().map(|it| offsets.ranges(&it.sentences)).collect(),
        text: it.text.clone(),
    }
}

pub(super) fn precision(precision: date::Precision) -> Precision {
    match precision {
        date::Precision::Day => Precision::Day,
        date::Precision::Month => Precision::Month,
        date::Precision::Year => Precision::Year,
    }
}

fn source(known: Known) -> DateSource {
    match known {
        Known::Header => DateSource::Header,
        Known::Dateline => DateSource::Dateline,
        Known::DatelineInferredYear => DateSource::InferredYear,
        Known::DatelineYearFromFileName => DateSource::YearFromFileName,
        Known::FileName => DateSource::FileName,
    }
}

pub(super) fn view(view: &view::View) -> View {
    let slug = |named: &Option<ReportRef>| named.as_ref().map(|named| named.slug.clone());
    View {
        link: link::write(view),
        mode: match view.mode {
            None | Some(view::Mode::List) => Mode::List,
            Some(view::Mode::Read) => Mode::Read,
            Some(view::Mode::Compare) => Mode::Compare,
            Some(view::Mode::Occurrences) => Mode::Occurrences,
        },
        query: view.query.clone(),
        read: slug(&view.read),
        left: slug(&view.left),
        right: slug(&view.right),
    }
}

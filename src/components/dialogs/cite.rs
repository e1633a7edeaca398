//! Citations of passages and of whole reports.

use std::rc::Rc;

use dossier::export::cite::{Source, Style};
use dossier::link;
use dossier::link::anchor::{self, Anchor, Target};
use dossier::link::view::{Mode, Side, View};
use dossier::report::{Report, ReportRef};
use dossier::text::span::Span;
use yew::prelude::*;

use super::controls::{copy_button, select, text_field};
use super::frame::Frame;
use crate::browser::sharing;
use crate::components::render_ctx::RenderCtx;
use crate::i18n::Words;
use crate::model::citation::{Citable, Kind};

/// Something that can be cited: its name in the dialog, and its sources.
#[derive(PartialEq)]
pub(crate) struct Choice {
    name: String,
    sources: Vec<Source>,
}

/// What the dialog needs.
#[derive(PartialEq, Properties)]
pub(crate) struct Props {
    pub(crate) words: Words,
    pub(crate) choices: Rc<Vec<Choice>>,
    /// The choice that is made at first.
    pub(crate) first: usize,
    pub(crate) on_close: Callback<()>,
}

/// The dialog that cites.
#[component]
pub(crate) fn CiteDialog(props: &Props) -> Html {
    let Props { words, choices, first, on_close } = props;
    let words = *words;
    let (chosen, form) = (use_state(|| *first), use_state(|| 0));
    let status = use_state(AttrValue::default);
    let node = use_node_ref();
    let Some(Choice { sources, .. }) = choices.get(*chosen) else {
        return html! {
            <Frame {words} title={words.cite()} {on_close}><p>{ words.cite_nothing() }</p></Frame>
        };
    };
    let style = Style::ALL.get(*form).copied().unwrap_or(Style::Text);
    let text = style.write(sources, &|text| words.quoted(text));
    let save = {
        let (status, text) = (status.clone(), text.clone());
        let name = sources.first().map_or("citation", |source| &source.id).to_owned();
        move |_| {
            let [ending, kind] = style.file();
            let name = format!("{name}.{ending}");
            sharing::save(&name, kind, &text);
            status.set(words.saved(name).into());
        }
    };
    let text = text.trim_end();
    let names = choices.iter().map(|choice| choice.name.as_str());
    html! {
        <Frame {words} title={words.cite()} status={(*status).clone()} {on_close}>
            <div class="row">
                { select(words.cite_what(), names, &chosen) }
                { select(words.cite_style(), Style::ALL.map(|it| words.style(it)), &form) }
            </div>
            { text_field(words.cite_field(), text, &node) }
            <div class="row">
                { copy_button(words, text, &node, &status, true) }
                <button type="button" onclick={save}>{ words.save_file() }</button>
            </div>
        </Frame>
    }
}

/// What can be cited, in words and with all that a bibliography asks.
pub(crate) fn choice(ctx: RenderCtx, it: &Citable) -> Choice {
    let words = ctx.words;
    let first = it.passages.first().and_then(|(index, _)| ctx.corpus().report(*index));
    let name = match it.kind {
        Kind::Selection => words.cite_selection().to_owned(),
        Kind::Match => words.cite_match().to_owned(),
        Kind::Passages => words.cite_here().to_owned(),
        Kind::Both => words.cite_both().to_owned(),
        Kind::List => words.cite_list().to_owned(),
        Kind::Report(_) => first
            .map(|report| format!("{}, {}", report.name(), words.report_date(report.date)))
            .unwrap_or_default(),
    };
    let mut sources: Vec<Source> = Vec::new();
    for &(index, span) in &it.passages {
        sources.extend(source(ctx, index, span, &sources));
    }
    Choice { name, sources }
}

/// The source of a passage, or of a whole report, after those `before`.
fn source(ctx: RenderCtx, index: usize, span: Option<Span>, before: &[Source]) -> Option<Source> {
    let (words, report) = (ctx.words, ctx.corpus().report(index)?);
    let paragraphs = span.map(|it| [it.start, it.end].map(|byte| report.paragraph_at(byte)));
    let mut id = report.slug.clone();
    if let Some([first, _]) = paragraphs {
        id = format!("{id}-p{first}");
    }
    if before.iter().any(|source| source.id == id) {
        id = format!("{id}-{}", before.len() + 1);
    }
    // The header is no paragraph.
    let place = paragraphs.filter(|[first, _]| *first > 0).map(|[first, last]| {
        if first == last { words.paragraph(first) } else { words.paragraphs(first, last) }
    });
    let speaker = span.and_then(|span| speaker(ctx, index, span));
    let address = sharing::published_address().unwrap_or_default();
    Some(Source {
        id,
        title: report.name(),
        agency: report.agency.clone(),
        place: report.place.clone(),
        date: report.date.map(|(date, _)| date),
        dated: words.report_date(report.date),
        inferred: words.inferred(report.date).map(str::to_owned),
        lang: report.lang,
        url: format!("{address}#{}", report_link(ctx.view(), report, span)),
        accessed: sharing::today(),
        quote: span.map(|span| span.of(&report.text).to_owned()),
        notes: place.into_iter().chain(speaker).collect(),
    })
}

/// The link to a report read alone, and to a passage of it where its words tell it apart. It holds
/// none of the reader's words.
fn report_link(view: &View, report: &Report, passage: Option<Span>) -> String {
    let (mode, read) = (Some(Mode::Read), Some(ReportRef::to(report)));
    let quoted = passage.and_then(|passage| anchor::make(report, passage));
    let at = quoted
        .map(|(paragraph, quote)| Anchor::new(&Target { side: Side::Alone, paragraph, quote }));
    link::write(&View { mode, read, at, edition: view.edition.clone(), ..View::default() })
}

/// Who says the most part of a passage of a comparison.
fn speaker(ctx: RenderCtx, index: usize, span: Span) -> Option<String> {
    let compared = ctx.page().compared.as_ref()?;
    compared.sides().contains(&index).then_some(())?;
    let quotations = &ctx.corpus().collection().facts(index).quotations;
    let quotation = quotations.iter().find(|it| {
        let (start, end) = (it.span.start.max(span.start), it.span.end.min(span.end));
        2 * end.saturating_sub(start) as usize >= span.len()
    })?;
    let name = quotation.speaker.as_ref()?;
    let words = ctx.words;
    Some(if quotation.deduced { words.speaker_deduced(name) } else { words.speaker(name) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_linked_by_its_words() {
        let text = "BICHKEK. La paix dure. Il le dit.\n\n𝄞 une paix.";
        let report = dossier::report::parse("2025-01-01-a", text.as_bytes()).unwrap();
        let passage = report.paragraphs[1].span;
        let (view, notices) = link::read(&report_link(&View::default(), &report, Some(passage)));
        assert!(notices.is_empty(), "{notices:?}");
        let Target { side, paragraph, quote } = view.at.and_then(|at| at.target()).unwrap();
        assert_eq!((side, paragraph), (Side::Alone, 2));
        let found = anchor::find(&report, paragraph, &quote).unwrap();
        assert_eq!((found.span, found.exact), (passage, true));
    }
}

//! Citations of what the reader points at, and of whole reports.

use dossier::export::cite::{Source, Style};
use dossier::text::span::Span;
use script_types::{Attribution, Comparison, Range, SearchResult};
use wasm_bindgen::JsValue;

use crate::browser::{self, el};
use crate::dialog::{Dialog, button, chosen, field, select};
use crate::link::report_link;
use crate::page::Page;
use crate::pick::{self, Picked};
use crate::report::Text;
use crate::words::Words;

/// Something that can be cited, in words, and what of each report it is.
type Choice = (String, Vec<(Text, Option<Span>)>);

pub(crate) fn open(words: &'static Words, of: &str) -> Result<(), JsValue> {
    let page = Page::now()?;
    let choices = choices(&page, words)?;
    let dialog = Dialog::new(words, words.cite())?;
    if choices.is_empty() {
        let note = el("p", "", words.cite_nothing())?;
        dialog.add(&note)?;
        return dialog.show(&note, || Ok(()));
    }
    let names: Vec<&str> = choices.iter().map(|(name, _)| name.as_str()).collect();
    let (what, what_label) = select(words.cite_what(), &names)?;
    let wanted = match of {
        "alone" => &page.told.read,
        "left" => &page.told.left,
        "right" => &page.told.right,
        _ => &None,
    };
    let is_wanted = |(_, all): &Choice| matches!(&all[..], [(text, None)] if Some(&text.report.slug) == wanted.as_ref());
    let wanted = choices.iter().position(is_wanted).unwrap_or_default();
    what.set_selected_index(i32::try_from(wanted).unwrap_or_default());
    let (style, style_label) = select(words.cite_style(), &Style::ALL.map(|it| words.style(it)))?;
    dialog.row(&[&what_label, &style_label])?;
    let field = field(words.cite_field())?;
    dialog.add(&field)?;

    let compared = page.compare()?;
    let lists: Vec<Vec<Source>> =
        choices.iter().map(|(_, all)| sources(words, &page, all, compared.as_ref())).collect();
    let asked = move || {
        let style = Style::ALL.get(chosen(&style)).copied().unwrap_or(Style::Text);
        (style, lists.get(chosen(&what)).map(Vec::as_slice).unwrap_or_default().to_vec())
    };
    let copy = dialog.copy(&field)?;
    let (acting, asking) = (dialog.clone(), asked.clone());
    let save = button(words.save(), move || {
        let (style, sources) = asking();
        let [ending, kind] = style.file();
        let name = sources.first().map_or("citation", |source| &source.id);
        let text = style.write(&sources, &|text| words.quoted(text));
        acting.save(&format!("{name}.{ending}"), kind, &text)
    })?;
    dialog.row(&[&copy, &save])?;
    dialog.show(&copy, move || {
        let (style, sources) = asked();
        field.set_value(style.write(&sources, &|text| words.quoted(text)).trim_end());
        Ok(())
    })
}

/// What can be cited, the nearest to what the reader does first.
fn choices(page: &Page, words: &'static Words) -> Result<Vec<Choice>, JsValue> {
    let shown = page.shown()?;
    let picked = |it: &Picked| {
        let text = shown.iter().find(|text| text.report.slug == it.slug)?;
        let [start, end] = it.ends.map(|(paragraph, offset)| text.place(paragraph, offset));
        Some((text.clone(), text.span(Range(start?, end?))))
    };
    let exact = |it: &Picked| picked(it).map(|(text, span)| (text, Some(span)));
    let sentence = |it: &Picked| {
        picked(it).map(|(text, span)| {
            let span = text.around(span);
            (text, Some(span))
        })
    };
    let mut choices: Vec<Choice> = Vec::new();
    let mut offer = |name: &str, all: Vec<(Text, Option<Span>)>| {
        if !all.is_empty() {
            choices.push((name.to_owned(), all));
        }
    };
    offer(words.cite_selection(), pick::selection()?.iter().filter_map(exact).collect());
    offer(words.cite_match(), pick::current()?.iter().filter_map(sentence).collect());
    if shown.is_empty() {
        let search = page.search()?;
        let listed = page.listed(&search)?;
        let line = pick::line()?.and_then(|line| occurrence(&search, &listed, &line));
        offer(words.cite_match(), line.into_iter().collect());
        offer(words.cite_list(), listed.into_iter().map(|text| (text, None)).collect());
        return Ok(choices);
    }
    offer(words.cite_here(), pick::here()?.iter().filter_map(exact).collect());
    for text in &shown {
        let name = format!("{}, {}", text.name, words.dated(text.report.date));
        offer(&name, vec![(text.clone(), None)]);
    }
    if shown.len() > 1 {
        offer(words.cite_both(), shown.iter().map(|text| (text.clone(), None)).collect());
    }
    Ok(choices)
}

/// The sentence of a line of the occurrences.
fn occurrence(
    search: &SearchResult,
    texts: &[Text],
    (slug, number): &(String, usize),
) -> Option<(Text, Option<Span>)> {
    let text = texts.iter().find(|text| text.report.slug == *slug)?;
    let found = search.reports.iter().find(|it| it.report == *slug)?;
    let span = text.span(found.matches.get(*number)?.range());
    Some((text.clone(), Some(text.around(span))))
}

/// What is cited, with all that a bibliography asks.
fn sources(
    words: &'static Words,
    page: &Page,
    all: &[(Text, Option<Span>)],
    compared: Option<&Comparison>,
) -> Vec<Source> {
    let address = address().unwrap_or_default();
    let mut sources: Vec<Source> = Vec::new();
    for (text, span) in all {
        let report = &text.report;
        let paragraphs = span.map(|span| {
            [span.start, span.end].map(|at| text.paragraph(Span { start: at, end: at }))
        });
        let mut id = report.slug.clone();
        if let Some([first, _]) = paragraphs {
            id = format!("{id}-p{first}");
        }
        if sources.iter().any(|source| source.id == id) {
            id = format!("{id}-{}", sources.len() + 1);
        }
        let mut notes: Vec<String> = Vec::new();
        // The furniture is no paragraph.
        notes.extend(paragraphs.filter(|[first, _]| *first > 0).map(|it| words.paragraphs(it)));
        notes.extend(span.and_then(|span| speaker(words, page, text, span, compared?)));
        let link = report_link(&page.view, report, *span);
        sources.push(Source {
            id,
            title: text.name.clone(),
            agency: report.agency.clone(),
            place: report.place.clone(),
            date: report.date.map(|(date, _)| date),
            dated: words.dated(report.date),
            inferred: words.inferred(report.date).map(str::to_owned),
            lang: report.lang,
            url: format!("{address}#{link}"),
            accessed: browser::today(),
            quote: span.map(|span| span.of(&report.text).to_owned()),
            notes,
        });
    }
    sources
}

/// The page's address; of a page opened as a file, where it was published, if it says so.
fn address() -> Result<String, JsValue> {
    let address = browser::address()?;
    if !address.starts_with("file:") {
        return Ok(address);
    }
    Ok(browser::canonical()?.unwrap_or_default())
}

/// Who says the most part of a passage, as far as the comparison tells.
fn speaker(
    words: &'static Words,
    page: &Page,
    text: &Text,
    span: Span,
    compared: &Comparison,
) -> Option<String> {
    let is_left = page.told.left.as_deref() == Some(&text.report.slug);
    let quotes = if is_left { &compared.quotes.left } else { &compared.quotes.right };
    let quote = quotes.iter().find(|quote| {
        let said = text.span(quote.range());
        let (start, end) = (said.start.max(span.start), said.end.min(span.end));
        2 * end.saturating_sub(start) as usize >= span.len()
    })?;
    let deduced = quote.known == Some(Attribution::Deduced);
    Some(words.speaker(quote.speaker.as_ref()?, deduced))
}

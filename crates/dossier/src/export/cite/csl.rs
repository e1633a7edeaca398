//! CSL-JSON, the exchange format of citation processors and reference managers.

use super::Source;
use crate::date::Date;
use crate::export::json;

pub(super) fn list(sources: &[Source]) -> String {
    json::list(sources.iter().map(item))
}

fn item(source: &Source) -> String {
    let text = |name, text: &Option<String>| text.as_ref().map(|it| (name, json::text(it)));
    let mut fields = vec![
        ("id", json::text(&source.id)),
        ("type", json::text("report")),
        ("title", json::text(&source.title)),
    ];
    if let Some(agency) = &source.agency {
        let name = [("literal", json::text(agency))];
        fields.push(("author", format!("[{}]", json::object(name.into_iter()))));
    }
    fields.extend(text("publisher", &source.agency));
    fields.extend(text("publisher-place", &source.place));
    fields.extend(source.date.map(|date| ("issued", parts(date))));
    fields.extend(source.lang.map(|lang| ("language", json::text(lang.tag()))));
    fields.push(("URL", json::text(&source.url)));
    fields.extend(source.accessed.map(|date| ("accessed", parts(date))));
    fields.extend(text("note", &source.remarks()));
    fields.extend(text("annote", &source.quote));
    json::object(fields.into_iter())
}

/// A date with as many parts as are known.
fn parts(date: Date) -> String {
    let parts = [Some(date.year()), date.month().map(u16::from), date.day().map(u16::from)];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| part.to_string()).collect();
    json::object([("date-parts", format!("[[{}]]", parts.join(",")))].into_iter())
}

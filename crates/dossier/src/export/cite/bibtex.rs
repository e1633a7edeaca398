//! BibTeX, as both the old program and biblatex read it.

use std::fmt::Write as _;

use super::Source;
use crate::export::line;
use crate::text::lang::Lang;

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

pub(super) fn entry(source: &Source) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    // Braces twice: an agency is no person with a first name, and a title keeps its capitals.
    let whole = |text: &str| format!("{{{{{}}}}}", escaped(text));
    let braced = |text: &str| format!("{{{text}}}");
    fields.push(("title", whole(&source.title)));
    fields.extend(source.agency.as_ref().map(|agency| ("author", whole(agency))));
    fields.extend(source.place.as_ref().map(|place| ("address", braced(&escaped(place)))));
    if let Some(date) = source.date {
        // The whole for biblatex, the parts for the old program.
        fields.push(("date", braced(&date.to_string())));
        fields.push(("year", braced(&date.year().to_string())));
        let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
        fields.extend(month.map(|month| ("month", (*month).to_owned())));
    }
    let langid = |lang| if lang == Lang::Fr { "french" } else { "english" };
    fields.extend(source.lang.map(|lang| ("langid", braced(langid(lang)))));
    // An address is taken as it stands, so that only a brace could end it.
    let url = source.url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
    fields.push(("url", braced(&url)));
    fields.extend(source.accessed.map(|day| ("urldate", braced(&day.to_string()))));
    fields.extend(source.remarks().map(|remarks| ("note", braced(&escaped(&remarks)))));
    fields.extend(source.quote.as_ref().map(|quote| ("annotation", braced(&escaped(quote)))));
    let mut entry = format!("@misc{{{},\n", source.id);
    for (name, value) in fields {
        let _ = writeln!(entry, "  {name} = {value},");
    }
    entry + "}\n"
}

/// A text in which nothing is a command. Braces by name: BibTeX counts those that LaTeX escapes.
/// Two hyphens would become a dash, two apostrophes a quote mark: an empty group keeps them apart.
fn escaped(text: &str) -> String {
    let text = line(text);
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        let joins = before == c && matches!(c, '-' | '\'' | '`' | ',' | '<' | '>');
        if joins || matches!((before, c), ('?' | '!', '`')) {
            out.push_str("{}");
        }
        before = c;
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '$' | '&' | '#' | '_' | '%' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

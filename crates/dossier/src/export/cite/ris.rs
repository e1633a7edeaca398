//! RIS: a tag, two spaces, a hyphen, a space, a value to the end of the line.

use std::fmt::Write as _;

use super::Source;
use crate::date::Date;
use crate::export::line;

pub(super) fn record(source: &Source) -> String {
    let mut record = String::new();
    let mut put = |tag: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = write!(record, "{tag}  - {}\r\n", line(value));
        }
    };
    put("TY", Some("RPRT"));
    put("ID", Some(&source.id));
    put("TI", Some(&source.title));
    put("AU", source.agency.as_deref());
    put("PB", source.agency.as_deref());
    put("CY", source.place.as_deref());
    put("PY", source.date.map(|date| format!("{:04}", date.year())).as_deref());
    put("DA", source.date.map(slashed).as_deref());
    put("LA", source.lang.map(crate::text::lang::Lang::tag));
    put("UR", Some(&source.url));
    put("Y2", source.accessed.map(slashed).as_deref());
    put("N1", source.remarks().as_deref());
    put("AB", source.quote.as_deref());
    put("ER", Some(""));
    record
}

/// A date as RIS has it: year, month, day and a word of one's own, each after a slash or not there.
fn slashed(date: Date) -> String {
    let mut parts = date.to_string().replace('-', "/");
    while parts.matches('/').count() < 3 {
        parts.push('/');
    }
    parts
}

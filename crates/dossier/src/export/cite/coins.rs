//! `COinS`: a report as an `OpenURL` context object (Z39.88-2004, in Dublin Core) in the title of an
//! HTML element, which reference managers such as Zotero read.

use std::fmt::Write as _;

use crate::report::Report;
use crate::text::lang::Lang;

/// The context object of a report that is at `address`, where that is known. Not escaped for HTML.
#[must_use]
pub fn coins(report: &Report, address: Option<String>) -> String {
    let fields = [
        ("title", Some(report.name())),
        ("date", report.date.map(|(date, _)| date.to_string())),
        ("publisher", report.agency.clone()),
        ("coverage", report.place.clone()),
        ("language", report.lang.map(|lang: Lang| lang.tag().to_owned())),
        ("identifier", address),
    ];
    let mut out = String::from(
        "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rft.type=document",
    );
    for (key, value) in fields {
        if let Some(value) = value {
            let _ = write!(out, "&rft.{key}={}", percent_encoded(&value));
        }
    }
    out
}

/// All but the unreserved characters of RFC 3986 encoded.
fn percent_encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(byte.into());
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::coins;
    use crate::report::parse;

    #[test]
    fn what_is_known_of_a_report_is_in_it() {
        let text = "ASTANA, 3 mai 2024. /XYZ/. Le texte est dans la langue des gens.";
        let report = parse("b", text.as_bytes()).unwrap();
        let coins = coins(&report, Some("https://x.example/reports.html#b".into()));
        let (_, coins) = coins.split_once("&rft.type=document").unwrap();
        assert_eq!(
            coins,
            "&rft.title=XYZ%2C%20Astana&rft.date=2024-05-03&rft.publisher=XYZ\
             &rft.coverage=Astana&rft.language=fr\
             &rft.identifier=https%3A%2F%2Fx.example%2Freports.html%23b"
        );
    }
}

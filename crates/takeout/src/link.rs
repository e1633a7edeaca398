//! What is done to a link before it is handed on; reading and writing it is the engine's.

use dossier::link;
use dossier::link::anchor::{self, Anchor, Target};
use dossier::link::view::{Mode, Side, View};
use dossier::report::Report;
use dossier::report::ReportRef;
use dossier::text::span::Span;

/// The keys that hold a reader's words, or mean nothing without them.
pub(crate) const WORDS: [&str; 4] = ["q", "o", "in", "at"];
/// The keys of the display settings.
pub(crate) const SETTINGS: [&str; 2] = ["lang", "th"];

/// Beyond this many characters a link may be cut on its way.
pub(crate) const LONG: usize = 1900;

/// A link without some keys, and with others, given as `key=value`.
pub(crate) fn changed(link: &str, without: &[&str], with: &[String]) -> String {
    let key = |pair: &str| pair.split_once('=').map_or(pair, |(key, _)| key).to_owned();
    let added: Vec<String> = with.iter().map(|pair| key(pair)).collect();
    let kept = link.split('&').filter(|pair| {
        let key = key(pair);
        !without.contains(&key.as_str()) && !added.contains(&key)
    });
    let pairs: Vec<&str> = kept.chain(with.iter().map(String::as_str)).collect();
    link::write(&link::read(&pairs.join("&")).0)
}

/// The link to a report read alone, which vouches for its text, and to a passage of it where its words
/// tell it apart. It holds no word of the reader's.
pub(crate) fn report_link(view: &View, report: &Report, passage: Option<Span>) -> String {
    let (mode, read) = (Some(Mode::Read), Some(ReportRef::to(report)));
    let quoted = passage.and_then(|passage| anchor::make(report, passage));
    let at = quoted
        .map(|(paragraph, quote)| Anchor::new(&Target { side: Side::Alone, paragraph, quote }));
    link::write(&View { mode, read, at, edition: view.edition.clone(), ..View::default() })
}

/// What shows a view in another page.
pub(crate) fn snippet(address: &str) -> String {
    let address = address.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    format!(
        "<iframe src=\"{address}\" title=\"Vis-à-vis\" width=\"100%\" height=\"640\" \
         loading=\"lazy\"></iframe>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK: &str = "v=1&k=0123456a&m=cmp&q=menace+%22a+b%22&o=w&in=s&a=x.012345&b=y.543210&\
                        t=pairs&at=a.p3:paix&e";

    #[test]
    fn words_leave_the_link_and_nothing_else() {
        let expected = "v=1&k=0123456a&m=cmp&a=x.012345&b=y.543210&t=pairs&e";
        assert_eq!(changed(LINK, &WORDS, &[]), expected);
    }

    #[test]
    fn keys_are_added_once_and_in_their_place() {
        let with = ["lang=fr".to_owned(), "th=dark".to_owned()];
        let once = changed("v=1&m=cmp&lang=en&e", &SETTINGS, &with);
        assert_eq!(once, "v=1&m=cmp&lang=fr&th=dark&e");
        assert_eq!(changed(&once, &SETTINGS, &with), once);
        assert_eq!(changed("v=1&m=list&e", &[], &["ui=embed".to_owned()]), "v=1&m=list&ui=embed&e");
    }

    #[test]
    fn a_passage_is_linked_by_its_words() {
        let text = crate::report::tests::text("a");
        let link = |passage| report_link(&View::default(), &text.report, passage);
        assert_eq!(link(None), "v=1&m=read&r=a.012345&e");
        let passage = text.span(script_types::Range(35, 47));
        let (view, notices) = link::read(&link(Some(passage)));
        assert!(notices.is_empty(), "{notices:?}");
        let Target { side, paragraph, quote } = view.at.and_then(|at| at.target()).unwrap();
        assert_eq!((side, paragraph), (Side::Alone, 2));
        let found = anchor::find(&text.report, paragraph, &quote).unwrap();
        assert_eq!((found.span, found.exact), (passage, true));
    }

    #[test]
    fn a_snippet_is_one_element() {
        let html = snippet("https://a.b/?x=\"<y>#v=1&e");
        assert!(html.starts_with("<iframe src=\"https://a.b/?x=&quot;&lt;y>#v=1&amp;e\" title="));
    }
}

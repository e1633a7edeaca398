//! What stands between quote marks.

use crate::report::Report;
use crate::text::span::Span;

/// The direct quotations of a report, outermost only, sorted and disjoint: UTF-8 byte spans of its
/// text without the marks. One may go on over paragraphs, each of which may begin with a mark of
/// its own; one that never closes ends with its paragraph.
#[must_use]
pub fn quotations(report: &Report) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    for (open, close) in [('«', '»'), ('“', '”')] {
        between(report, open, close, &mut found);
    }
    for paragraph in &report.paragraphs {
        let start = paragraph.span.start as usize;
        let text = paragraph.span.of(&report.text);
        let mut marks = text.match_indices('"').map(|(at, _)| start + at);
        while let Some((open, close)) = marks.next().zip(marks.next()) {
            found.push(Span::new(open + 1, close));
        }
    }
    found.sort_by_key(|span| span.start);
    let mut outermost: Vec<Span> = Vec::new();
    for span in found {
        if outermost.last().is_none_or(|last| last.end <= span.start) {
            outermost.push(span);
        }
    }
    outermost
}

/// The quotations between marks of one kind, which may hold each other.
fn between(report: &Report, open: char, close: char, found: &mut Vec<Span>) {
    // Where the open one began, where it ends if it never closes, and how many it holds open.
    let mut begun: Option<(usize, usize)> = None;
    let mut depth = 0_usize;
    for paragraph in &report.paragraphs {
        let (start, end) = (paragraph.span.start as usize, paragraph.span.end as usize);
        // A quotation that goes on may say so where the paragraph begins.
        let mut goes_on = begun.is_some();
        for (at, c) in paragraph.span.of(&report.text).char_indices() {
            let at = start + at;
            let is_repeated = std::mem::take(&mut goes_on) && (c == open || c == close);
            if is_repeated {
                continue;
            }
            let is_other = begun.is_none_or(|(_, its_end)| its_end != end);
            if c == open && is_other {
                // The one before never closed.
                found.extend(begun.map(|(from, end)| Span::new(from, end)));
                (begun, depth) = (Some((at + open.len_utf8(), end)), 0);
            } else if c == open {
                depth += 1;
            } else if c == close && depth > 0 {
                depth -= 1;
            } else if c == close {
                found.extend(begun.take().map(|(from, _)| Span::new(from, at)));
            }
        }
    }
    found.extend(begun.map(|(from, end)| Span::new(from, end)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let report = report::parse("essai", text.as_bytes()).expect("a report");
        let found = quotations(&report);
        let found: Vec<&str> = found.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn marks_of_every_kind() {
        check("Il dit « oui » et “non” puis \"si\".", &[" oui ", "non", "si"]);
        check("Rien. Un 12\" vinyle.", &[]);
        check("« Un “deux” trois » “quatre « cinq »”", &[" Un “deux” trois ", "quatre « cinq »"]);
        check("« Un « deux » trois » quatre", &[" Un « deux » trois "]);
        check("Un » deux « trois » quatre", &[" trois "]);
    }

    #[test]
    fn over_paragraphs() {
        check("Dit : « Un.\n\nDeux. » Trois.", &[" Un.\n\nDeux. "]);
        check("« Un.\n\n« Deux. » Trois.", &[" Un.\n\n« Deux. "]);
        check("« Un.\n\n» Deux. » Trois. « Q »", &[" Un.\n\n» Deux. ", " Q "]);
        check("« Un.\n\nDeux. Trois.", &[" Un."]);
        check("« Un.\n\nDeux « trois » quatre", &[" Un.", " trois "]);
        check("Un \" deux.\n\nTrois \" quatre.", &[]);
    }
}

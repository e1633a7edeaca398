//! Offsets as scripts count them.

use dossier::text::span::Span;
use script_types::Range;

/// The UTF-16 offset of each byte of a text.
pub(super) struct Utf16(Vec<u32>);

impl Utf16 {
    pub(super) fn of(text: &str) -> Self {
        let mut units = Vec::with_capacity(text.len() + 1);
        let mut next = 0;
        for c in text.chars() {
            units.extend(std::iter::repeat_n(next, c.len_utf8()));
            next += if c.len_utf16() == 1 { 1 } else { 2 };
        }
        units.push(next);
        Self(units)
    }

    /// Where a span stands.
    pub(super) fn range(&self, span: Span) -> Range {
        let unit = |byte: u32| self.0.get(byte as usize).copied().unwrap_or_default();
        Range(unit(span.start), unit(span.end))
    }

    /// Where these spans stand.
    pub(super) fn ranges(&self, spans: &[Span]) -> Vec<Range> {
        spans.iter().map(|&span| self.range(span)).collect()
    }
}

/// A count; no text has more words than fit.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_outside_the_basic_plane_are_two_units() {
        let offsets = Utf16::of("é𝄞x");
        let all = [Span { start: 0, end: 2 }, Span { start: 2, end: 6 }, Span { start: 6, end: 7 }];
        assert_eq!(offsets.ranges(&all), [Range(0, 1), Range(1, 3), Range(3, 4)]);
    }
}

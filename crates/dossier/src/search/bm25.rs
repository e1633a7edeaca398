//! Relevance: which reports say most of what a query asks, by BM25.
//!
//! The formula is that of Robertson & Zaragoza, *The Probabilistic Relevance Framework: BM25 and
//! Beyond* (Foundations and Trends in Information Retrieval 3(4), 2009), with `k1 = 1.2` and
//! `b = 0.75`, from the ranges they found good: over the groups of a query, the sum of
//!
//! ```text
//! idf × f / (f + k1 × (1 − b + b × length / average length))
//! ```
//!
//! where `f` is how often the group matches in the report. Theirs is an idf that goes below zero
//! for what more than half of the reports have; `idf = ln(1 + (N − n + 0.5) / (n + 0.5))` stays
//! above, so that a report never loses by matching more. `N` is how many reports there are and `n`
//! how many of them the group matches in.

/// How soon further matches of the same group stop counting.
const K1: f64 = 1.2;

/// How much a long report's matches are discounted, from 0 to 1.
const B: f64 = 0.75;

/// What a collection knows of a query.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Background {
    /// How many reports there are.
    pub reports: usize,
    /// How many words they have together.
    pub words: usize,
    /// By group of the query: how many reports have it.
    pub having: Vec<usize>,
}

/// How relevant a report is: 0 where nothing matches, at most the sum of the groups' idf.
///
/// `counts` are its matches by group, as in [`Background::having`]; `length` is in words.
#[must_use]
pub fn score(counts: &[usize], length: usize, background: &Background) -> f64 {
    let Background { reports, words, having } = background;
    // The length over the average, with one division; where there is no word no length counts.
    let relative =
        if *words == 0 { 1.0 } else { number(length) * number(*reports) / number(*words) };
    let saturation = K1 * (1.0 - B + B * relative);
    // A fold, as the sum of nothing is a negative zero.
    counts.iter().zip(having).fold(0.0, |score, (&count, &having)| {
        let count = number(count);
        score + idf(*reports, having) * count / (count + saturation)
    })
}

/// How rare a group is that `having` of so many reports have; above 0.
fn idf(reports: usize, having: usize) -> f64 {
    let (without, having) = (number(reports.saturating_sub(having)), number(having));
    (1.0 + (without + 0.5) / (having + 0.5)).ln()
}

/// A count as a float; no report or collection has four thousand million of anything.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn background(reports: usize, words: usize, having: &[usize]) -> Background {
        Background { reports, words, having: having.to_vec() }
    }

    #[track_caller]
    fn check(counts: &[usize], length: usize, background: &Background, expected: f64) {
        let found = score(counts, length, background);
        assert!((found - expected).abs() < 1e-6, "{found}, not {expected}");
    }

    #[test]
    fn hand_computed_scores() {
        // idf = ln(1 + 1.5 / 1.5) = ln 2 = 0.693147; at the average length 1.2 is added to f.
        let rare = background(2, 200, &[1]);
        check(&[0], 100, &rare, 0.0);
        check(&[1], 100, &rare, 0.315_067);
        check(&[10], 100, &rare, 0.618_881);
        // Half and twice the average length: 1.2 × 0.625 = 0.75 and 1.2 × 1.75 = 2.1.
        check(&[1], 50, &rare, 0.396_084);
        check(&[1], 200, &rare, 0.223_596);
        // idf = ln(1 + 0.5 / 2.5) = ln 1.2 = 0.182322 for what both reports have.
        check(&[1], 100, &background(2, 200, &[2]), 0.082_873);
        // Both groups: 0.315067 + 0.182322 × 3 / 4.2.
        check(&[1, 3], 100, &background(2, 200, &[1, 2]), 0.445_297);
        // idf = ln(1 + 9999.5 / 1.5) = ln 6667.333333 = 8.804975.
        check(&[2], 300, &background(10_000, 3_000_000, &[1]), 5.503_110);
    }

    #[test]
    fn nothing_gives_nothing() {
        for score in [
            score(&[], 100, &background(2, 200, &[])),
            score(&[0, 0], 0, &background(0, 0, &[0, 0])),
            score(&[0], 7, &background(1, 7, &[0])),
        ] {
            assert_eq!(score.to_bits(), 0.0_f64.to_bits());
        }
    }

    proptest! {
        #[test]
        fn every_score_is_a_number_and_more_matches_score_higher(
            counts in proptest::collection::vec(0..usize::MAX / 2, 1..4),
            length in 0..usize::MAX,
            reports in 0..usize::MAX,
            words in 0..usize::MAX,
            having in proptest::collection::vec(0..usize::MAX, 3),
        ) {
            let background = Background { reports, words, having };
            let before = score(&counts, length, &background);
            prop_assert!(before.is_finite() && before.is_sign_positive());
            let more: Vec<_> = counts.iter().map(|count| count * 2 + 1).collect();
            prop_assert!(score(&more, length, &background) >= before);
        }

        #[test]
        fn a_longer_report_scores_less(
            count in 1_usize..50, length in 1_usize..10_000, having in 1_usize..20,
        ) {
            let background = background(20, 20_000, &[having]);
            let (short, long) = (score(&[count], length, &background), score(&[count], length + 1, &background));
            prop_assert!(long < short);
            prop_assert!(long > 0.0);
        }
    }
}

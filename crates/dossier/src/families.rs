//! The families of a collection's words: words that share a stem.
//!
//! The build finds them, so that the page needs no stemmer. They are a number for each word of the
//! lexicon, by id: how far back the nearest word of its family is; 0 when there is none before it.
//! Relatives stand close together in the lexicon, so these numbers are small and pack well.

use std::collections::HashMap;
use std::mem;

use crate::collection::Collection;
use crate::lang::Lang;
use crate::lexicon::Lexicon;
use crate::stem::stem;

/// The families of a collection; a word's language is that of the report it first occurs in.
pub(crate) fn find(collection: &Collection, lexicon: &Lexicon) -> Vec<u32> {
    let mut last: HashMap<String, u32> = HashMap::new();
    let back = (0..).zip(lexicon.entries()).map(|(id, entry)| {
        let first = lexicon.reports(id).first();
        let report = first.and_then(|(report, _)| collection.reports.get(*report as usize));
        let lang = report.and_then(|report| report.lang).unwrap_or(Lang::Fr);
        last.insert(stem(entry.written, lang), id).map_or(0, |before| id - before)
    });
    back.collect()
}

/// By id: the next word of its family; after the last, the first.
pub(crate) fn rings(families: &[u32]) -> Vec<u32> {
    let mut next: Vec<u32> = Vec::with_capacity(families.len());
    for (id, back) in (0_u32..).zip(families) {
        let before = id.checked_sub(*back).and_then(|before| next.get_mut(before as usize));
        let first = before.map_or(id, |before| mem::replace(before, id));
        next.push(first);
    }
    next
}

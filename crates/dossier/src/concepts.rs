//! Concept groups: words and phrases that name one matter, so that passages which share no word may
//! still be related. The page says so wherever it uses one.

use serde::{Deserialize, Serialize};

use crate::query::{Options, Query};
use crate::search::Searcher;
use crate::span::Span;

/// A matter and the words for it, as `static/concepts.fr.toml` has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What readers see.
    pub name: String,
    /// Words, beginnings of words (`cyber*`) and phrases.
    pub terms: Vec<String>,
}

/// A matter that reports of a collection name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// What readers see.
    pub name: String,
    /// By report, where it is named: sorted, disjoint.
    pub(crate) places: Vec<Vec<Span>>,
}

/// Where the first `reports` reports name the concepts; those that none names are left out.
pub(crate) fn find(searcher: &Searcher, reports: usize, groups: &[Group]) -> Vec<Concept> {
    let mut concepts = Vec::new();
    for Group { name, terms } in groups {
        let mut places: Vec<Vec<Span>> = vec![Vec::new(); reports];
        for term in terms {
            // Quoted, so that all but beginnings is matched whole and in order.
            let options = Options { accents: true, ..Options::default() };
            let query = Query::read(&format!("\"{term}\""), options, None);
            let search = searcher.search(&query);
            for (index, places) in places.iter_mut().enumerate() {
                places.extend(search.matches(index).into_iter().map(|found| found.span));
            }
        }
        for places in &mut places {
            places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
            let mut end = 0;
            places.retain(|place| {
                let is_free = place.start >= end;
                end = end.max(place.end);
                is_free
            });
        }
        if places.iter().any(|places| !places.is_empty()) {
            concepts.push(Concept { name: name.clone(), places });
        }
    }
    concepts
}

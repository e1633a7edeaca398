//! The named entities of two reports: on the left, on the right, on both sides.

use crate::report::facts::{Kind, Name};
use crate::text::span::Span;

/// A named entity that at least one of two reports mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its kind.
    pub kind: Kind,
    /// Its fullest form in either text.
    pub name: String,
    /// Its acronym, if one is known.
    pub acronym: Option<String>,
    /// Its mentions in each text, in order.
    pub mentions: [Vec<Span>; 2],
}

impl Named {
    /// Whether its acronym is never expanded.
    #[must_use]
    pub fn is_never_expanded(&self) -> bool {
        self.acronym.as_ref() == Some(&self.name)
    }
}

/// The named entities of two reports, each once; sorted by kind, then in the order of first
/// mention, left side first.
#[must_use]
pub fn named(sides: [&[Name]; 2]) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for (side, names) in sides.into_iter().enumerate() {
        for name in names {
            let known = all.iter().position(|it| it.kind == name.kind && it.name == name.name);
            let at = known.unwrap_or_else(|| {
                let Name { kind, name, acronym, .. } = name.clone();
                let mentions = [Vec::new(), Vec::new()];
                // After the last name of its kind.
                let at = all.partition_point(|it| it.kind <= kind);
                all.insert(at, Named { kind, name, acronym, mentions });
                at
            });
            let mentions = all.get_mut(at).and_then(|it| it.mentions.get_mut(side));
            if let Some(mentions) = mentions {
                mentions.extend(&name.mentions);
            }
        }
    }
    all
}

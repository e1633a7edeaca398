//! Who and what two reports name: on one side, on the other, on both.

use crate::report::facts::{Kind, Name};
use crate::text::span::Span;

/// Someone or something that at least one of two reports names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is.
    pub kind: Kind,
    /// Its fullest form in either text.
    pub name: String,
    /// Its acronym, where either text uses one.
    pub acronym: Option<String>,
    /// Its mentions in each text, in order.
    pub mentions: [Vec<Span>; 2],
}

impl Named {
    /// Whether neither text says what its acronym stands for.
    #[must_use]
    pub fn is_never_expanded(&self) -> bool {
        self.acronym.as_ref() == Some(&self.name)
    }
}

/// The names of two reports of a collection, each once: by kind, then as they are met.
#[must_use]
pub fn named(sides: [&[Name]; 2]) -> Vec<Named> {
    let mut all: Vec<Named> = Vec::new();
    for (side, names) in sides.into_iter().enumerate() {
        for name in names {
            let known = all.iter().position(|it| it.kind == name.kind && it.name == name.name);
            let at = known.unwrap_or_else(|| {
                let Name { kind, name, acronym, .. } = name.clone();
                let mentions = [Vec::new(), Vec::new()];
                // Kinds in their order, and each as it is met.
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

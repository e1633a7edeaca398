//! The collection of the page with its words read: what the page searches and compares.

use std::ops::Deref;
use std::rc::Rc;
use std::sync::Arc;

use dossier::collection::Collection;
use dossier::filter::counts::Counter;
use dossier::filter::facets::Field;
use dossier::report::Report;
use dossier::search::Searcher;

/// A collection with its words read. Cheap to clone; equal only to itself.
#[derive(Clone, Debug)]
pub struct Corpus(Rc<Inner>);

/// What a [`Corpus`] shares.
#[derive(Debug)]
pub struct Inner {
    searcher: Searcher,
    counter: Counter,
    /// The fields that can narrow a list: those with several values.
    fields: Vec<Field>,
}

impl PartialEq for Corpus {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Corpus {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Default for Corpus {
    /// No report.
    fn default() -> Self {
        Self::new(Collection::default())
    }
}

impl Corpus {
    /// Reads the words of a collection.
    #[must_use]
    pub fn new(collection: Collection) -> Self {
        let collection = Arc::new(collection);
        let counter = Counter::new(&collection);
        let all = collection.reports.len();
        let mut fields = counter.counts(0..all, &[], None);
        fields.retain(|it| it.values.iter().any(|value| value.count < all));
        let fields = fields.into_iter().map(|it| it.field).collect();
        Self(Rc::new(Inner { searcher: Searcher::new(collection), counter, fields }))
    }

    /// The collection that `build.rs` embedded. A damaged one, which the integrity of the wasm
    /// rules out, reads as empty.
    #[must_use]
    pub fn embedded() -> Self {
        let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/collection.bin"));
        Self::new(Collection::decode(bytes).unwrap_or_default())
    }
}

impl Inner {
    /// The reports and their order.
    #[must_use]
    pub fn collection(&self) -> &Collection {
        self.searcher.collection()
    }

    /// Whether there are two reports to set face to face.
    #[must_use]
    pub fn has_two(&self) -> bool {
        self.collection().reports.len() > 1
    }

    /// Finds matches in it.
    #[must_use]
    pub fn searcher(&self) -> &Searcher {
        &self.searcher
    }

    /// Counts what facets would keep.
    #[must_use]
    pub fn counter(&self) -> &Counter {
        &self.counter
    }

    /// The fields whose values tell its reports apart.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// Report `index` of the order.
    #[must_use]
    pub fn report(&self, index: usize) -> Option<&Report> {
        self.collection().reports.get(index)
    }
}

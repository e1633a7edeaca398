//! The embedded collection, decoded once and read once.

use std::sync::OnceLock;

use dossier::collection::Collection;
use dossier::counts::Counter;
use dossier::facets::Field;
use dossier::report::Report;
use dossier::search::Searcher;

/// A collection with its words read. Cheap to copy; equal only to itself.
#[derive(Clone, Copy, Debug)]
pub struct Shelf(&'static Inner);

#[derive(Debug)]
struct Inner {
    collection: &'static Collection,
    searcher: Searcher<'static>,
    counter: Counter<'static>,
    /// The fields that can narrow a list: those with several values.
    fields: Vec<Field>,
}

impl PartialEq for Shelf {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl Shelf {
    /// A collection for the rest of the program's life.
    #[must_use]
    pub fn new(collection: Collection) -> Self {
        let collection: &'static Collection = Box::leak(Box::new(collection));
        let searcher = Searcher::new(collection);
        let counter = Counter::new(collection);
        let all = collection.reports.len();
        let mut fields = counter.counts(0..all, &[], None);
        fields.retain(|it| it.values.iter().any(|value| value.count < all));
        let fields = fields.into_iter().map(|it| it.field).collect();
        Self(Box::leak(Box::new(Inner { collection, searcher, counter, fields })))
    }

    /// The collection that `build.rs` embedded. A damaged one, which the integrity of the wasm
    /// rules out, reads as empty.
    #[must_use]
    pub fn embedded() -> Self {
        static SHELF: OnceLock<Shelf> = OnceLock::new();
        *SHELF.get_or_init(|| {
            let bytes = include_bytes!(concat!(env!("OUT_DIR"), "/collection.bin"));
            Self::new(Collection::decode(bytes).unwrap_or_default())
        })
    }

    /// The reports and their order.
    #[must_use]
    pub fn collection(self) -> &'static Collection {
        self.0.collection
    }

    /// Whether there are two reports to set face to face.
    #[must_use]
    pub fn has_two(self) -> bool {
        self.0.collection.reports.len() > 1
    }

    /// Finds matches in it.
    #[must_use]
    pub fn searcher(self) -> &'static Searcher<'static> {
        &self.0.searcher
    }

    /// Counts what facets would keep.
    #[must_use]
    pub fn counter(self) -> &'static Counter<'static> {
        &self.0.counter
    }

    /// The fields whose values tell its reports apart.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        &self.0.fields
    }

    /// Report `index` of the order.
    #[must_use]
    pub fn report(self, index: usize) -> Option<&'static Report> {
        self.0.collection.reports.get(index)
    }
}

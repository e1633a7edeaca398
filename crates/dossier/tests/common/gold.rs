//! A pair of reports with gold annotations made by hand, and scores against them.
//!
//! A folder has two `.txt` files, of which the first by name is side A, and a `gold.json`, whose
//! tables have one of two forms: rows as in `tests/data/osma/gold.json`, with offsets in UTF-8
//! bytes, or objects with named fields, with offsets in characters. The example `pair` of
//! `annotate` includes this file too.
#![allow(dead_code, reason = "each test file uses a part of it")]
#![allow(clippy::cast_precision_loss, reason = "counts are small")]

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, bail};
use dossier::compare::{Passage, Related, Strength};
use dossier::report::facts::{Name, NamedDate, Quotation, Speech};
use dossier::report::{self, Report};
use dossier::text::fold::fold_text;
use dossier::text::span::Span;

/// Two reports, A and B, and their gold annotations.
pub(crate) struct Pair {
    pub(crate) reports: [Report; 2],
    pub(crate) gold: Gold,
}

/// The gold annotations of two reports. Tables that the file lacks are empty.
#[derive(Default)]
pub(crate) struct Gold {
    pub(crate) sentences: BTreeMap<String, On>,
    pub(crate) links: HashSet<Ids>,
    /// Doubtful links, counted neither as right nor as wrong.
    pub(crate) ignored: HashSet<Ids>,
    /// Decoys: pairs that share words but are not related.
    pub(crate) decoys: HashSet<Ids>,
    /// Mentions.
    pub(crate) names: Vec<On>,
    pub(crate) roles: Vec<On>,
    pub(crate) dates: Vec<DateRow>,
    pub(crate) quotes: Vec<QuoteRow>,
}

/// The ids of two sentences, one of A and one of B.
pub(crate) type Ids = (String, String);

/// A span in a report; side 0 is A.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct On {
    pub(crate) side: usize,
    pub(crate) span: Span,
}

/// A date: its value in EDTF, its precision, and whether it is relative to the report's date.
pub(crate) struct DateRow {
    pub(crate) on: On,
    pub(crate) value: String,
    pub(crate) precision: String,
    pub(crate) relative: bool,
}

/// A quotation and its speaker, a surname or an office, folded.
pub(crate) struct QuoteRow {
    pub(crate) on: On,
    pub(crate) direct: bool,
    pub(crate) speaker: String,
}

impl Pair {
    /// Reads the pair in `folder`.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        Self::read_files(folder).with_context(|| folder.display().to_string())
    }

    fn read_files(folder: &Path) -> Result<Self> {
        let paths: std::io::Result<Vec<PathBuf>> =
            fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect();
        let mut texts = paths?;
        texts.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        texts.sort();
        let [left, right] = texts.as_slice() else {
            bail!("a pair is two .txt files, here are {}", texts.len());
        };
        let read = |path: &PathBuf| -> Result<Report> {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            report::parse(&stem, &fs::read(path)?).map_err(|error| anyhow!("{stem}.txt: {error}"))
        };
        let reports = [read(left)?, read(right)?];
        let tables = fs::read(folder.join("gold.json")).context("gold.json")?;
        let tables = serde_json::from_slice(&tables).context("gold.json")?;
        let gold = tables::gold(tables, &reports).context("gold.json")?;
        Ok(Self { reports, gold })
    }

    /// Scores the related passages of strength `least` or more, and counts the decoys among them.
    pub(crate) fn related(&self, related: &[Related], least: Strength) -> (Score, usize) {
        let gold = &self.gold;
        let shown = related.iter().filter(|it| it.strength <= least).map(|it| {
            let [left, right] = &it.passages;
            (self.sentence(0, left), self.sentence(1, right))
        });
        let shown: HashSet<Ids> = shown.filter(|ids| !gold.ignored.contains(ids)).collect();
        let right = shown.intersection(&gold.links).count();
        let score = Score { right, found: shown.len(), gold: gold.links.len() };
        (score, shown.intersection(&gold.decoys).count())
    }

    /// The gold sentence with the largest overlap with a passage.
    fn sentence(&self, side: usize, passage: &Passage) -> String {
        let overlap = |on: &On| {
            let end = on.span.end.min(passage.span.end);
            end.saturating_sub(on.span.start.max(passage.span.start))
        };
        let rows = self.gold.sentences.iter().filter(|(_, on)| on.side == side && overlap(on) > 0);
        rows.max_by_key(|(_, on)| overlap(on)).map_or_else(String::new, |(id, _)| id.clone())
    }

    /// Scores the mentions of names.
    pub(crate) fn names(&self, found: [&[Name]; 2]) -> Score {
        let found = on_sides(found, |name| name.mentions.clone());
        let right = pair_up(&found, &self.gold.names, 0.5).len();
        Score { right, found: found.len(), gold: self.gold.names.len() }
    }

    /// Scores the dates, and counts those with the right value.
    pub(crate) fn dates(&self, found: [&[NamedDate]; 2]) -> (Score, usize) {
        let gold: Vec<On> = self.gold.dates.iter().map(|row| row.on).collect();
        let places = on_sides(found, |date| vec![date.span]);
        let all: Vec<&NamedDate> = found.into_iter().flatten().collect();
        let pairs = pair_up(&places, &gold, 0.5);
        let exact = pairs.iter().filter(|&&(at, expected)| {
            let (Some(date), Some(row)) = (all.get(at), self.gold.dates.get(expected)) else {
                return false;
            };
            row.value == date.when.to_string()
                && row.precision == date.when.precision()
                && row.relative == date.relative
        });
        (Score { right: pairs.len(), found: places.len(), gold: gold.len() }, exact.count())
    }

    /// Scores the quotations, and counts those with the right speaker and kind.
    pub(crate) fn quotations(&self, found: [&[Quotation]; 2]) -> (Score, usize) {
        let gold: Vec<On> = self.gold.quotes.iter().map(|row| row.on).collect();
        let places = on_sides(found, |quotation| vec![quotation.span]);
        let all: Vec<&Quotation> = found.into_iter().flatten().collect();
        let pairs = pair_up(&places, &gold, 0.7);
        let exact = pairs.iter().filter(|&&(at, expected)| {
            let (Some(quotation), Some(row)) = (all.get(at), self.gold.quotes.get(expected)) else {
                return false;
            };
            fold_text(quotation.speaker.as_deref().unwrap_or_default()).ends_with(&row.speaker)
                && (quotation.speech == Speech::Direct) == row.direct
        });
        (Score { right: pairs.len(), found: places.len(), gold: gold.len() }, exact.count())
    }
}

/// The spans found on each side.
fn on_sides<T>(found: [&[T]; 2], spans: impl Fn(&T) -> Vec<Span>) -> Vec<On> {
    let sides = (0..).zip(found);
    let all = sides.flat_map(|(side, found)| found.iter().map(move |it| (side, it)));
    all.flat_map(|(side, it)| spans(it).into_iter().map(move |span| On { side, span })).collect()
}

/// The numbers of items found, of gold items, and of those in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Score {
    pub(crate) right: usize,
    pub(crate) found: usize,
    pub(crate) gold: usize,
}

impl Score {
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / self.found.max(1) as f64
    }

    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / self.gold.max(1) as f64
    }
}

impl AddAssign for Score {
    fn add_assign(&mut self, other: Self) {
        self.right += other.right;
        self.found += other.found;
        self.gold += other.gold;
    }
}

/// Intersection over union of two spans; 0 on different sides.
fn overlap(a: On, b: On) -> f64 {
    let both = a.span.end.min(b.span.end).saturating_sub(a.span.start.max(b.span.start));
    let either = a.span.end.max(b.span.end) - a.span.start.min(b.span.start);
    if a.side == b.side { f64::from(both) / f64::from(either) } else { 0.0 }
}

/// Matches found and gold spans with an overlap of at least `least`, one to one, greedily.
fn pair_up(found: &[On], gold: &[On], least: f64) -> Vec<(usize, usize)> {
    let mut left: Vec<(usize, On)> = gold.iter().copied().enumerate().collect();
    let mut pairs = Vec::new();
    for (at, &span) in found.iter().enumerate() {
        let overlaps = left.iter().map(|&(place, gold)| (place, overlap(span, gold)));
        let best = overlaps.max_by(|(_, a), (_, b)| a.total_cmp(b));
        if let Some((best, _)) = best.filter(|(_, overlap)| *overlap >= least) {
            left.retain(|(place, _)| *place != best);
            pairs.push((at, best));
        }
    }
    pairs
}

/// The two forms of the tables of `gold.json`.
mod tables {
    use anyhow::{Result, bail, ensure};
    use dossier::report::Report;
    use dossier::text::span::Span;
    use serde::Deserialize;

    use super::{DateRow, Gold, Ids, On, QuoteRow};

    #[derive(Deserialize)]
    pub(super) struct Tables {
        sentences: Vec<SentenceRow>,
        links: Vec<LinkRow>,
        #[serde(default, alias = "ignored_pairs")]
        ignored: Vec<LinkRow>,
        #[serde(default)]
        decoys: Vec<LinkRow>,
        #[serde(default)]
        names: Vec<(char, u32, u32, String, String)>,
        #[serde(default)]
        entities: Vec<Entity>,
        #[serde(default)]
        roles: Vec<(char, u32, u32, String)>,
        #[serde(default)]
        dates: Vec<DateRows>,
        #[serde(default)]
        quotes: Vec<QuoteRows>,
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum SentenceRow {
        Row(String, u32, u32),
        Fields {
            id: String,
            #[serde(flatten)]
            at: Place,
        },
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum LinkRow {
        Graded(String, String, u8),
        Plain(String, String),
        Fields { a: String, b: String },
    }

    /// In characters.
    #[derive(Deserialize)]
    struct Place {
        report: char,
        start: usize,
        end: usize,
    }

    #[derive(Deserialize)]
    struct Entity {
        #[serde(rename = "type")]
        kind: String,
        mentions: Vec<Place>,
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum DateRows {
        Row(char, u32, u32, String, String, bool),
        Fields {
            iso: String,
            precision: String,
            kind: String,
            #[serde(flatten)]
            at: Place,
        },
    }

    #[derive(Deserialize)]
    #[serde(untagged)]
    enum QuoteRows {
        Row(char, u32, u32, bool, String),
        Fields {
            #[serde(rename = "type")]
            kind: String,
            content: Place,
            #[serde(default)]
            speaker: Option<String>,
        },
    }

    /// Checks that spans are in the texts and that links are between sentences.
    pub(super) fn gold(tables: Tables, reports: &[Report; 2]) -> Result<Gold> {
        let texts = reports.each_ref().map(|report| report.text.as_str());
        let bytes = |side, start, end| in_bytes(texts, side, Span { start, end });
        let place = |place: &Place| in_characters(texts, place);
        let mut gold = Gold::default();
        for row in tables.sentences {
            let (id, on) = match row {
                SentenceRow::Row(id, start, end) => {
                    let side = id.chars().next().unwrap_or_default();
                    (id, bytes(side, start, end)?)
                }
                SentenceRow::Fields { id, at } => (id, place(&at)?),
            };
            gold.sentences.insert(id, on);
        }
        let links = [
            (tables.links, &mut gold.links),
            (tables.ignored, &mut gold.ignored),
            (tables.decoys, &mut gold.decoys),
        ];
        for (rows, set) in links {
            for row in rows {
                let (LinkRow::Graded(a, b, _) | LinkRow::Plain(a, b) | LinkRow::Fields { a, b }) =
                    row;
                for (id, side) in [(&a, 0), (&b, 1)] {
                    let is_sentence = gold.sentences.get(id).is_some_and(|on| on.side == side);
                    ensure!(is_sentence, "{a} and {b} are not sentences of A and of B");
                }
                let ids: Ids = (a, b);
                set.insert(ids);
            }
        }
        for (side, start, end, ..) in tables.names {
            gold.names.push(bytes(side, start, end)?);
        }
        // Offices and regions are not counted as names.
        let kinds = ["person", "organisation", "country", "city", "source"];
        let entities = tables.entities.iter().filter(|entity| kinds.contains(&&*entity.kind));
        for mention in entities.flat_map(|entity| &entity.mentions) {
            gold.names.push(place(mention)?);
        }
        for (side, start, end, _) in tables.roles {
            gold.roles.push(bytes(side, start, end)?);
        }
        for row in tables.dates {
            gold.dates.push(match row {
                DateRows::Row(side, start, end, value, precision, relative) => {
                    DateRow { on: bytes(side, start, end)?, value, precision, relative }
                }
                DateRows::Fields { iso, precision, kind, at } => {
                    let relative = kind == "relative";
                    DateRow { on: place(&at)?, value: iso, precision, relative }
                }
            });
        }
        for row in tables.quotes {
            gold.quotes.push(match row {
                QuoteRows::Row(side, start, end, direct, speaker) => {
                    QuoteRow { on: bytes(side, start, end)?, direct, speaker }
                }
                QuoteRows::Fields { kind, content, speaker } => QuoteRow {
                    on: place(&content)?,
                    direct: kind == "direct",
                    speaker: speaker.unwrap_or_default(),
                },
            });
        }
        Ok(gold)
    }

    /// A span in bytes; fails if it is not a span of the report's text.
    fn in_bytes(texts: [&str; 2], side: char, span: Span) -> Result<On> {
        let at = match side {
            'A' => 0,
            'B' => 1,
            _ => bail!("`{side}` is not a side: sides are A and B"),
        };
        let text = texts.get(at).copied().unwrap_or_default();
        let Span { start, end } = span;
        ensure!(!span.of(text).is_empty(), "{start}..{end} is not a span of report {side}");
        Ok(On { side: at, span })
    }

    fn in_characters(texts: [&str; 2], place: &Place) -> Result<On> {
        let Place { report, start, end } = *place;
        let text = texts.get(usize::from(report == 'B')).copied().unwrap_or_default();
        let bytes = |at| text.char_indices().nth(at).map_or(text.len(), |(at, _)| at);
        in_bytes(texts, report, Span::new(bytes(start), bytes(end)))
    }
}

//! Links: the text form of a view, a readable, versioned URL fragment.
//!
//! Reading never fails: [`read`] returns a view for any string, with a list of notices.
//! `read(write(view)) == (view, [])` for every view whose parts are valid.

use std::fmt::Write as _;

use crate::date::{Date, DateRange, Dates};
use crate::filter::facets::{self, Facet, Field};
use crate::link::anchor::Anchor;
use crate::link::view::{Mode, Panel, Place, Side, Theme, View};
use crate::query::{MAX_CHARS, Options, Within};
use crate::report::ReportRef;
use crate::report::hash::{EDITION_CHARS, LINK_CHARS, is_base32};
use crate::search::Sort;
use crate::text::lang::Lang;

pub mod anchor;
mod cleaning;
pub mod view;
mod work;

use cleaning::{separate_keys, trim_added};
use work::count_work;
#[cfg(not(target_arch = "wasm32"))]
pub use work::work;

/// The version of the link format.
pub const VERSION: u32 = 1;

/// A problem with a link, to display to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The value of a key is invalid; the key is ignored.
    BadValue {
        /// The key; empty when the whole fragment could not be decoded.
        key: String,
        /// Its value, decoded as far as it can be.
        value: String,
    },
    /// A key is repeated; only the first counts.
    Duplicate {
        /// The key.
        key: String,
    },
    /// The link has more keys than are read; the rest is ignored.
    TooLong,
    /// A versioned link without its end mark: it may have been truncated.
    Cut,
    /// The link has a newer version than [`VERSION`]; unknown keys are kept in [`View::other`].
    Newer {
        /// Its version.
        version: u32,
    },
}

/// Writes a view as a fragment, without the `#`.
#[must_use]
pub fn write(view: &View) -> String {
    let mut link = format!("v={VERSION}");
    if let Some(edition) = &view.edition {
        put(&mut link, "k", edition);
    }
    if let Some(mode) = view.mode {
        put(&mut link, "m", mode_name(mode));
    }
    if !view.query.is_empty() {
        put(&mut link, "q", &view.query);
    }
    if view.options != Options::default() {
        put(&mut link, "o", &view.options.letters());
    }
    if let Some(within) = &view.within {
        put(&mut link, "in", &within.to_string());
    }
    if let Some(dates) = view.dates {
        put(&mut link, "d", &dates_text(dates));
    }
    for Facet { field, values } in &view.facets {
        // The separators are encoded within a value.
        let value = |value: &String| encode(value, "").replace(',', "%2C").replace(':', "%3A");
        let values: Vec<String> = values.iter().map(value).collect();
        let _ = write!(link, "&f={}:{}", field.name(), values.join(","));
    }
    if view.sort != Sort::default() {
        put(&mut link, "s", sort_name(view.sort));
    }
    let show =
        [(view.show.no_concepts, 'n'), (view.show.only_matching, 'o'), (view.show.weak, 'w')];
    let shown: String = show.iter().filter(|(on, _)| *on).map(|(_, letter)| letter).collect();
    if !shown.is_empty() {
        put(&mut link, "x", &shown);
    }
    for (side, report) in Side::ALL.into_iter().zip([&view.read, &view.left, &view.right]) {
        if let Some(report) = report {
            let dot = if report.hash.is_some() { "." } else { "" };
            let hash = report.hash.as_deref().unwrap_or_default();
            put(&mut link, side.key(), &format!("{}{dot}{hash}", report.slug));
        }
    }
    if let Some(pair) = view.pair {
        put(&mut link, "l", &pair_text(pair));
    }
    if let Some(anchor) = &view.at {
        // The anchor's text is already encoded.
        let _ = write!(link, "&at={}", anchor.text());
    }
    if view.apart {
        put(&mut link, "y", "0");
    }
    if let Some(panel) = view.panel {
        put(&mut link, "t", panel.name());
    }
    if view.embed {
        put(&mut link, "ui", EMBED);
    }
    if let Some(lang) = view.lang {
        put(&mut link, "lang", lang.tag());
    }
    if let Some(theme) = view.theme {
        put(&mut link, "th", theme_name(theme));
    }
    for (key, value) in &view.other {
        let _ = write!(link, "&{}={}", encode(key, ""), encode(value, ""));
    }
    link.push_str("&e");
    link
}

/// Appends a key with its value, encoded.
fn put(link: &mut String, key: &str, value: &str) {
    let _ = write!(link, "&{key}={}", encode(value, ""));
}

/// The value of `l`.
#[must_use]
pub fn pair_text([a, b]: [Place; 2]) -> String {
    format!("{}.{}-{}.{}", a.paragraph, a.offset, b.paragraph, b.offset)
}

/// The value of `ui`.
const EMBED: &str = "embed";

/// The value of `m`.
#[must_use]
pub fn mode_name(mode: Mode) -> &'static str {
    match mode {
        Mode::List => "list",
        Mode::Read => "read",
        Mode::Compare => "cmp",
        Mode::Occurrences => "kwic",
    }
}

fn sort_name(sort: Sort) -> &'static str {
    match sort {
        Sort::Date => "d",
        Sort::DateDescending => "-d",
        Sort::Relevance => "r",
        Sort::LeftWord => "lw",
        Sort::RightWord => "rw",
    }
}

fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn dates_text(dates: Dates) -> String {
    match dates {
        Dates::Undated => "none".to_owned(),
        Dates::Range(DateRange { from, to }) => {
            let side = |date: Option<Date>| date.map(|d| d.to_string()).unwrap_or_default();
            format!("{}..{}", side(from), side(to))
        }
    }
}

/// Whether a fragment is a link, and not the id of an element: it has a `=`, which may be encoded.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    count_work(fragment);
    fragment.contains('=')
        || fragment.as_bytes().windows(3).any(|three| matches!(three, b"%3D" | b"%3d"))
}

/// Parses a fragment, with or without its `#`.
#[must_use]
pub fn read(fragment: &str) -> (View, Vec<Notice>) {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let once;
    let fragment = if !fragment.contains('=') && is_link(fragment) {
        // Some programs percent-encode a whole fragment.
        let Some(decoded) = decode(fragment, false) else {
            let bad = Notice::BadValue { key: String::new(), value: fragment.to_owned() };
            return (View::default(), vec![bad]);
        };
        once = decoded;
        once.as_str()
    } else {
        fragment
    };
    let fragment = &separate_keys(fragment);
    let as_is = read_pairs(fragment);
    let stripped = trim_added(fragment);
    if stripped.len() < fragment.len() {
        let cleaner = read_pairs(stripped);
        if cleaner.1.len() < as_is.1.len() {
            return cleaner;
        }
    }
    as_is
}

/// The most keys that are read; far more than any view has.
const MAX_KEYS: usize = 128;

/// The most unknown keys that are kept, so that a written link never exceeds [`MAX_KEYS`].
const MAX_OTHER: usize = 100;

/// The key that a link may have more than once.
const REPEATABLE: &str = "f";

/// Parses `key=value` pairs.
fn read_pairs(fragment: &str) -> (View, Vec<Notice>) {
    let mut view = View::default();
    let mut notices = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    let mut versioned = false;
    let mut ended = false;
    if !is_link(fragment) {
        return (view, notices);
    }
    let mut pairs = fragment.split('&').filter(|pair| !pair.is_empty());
    for pair in pairs.by_ref().take(MAX_KEYS) {
        let (key, raw) = pair.split_once('=').unwrap_or((pair, ""));
        let bad = |value: &str| Notice::BadValue { key: key.to_owned(), value: value.to_owned() };
        let Some((key, value)) = decode(key, true).zip(decode(raw, true)) else {
            notices.push(bad(raw));
            continue;
        };
        let is_repeated = seen.iter().any(|known| {
            count_work(known);
            *known == key
        });
        seen.push(key.clone());
        if is_repeated && key != REPEATABLE {
            notices.push(Notice::Duplicate { key });
            continue;
        }
        match key.as_str() {
            "v" => {
                versioned = true;
                match value.parse() {
                    Ok(version) if version > VERSION => notices.push(Notice::Newer { version }),
                    Ok(1..) => {}
                    _ => notices.push(bad(&value)),
                }
            }
            "e" => ended = true,
            _ => {
                let read = match key.as_str() {
                    REPEATABLE => read_facet(&mut view.facets, raw),
                    "at" => Anchor::read(raw).map(|at| view.at = Some(at)),
                    _ => read_key(&mut view, &key, &value),
                };
                if read.is_none() {
                    notices.push(bad(&value));
                }
            }
        }
    }
    if pairs.next().is_some() || view.other.len() > MAX_OTHER {
        view.other.truncate(MAX_OTHER);
        // No `Cut` here, as the rest of the link, where the end mark would be, was not read.
        notices.push(Notice::TooLong);
    } else if versioned && !ended {
        notices.push(Notice::Cut);
    }
    (view, notices)
}

/// Sets the value of one key in the view; `None` if the value is invalid.
fn read_key(view: &mut View, key: &str, value: &str) -> Option<()> {
    match key {
        "k" => view.edition = Some(base32(value, EDITION_CHARS)?),
        "m" => {
            let modes = [Mode::List, Mode::Read, Mode::Compare, Mode::Occurrences];
            view.mode = Some(find_by_name(&modes, mode_name, value)?);
        }
        "q" if value.chars().count() > MAX_CHARS => return None,
        // The search box has one line, and could not display line ends.
        "q" => view.query = value.replace(['\r', '\n'], " "),
        "o" => view.options = Options::read(value)?,
        "in" => view.within = Some(Within::read(value)?),
        "d" => view.dates = Some(read_dates(value)?),
        "s" => {
            let sorts = [
                Sort::Date,
                Sort::DateDescending,
                Sort::Relevance,
                Sort::LeftWord,
                Sort::RightWord,
            ];
            view.sort = find_by_name(&sorts, sort_name, value)?;
        }
        "x" => {
            let mut show = crate::link::view::Show::default();
            for letter in value.chars() {
                match letter {
                    'n' => show.no_concepts = true,
                    'o' => show.only_matching = true,
                    'w' => show.weak = true,
                    _ => return None,
                }
            }
            view.show = show;
        }
        "r" => view.read = Some(read_report(value)?),
        "a" => view.left = Some(read_report(value)?),
        "b" => view.right = Some(read_report(value)?),
        "y" => {
            view.apart = match value {
                "0" => true,
                "1" => false,
                _ => return None,
            }
        }
        "l" => {
            let place = |text: &str| {
                let (paragraph, offset) = text.split_once('.')?;
                let paragraph = number(paragraph).filter(|&paragraph| paragraph > 0)?;
                Some(Place { paragraph, offset: number(offset)? })
            };
            let (left, right) = value.split_once('-')?;
            view.pair = Some([place(left)?, place(right)?]);
        }
        "ui" if value == EMBED => view.embed = true,
        "ui" => return None,
        "t" => view.panel = Some(find_by_name(&Panel::ALL, Panel::name, value)?),
        "lang" => view.lang = Some(find_by_name(&[Lang::Fr, Lang::En], Lang::tag, value)?),
        "th" => view.theme = Some(find_by_name(&[Theme::Light, Theme::Dark], theme_name, value)?),
        _ => view.other.push((key.to_owned(), value.to_owned())),
    }
    Some(())
}

/// The item of `all` with this name.
fn find_by_name<T: Copy>(all: &[T], name: fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.iter().copied().find(|&it| name(it) == wanted)
}

/// Parses a number that consists of digits only.
pub(crate) fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

fn base32(value: &str, chars: usize) -> Option<String> {
    is_base32(value, chars).then(|| value.to_owned())
}

fn read_dates(value: &str) -> Option<Dates> {
    if value == "none" {
        return Some(Dates::Undated);
    }
    let (from, to) = value.split_once('.')?;
    let to = to.strip_prefix('.')?;
    let side = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
    Some(Dates::Range(DateRange { from: side(from)?, to: side(to)? }))
}

/// Parses `field:value[,value]`, not yet decoded: an encoded `,` or `:` is part of a value.
fn read_facet(facets: &mut Vec<Facet>, raw: &str) -> Option<()> {
    let (field, values) = raw.split_once(':')?;
    let field = Field::named(&decode(field, true)?)?;
    let value = |raw: &str| decode(raw, true).filter(|value| !value.is_empty());
    let values: Option<Vec<String>> = values.split(',').map(value).collect();
    facets::choose(facets, field, values?)
}

fn read_report(value: &str) -> Option<ReportRef> {
    let (slug, hash) = match value.split_once('.') {
        Some((slug, hash)) => (slug, Some(base32(hash, LINK_CHARS)?)),
        None => (value, None),
    };
    let valid = (1..=64).contains(&slug.len())
        && slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    valid.then(|| ReportRef { slug: slug.to_owned(), hash })
}

/// Percent-encodes all but `A-Za-z0-9-_.~,:` and the characters `kept`; a space becomes `+`.
pub(crate) fn encode(text: &str, kept: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'_' | b'.' | b'~' | b',' | b':' => out.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() || kept.as_bytes().contains(&byte) => {
                out.push(byte.into());
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

/// Decodes percent-encoding once; a `%` without two hexadecimal digits is kept. `None` if the
/// result is not UTF-8.
pub(crate) fn decode(text: &str, plus_is_space: bool) -> Option<String> {
    count_work(text);
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.as_bytes();
    while let [first, rest @ ..] = bytes {
        let hex = |b: &u8| char::from(*b).to_digit(16).and_then(|d| u8::try_from(d).ok());
        bytes = rest;
        match (first, rest) {
            (b'%', [high, low, after @ ..]) if hex(high).is_some() && hex(low).is_some() => {
                out.extend(hex(high).zip(hex(low)).map(|(high, low)| high << 4 | low));
                bytes = after;
            }
            (b'+', _) if plus_is_space => out.push(b' '),
            _ => out.push(*first),
        }
    }
    String::from_utf8(out).ok()
}

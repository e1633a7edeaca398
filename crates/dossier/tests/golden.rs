//! Backward compatibility: every link in `static/links.golden` (all forms ever released) must
//! always open the same view.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fmt::Write as _;
use std::fs;

use dossier::date::Dates;
use dossier::link::anchor::{Anchor, Target};
use dossier::link::view::{Theme, View};
use dossier::link::{Notice, mode_name, read, write};
use dossier::query::Options;
use dossier::report::ReportRef;
use dossier::search::Sort;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../static/links.golden");

/// A quoted text, with invisible characters and column separators escaped.
fn shown(text: &str) -> String {
    format!("{text:?}")
}

/// A link of the file, with its escapes `\u{…}`, `\n`, `\t` and `\\` decoded.
fn link_of(column: &str) -> String {
    let mut link = String::new();
    let mut rest = column;
    while let Some((before, after)) = rest.split_once('\\') {
        link += before;
        let (letter, tail) = after.split_at(1);
        rest = tail;
        match letter {
            "n" => link.push('\n'),
            "t" => link.push('\t'),
            "u" => {
                let (code, tail) = tail.strip_prefix('{').unwrap().split_once('}').unwrap();
                link.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                rest = tail;
            }
            _ => link += letter,
        }
    }
    link + rest
}

/// A view and the notices for its link, on one line; only what differs from the default.
fn text_of((view, notices): &(View, Vec<Notice>)) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut say = |name: &str, value: Option<String>| {
        said.extend(value.map(|value| format!("{name} {value}")));
    };
    let report = |report: &Option<ReportRef>| {
        let report = report.as_ref()?;
        let hash = report.hash.as_ref().map(|hash| format!(" version {hash}"));
        Some(report.slug.clone() + &hash.unwrap_or_default())
    };
    say("edition", view.edition.clone());
    say("shows", view.mode.map(|mode| mode_name(mode).to_owned()));
    say("query", (!view.query.is_empty()).then(|| shown(&view.query)));
    let is_strict = view.options != Options::default();
    say("options", is_strict.then(|| view.options.letters()));
    say("within", view.within.as_ref().map(|within| shown(&within.to_string())));
    say(
        "dates",
        view.dates.map(|dates| match dates {
            Dates::Undated => "none".to_owned(),
            Dates::Range(range) => {
                let [from, to] =
                    [range.from, range.to].map(|it| it.map_or("any".into(), |it| it.to_string()));
                format!("{from} to {to}")
            }
        }),
    );
    for facet in &view.facets {
        let values: Vec<String> = facet.values.iter().map(|value| shown(value)).collect();
        say(facet.field.name(), Some(values.join(", ")));
    }
    let sort = match view.sort {
        Sort::Date => None,
        Sort::DateDescending => Some("latest first"),
        Sort::Relevance => Some("relevance"),
        Sort::LeftWord => Some("left word"),
        Sort::RightWord => Some("right word"),
    };
    say("order", sort.map(str::to_owned));
    let show = [
        (view.show.no_concepts, "no concepts"),
        (view.show.only_matching, "only matching"),
        (view.show.weak, "weak pairs"),
        (view.apart, "scrolling apart"),
        (view.embed, "embedded"),
    ];
    for (_, what) in show.into_iter().filter(|(on, _)| *on) {
        say("with", Some(what.to_owned()));
    }
    say("reads", report(&view.read));
    say("left", report(&view.left));
    say("right", report(&view.right));
    let place = |it: dossier::link::view::Place| format!("{}.{}", it.paragraph, it.offset);
    say("pair", view.pair.map(|[left, right]| format!("{} and {}", place(left), place(right))));
    say(
        "passage",
        view.at.as_ref().and_then(Anchor::target).map(|it| {
            let Target { side, paragraph, quote } = it;
            let mut text = format!("{} {paragraph}", side.name());
            for (name, part) in [
                ("after", &quote.prefix),
                ("from", &quote.start),
                ("to", &quote.end),
                ("before", &quote.suffix),
            ] {
                if !part.is_empty() {
                    let _ = write!(text, " {name} {}", shown(part));
                }
            }
            text
        }),
    );
    say("panel", view.panel.map(|panel| panel.name().to_owned()));
    say("language", view.lang.map(|lang| lang.tag().to_owned()));
    let theme = |theme| if theme == Theme::Dark { "dark" } else { "light" };
    say("colours", view.theme.map(|it| theme(it).to_owned()));
    for (key, value) in &view.other {
        say("carries", Some(format!("{} = {}", shown(key), shown(value))));
    }
    for notice in notices {
        let told = match notice {
            Notice::BadValue { key, value } => format!("bad {} = {}", shown(key), shown(value)),
            Notice::Duplicate { key } => format!("twice {}", shown(key)),
            Notice::TooLong => "too long".to_owned(),
            Notice::Cut => "cut".to_owned(),
            Notice::Newer { version } => format!("newer {version}"),
        };
        say("told:", Some(told));
    }
    if said.is_empty() { "nothing said".to_owned() } else { said.join("; ") }
}

/// With `VISAVIS_GOLDEN=add`, writes the view to each line that has only a link; other lines never
/// change.
#[test]
fn every_link_ever_released_opens_the_same() {
    let golden = fs::read_to_string(FILE).unwrap();
    let add = std::env::var_os("VISAVIS_GOLDEN").is_some_and(|value| value == "add");
    let (mut written, mut count, mut wrong) = (String::new(), 0, Vec::new());
    for (number, line) in (1..).zip(golden.lines()) {
        let mut line = line.to_owned();
        if !line.is_empty() && !line.starts_with("# ") {
            count += 1;
            let (column, expected) = line.split_once('\t').unwrap_or((&line, ""));
            let fragment = link_of(column);
            let read_once = read(&fragment);
            let text = text_of(&read_once);
            assert_eq!(read(&write(&read_once.0)), (read_once.0, vec![]), "line {number}");
            if add && expected.is_empty() {
                line = format!("{column}\t{text}");
            } else if text != expected {
                wrong.push(format!("line {number}: {column}\n  gave {expected}\n  now  {text}"));
            }
        }
        written += &line;
        written += "\n";
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 200, "{count} links");
    if add {
        fs::write(FILE, written).unwrap();
    }
}

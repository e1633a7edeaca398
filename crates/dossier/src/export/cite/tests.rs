use biblatex::{Bibliography, ChunksExt as _, Entry};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::Value;

use super::*;

/// What formats and their readers could take for theirs.
const HOSTILE: &str = "a\\{b}}{%c&d_e$f#g^h~i\"j'k\r\nER  - \nTY  - X\u{2028}@misc{x,} \u{202E}é";

fn quoted(text: &str) -> String {
    format!("«\u{202f}{text}\u{202f}»")
}

fn tass() -> Source {
    Source {
        id: "2025-01-01-tass-bichkek".to_owned(),
        title: "TASS, BICHKEK".to_owned(),
        agency: Some("TASS".to_owned()),
        place: Some("BICHKEK".to_owned()),
        date: "2025-01-01".parse().ok(),
        dated: "1er janvier 2025 [année déduite du texte]".to_owned(),
        inferred: Some("année déduite du texte".to_owned()),
        lang: Some(Lang::Fr),
        url: "https://example.org/?a#v=1&q=a%2Bb&e".to_owned(),
        accessed: "2026-11-05".parse().ok(),
        quote: Some("La paix & la sécurité".to_owned()),
        notes: vec!["§ 3".to_owned()],
    }
}

fn report() -> Source {
    Source {
        id: "2022-06-otsc-erevan".to_owned(),
        title: "Un rapport".to_owned(),
        date: "2022-06".parse().ok(),
        dated: "juin 2022".to_owned(),
        url: "https://example.org/#v=1&e".to_owned(),
        ..Source::default()
    }
}

#[test]
fn in_a_sentence() {
    assert_eq!(
        Style::Text.write(&[tass(), report()], &quoted),
        "«\u{202f}La paix & la sécurité\u{202f}» (TASS, BICHKEK, 1er janvier 2025 [année déduite \
         du texte], § 3). https://example.org/?a#v=1&q=a%2Bb&e\n\n\
         Un rapport, juin 2022. https://example.org/#v=1&e\n"
    );
    let issued = Source { agency: Some("TASS".to_owned()), ..report() };
    assert!(Style::Text.write(&[issued], &quoted).starts_with("TASS, Un rapport, juin 2022."));
}

#[test]
fn in_markdown() {
    assert_eq!(
        Style::Markdown.write(&[tass(), report()], &quoted),
        "> «\u{202f}La paix \\& la sécurité\u{202f}»\n>\n> — [TASS, BICHKEK, 1er janvier 2025 \
         \\[année déduite du texte\\], § 3](<https://example.org/?a#v=1&q=a%2Bb&e>)\n\n\
         [Un rapport, juin 2022](<https://example.org/#v=1&e>)\n"
    );
}

#[test]
fn in_bibtex() {
    let written = Style::Bibtex.write(&[tass()], &quoted);
    let expected = "@misc{2025-01-01-tass-bichkek,
  title = {{TASS, BICHKEK}},
  author = {{TASS}},
  address = {BICHKEK},
  date = {2025-01-01},
  year = {2025},
  month = jan,
  langid = {french},
  url = {https://example.org/?a#v=1&q=a%2Bb&e},
  urldate = {2026-11-05},
  note = {année déduite du texte, § 3},
  annotation = {La paix \\& la sécurité},
}
";
    assert_eq!(written, expected);
}

#[test]
fn in_ris() {
    let written = Style::Ris.write(&[report()], &quoted);
    let expected = "TY  - RPRT\r\nID  - 2022-06-otsc-erevan\r\nTI  - Un rapport\r\nPY  - 2022\r\n\
                    DA  - 2022/06//\r\nUR  - https://example.org/#v=1&e\r\nER  - \r\n";
    assert_eq!(written, expected);
}

#[test]
fn in_csl() {
    let written = Style::Csl.write(&[report()], &quoted);
    let expected = "[\n{\"id\":\"2022-06-otsc-erevan\",\"type\":\"report\",\"title\":\"Un rapport\",\
                    \"issued\":{\"date-parts\":[[2022,6]]},\"URL\":\"https://example.org/#v=1&e\"}\n]\n";
    assert_eq!(written, expected);
}

/// A record of RIS as a list of tags and values, read by its specification alone.
fn read_ris(file: &str) -> Vec<Vec<(String, String)>> {
    let mut records = vec![Vec::new()];
    for line in file.split("\r\n").filter(|line| !line.is_empty()) {
        assert!(!line.contains(['\n', '\r']), "{line:?}");
        let (tag, value) = line.split_at_checked(6).unwrap();
        let tag = tag.strip_suffix("  - ").unwrap();
        assert!(
            tag.len() == 2 && tag.bytes().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit())
        );
        if tag == "ER" {
            records.push(Vec::new());
        } else {
            records.last_mut().unwrap().push((tag.to_owned(), value.to_owned()));
        }
    }
    assert!(records.pop().unwrap().is_empty(), "every record ends");
    records
}

fn dates() -> impl Strategy<Value = Option<Date>> {
    let month = option::of((1..=12_u8, option::of(1..=28_u8)));
    option::of((1000..=9999_u16, month).prop_map(|(year, rest)| {
        let (month, day) = rest.map_or((None, None), |(month, day)| (Some(month), day));
        Date::new(year, month, day).unwrap()
    }))
}

/// Texts with what each format minds, and any others.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![Just(HOSTILE.to_owned()), "[\\\\{}%&_$#^~\"',=@a-c \n\r-]{1,12}", "(?s)\\PC{1,12}",]
        .prop_filter("a text says something", |text| line(text).chars().any(char::is_alphanumeric))
}

prop_compose! {
    fn sources()(
        title in texts(),
        (agency, place, quote) in (option::of(texts()), option::of(texts()), option::of(texts())),
        notes in vec(texts(), 0..3),
        (date, accessed) in (dates(), dates()),
        lang in option::of(prop_oneof![Just(Lang::Fr), Just(Lang::En)]),
    ) -> Source {
        let url = "https://example.org/x?y=(z)#v=1&q=%7B%25&e".to_owned();
        let (id, dated) = ("a-1".to_owned(), String::new());
        let inferred = notes.first().cloned();
        Source { id, title, agency, place, date, dated, inferred, lang, url, accessed, quote, notes }
    }
}

/// A field of an entry with its commands carried out.
fn field(entry: &Entry, name: &str) -> Option<String> {
    Some(entry.get(name)?.format_verbatim())
}

/// White space as this reader has it: any run of it, of any kind, is one space.
fn spaced(text: &str) -> String {
    line(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

proptest! {
    #[test]
    fn bibtex_is_read_back(all in vec(sources(), 1..3)) {
        let all: Vec<Source> = all.into_iter().enumerate().map(|(at, source)| Source { id: format!("s-{at}"), ..source }).collect();
        let written = Style::Bibtex.write(&all, &quoted);
        let read = Bibliography::parse(&written).map_err(|error| TestCaseError::fail(format!("{error}\n{written}")))?;
        prop_assert_eq!(read.len(), all.len());
        for source in &all {
            let entry = read.get(&source.id).unwrap();
            let same = |name, text: Option<&str>| {
                let read = field(entry, name).map(|read| spaced(&read));
                assert_eq!(read, text.map(spaced), "{name} in {written}");
            };
            same("title", Some(&source.title));
            same("author", source.agency.as_deref());
            same("address", source.place.as_deref());
            same("annotation", source.quote.as_deref());
            same("date", source.date.map(|date| date.to_string()).as_deref());
            same("url", Some(&source.url));
            same("note", source.remarks().as_deref());
        }
    }

    #[test]
    fn ris_is_read_back(all in vec(sources(), 0..3)) {
        let read = read_ris(&Style::Ris.write(&all, &quoted));
        prop_assert_eq!(read.len(), all.len());
        for (record, source) in read.iter().zip(&all) {
            let values = |tag: &str| -> Vec<&str> {
                record.iter().filter(|(it, _)| it == tag).map(|(_, value)| value.as_str()).collect()
            };
            let lines = |text: &Option<String>| -> Vec<String> { text.iter().map(|it| line(it)).collect() };
            prop_assert_eq!(&record[0], &("TY".to_owned(), "RPRT".to_owned()));
            prop_assert_eq!(values("TI"), [line(&source.title)]);
            prop_assert_eq!(values("AU"), lines(&source.agency));
            prop_assert_eq!(values("AB"), lines(&source.quote));
            prop_assert_eq!(values("N1"), lines(&source.remarks()));
            prop_assert_eq!(values("UR"), [source.url.as_str()]);
            if let Some(date) = source.date {
                let parts: Vec<&str> = values("DA")[0].split('/').collect();
                prop_assert_eq!(parts.len(), 4);
                let known: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                prop_assert_eq!(known.join("-"), date.to_string());
            }
        }
    }

    #[test]
    fn csl_is_read_back(all in vec(sources(), 0..3)) {
        let read: Value = serde_json::from_str(&Style::Csl.write(&all, &quoted)).unwrap();
        prop_assert_eq!(read.as_array().unwrap().len(), all.len());
        for (item, source) in read.as_array().unwrap().iter().zip(&all) {
            prop_assert_eq!(item["title"].as_str(), Some(source.title.as_str()));
            prop_assert_eq!(item["author"][0]["literal"].as_str(), source.agency.as_deref());
            prop_assert_eq!(item["publisher-place"].as_str(), source.place.as_deref());
            prop_assert_eq!(item["annote"].as_str(), source.quote.as_deref());
            let date = item["issued"]["date-parts"][0].as_array().map(|parts| {
                let parts = parts.iter().map(|part| format!("{:02}", part.as_u64().unwrap()));
                parts.collect::<Vec<_>>().join("-")
            });
            prop_assert_eq!(date, source.date.map(|date| date.to_string()));
        }
    }

    #[test]
    fn a_sentence_stays_on_its_line(source in sources()) {
        let written = Style::Text.write(std::slice::from_ref(&source), &quoted);
        prop_assert_eq!(written.lines().count(), 1);
        let written = Style::Markdown.write(&[source], &quoted);
        prop_assert!(written.lines().count() <= 3);
    }
}

//! Measures the engine's tokens and sentences against those of a treebank:
//! `cargo xtask quality FILE…`.
//!
//! Files are in CoNLL-U format, as published by <https://universaldependencies.org>, plain or
//! `.xz`. What is compared:
//!
//! - **Paragraphs** are given by the treebank: sentences joined by a space (by nothing after a last
//!   token with `SpaceAfter=No`) up to the next `# newdoc` or `# newpar`. A file without these is
//!   one paragraph, so that every sentence end has to be found inside a text.
//! - **Tokens** are surface tokens with exact spans: `2-3 du` is one, its parts do not count.
//! - **Sentence ends** are those with a punctuation mark: `.`, `!`, `?` or `…`, before closing
//!   quotes and brackets. Titles and list items have none, and end at a line end in a report. The
//!   end must be exact, including the closing quotes and brackets.

#![allow(clippy::print_stdout, reason = "a command-line tool prints")]

#[path = "../tests/common/unpack.rs"]
mod unpack;

use anyhow::{Context as _, Result, bail, ensure};
use dossier::text::sentences::sentences;
use dossier::text::span::Span;
use dossier::text::tokens::tokens;
use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::path::Path;

/// Measures each file and prints a table; with `--misses`, prints every difference before it.
fn main() -> Result<()> {
    let (options, files): (Vec<_>, Vec<_>) =
        env::args().skip(1).partition(|word| word == "--misses");
    let mut table = format!(
        "{:28}  {:13}  {:>9}  {:>9}  {:>9}  {:>7}\n",
        "file", "what", "precision", "recall", "F1", "in gold"
    );
    for path in files.iter().map(Path::new) {
        let name = path.display();
        let paragraphs = read(&unpack::read(path)?).with_context(|| name.to_string())?;
        let mut of_tokens = Score::default();
        let mut of_ends = Score::default();
        for paragraph in &paragraphs {
            let found = tokens(&paragraph.text).collect();
            let ends = marked_ends(paragraph);
            if !options.is_empty() {
                print!("{}", differences("token", paragraph, &paragraph.tokens, &found));
                print!("{}", differences("end", paragraph, &paragraph.ends, &ends));
            }
            of_tokens.add(&paragraph.tokens, &found);
            of_ends.add(&paragraph.ends, &ends);
        }
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        for (what, score) in [("tokens", of_tokens), ("sentence ends", of_ends)] {
            let [precision, recall, f1] = score.percents();
            let gold = score.gold;
            let _ = writeln!(
                table,
                "{name:28}  {what:13}  {precision:>9}  {recall:>9}  {f1:>9}  {gold:>7}"
            );
        }
    }
    print!("{table}");
    Ok(())
}

/// A paragraph with its annotation in the treebank.
#[derive(Debug, Default)]
struct Paragraph {
    text: String,
    tokens: BTreeSet<Span>,
    /// The sentence ends: from the punctuation mark to the end of the sentence.
    ends: BTreeSet<Span>,
    /// Whether the last token says that no space follows.
    glued: bool,
}

/// The numbers of spans found, in the treebank (gold), and in both (right).
#[derive(Clone, Copy, Debug, Default)]
struct Score {
    found: usize,
    gold: usize,
    right: usize,
}

impl Score {
    fn add(&mut self, gold: &BTreeSet<Span>, found: &BTreeSet<Span>) {
        self.found += found.len();
        self.gold += gold.len();
        self.right += gold.intersection(found).count();
    }

    /// Precision, recall and F1 in percent, or a dash where there is nothing to divide by.
    fn percents(self) -> [String; 3] {
        let percent = |part: usize, whole: usize| {
            if whole == 0 {
                return "–".to_owned();
            }
            // Hundredths in whole numbers, rounded to the nearest.
            let hundredths = (part * 20_000 + whole) / (2 * whole);
            format!("{}.{:02}", hundredths / 100, hundredths % 100)
        };
        [
            percent(self.right, self.found),
            percent(self.right, self.gold),
            percent(2 * self.right, self.found + self.gold),
        ]
    }
}

/// The sentence ends that the engine finds, of those with a punctuation mark.
fn marked_ends(paragraph: &Paragraph) -> BTreeSet<Span> {
    let text = &paragraph.text;
    let found = sentences(text, Span::new(0, text.len()));
    found.into_iter().filter_map(|sentence| marked_end(text, sentence)).collect()
}

/// The end of `sentence`, from its punctuation mark; `None` if it has none.
fn marked_end(text: &str, sentence: Span) -> Option<Span> {
    let closing =
        |c: char| c.is_whitespace() || matches!(c, '»' | '”' | '’' | '"' | '\'' | ')' | ']');
    let core = sentence.of(text).trim_end_matches(closing);
    let mark = core.chars().next_back().filter(|c| matches!(c, '.' | '!' | '?' | '…'))?;
    let start = sentence.start as usize + core.len() - mark.len_utf8();
    Some(Span::new(start, sentence.end as usize))
}

/// One line for each span that is only in one of the two sets, with the text around it.
fn differences(
    what: &str,
    paragraph: &Paragraph,
    gold: &BTreeSet<Span>,
    found: &BTreeSet<Span>,
) -> String {
    let mut out = String::new();
    for span in gold.symmetric_difference(found) {
        let how = if gold.contains(span) { "missed" } else { "wrong" };
        let (head, tail) = paragraph.text.split_at_checked(span.end as usize).unwrap_or_default();
        let head = head.get(..span.start as usize).unwrap_or_default();
        let skip = head.chars().count().saturating_sub(30);
        let head: String = head.chars().skip(skip).collect();
        let tail: String = tail.chars().take(30).collect();
        let _ = writeln!(out, "{what} {how}: {head}⟦{}⟧{tail}", span.of(&paragraph.text));
    }
    out
}

/// Parses a CoNLL-U file into paragraphs.
fn read(file: &str) -> Result<Vec<Paragraph>> {
    let mut paragraphs = vec![Paragraph::default()];
    let mut sentence = Sentence::default();
    // Some files lack the empty line at their end.
    for (number, line) in (1..).zip(file.lines().chain([""])) {
        let place = || format!("line {number}");
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim_start();
            if comment.starts_with("newdoc") || comment.starts_with("newpar") {
                paragraphs.push(Paragraph::default());
            } else if let Some(text) = comment.strip_prefix("text = ") {
                sentence.text = Some(text.to_owned());
            }
        } else if !line.trim().is_empty() {
            sentence.add(line).with_context(place)?;
        } else if let Some(paragraph) = paragraphs.last_mut() {
            std::mem::take(&mut sentence).join(paragraph).with_context(place)?;
        }
    }
    paragraphs.retain(|paragraph| !paragraph.tokens.is_empty());
    ensure!(!paragraphs.is_empty(), "there is no token in it; is it a CoNLL-U file?");
    Ok(paragraphs)
}

/// A sentence of the file while it is parsed.
#[derive(Default)]
struct Sentence {
    text: Option<String>,
    /// The form of each token, and whether a space follows it.
    forms: Vec<(String, bool)>,
    /// The number of the last part of a multiword token, such as 3 of `2-3 du`.
    covered: usize,
}

impl Sentence {
    /// Adds the token of one line, unless it is a part of a multiword token.
    fn add(&mut self, line: &str) -> Result<()> {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, _, _, _, _, _, _, misc] = fields.as_slice() else {
            bail!("no CoNLL-U: a token has ten fields, this has {}", fields.len());
        };
        if id.contains('.') {
            return Ok(());
        }
        let (first, last) = id.split_once('-').unwrap_or((id, id));
        let (Ok(first), Ok(last)) = (first.parse::<usize>(), last.parse::<usize>()) else {
            bail!("`{id}` is no number of a token");
        };
        if first > self.covered {
            let spaced = !misc.split('|').any(|part| part == "SpaceAfter=No");
            self.forms.push(((*form).to_owned(), spaced));
            self.covered = last;
        }
        Ok(())
    }

    /// Appends the sentence to `paragraph`. Spaces are as in its `# text`, if it has one.
    fn join(self, paragraph: &mut Paragraph) -> Result<()> {
        let Some((_, spaced)) = self.forms.last() else { return Ok(()) };
        if !paragraph.text.is_empty() && !paragraph.glued {
            paragraph.text.push(' ');
        }
        paragraph.glued = !spaced;
        let text = self.text.unwrap_or_else(|| {
            let spaced = |(form, spaced): &(String, bool)| {
                format!("{form}{}", if *spaced { " " } else { "" })
            };
            self.forms.iter().map(spaced).collect::<String>().trim_end().to_owned()
        });
        let start = paragraph.text.len();
        let mut rest = text.as_str();
        for (form, _) in &self.forms {
            let at = start + text.len() - rest.trim_start().len();
            rest = rest.trim_start().strip_prefix(form.as_str()).with_context(|| {
                format!("the sentence before it has a token `{form}` that its `# text` lacks")
            })?;
            paragraph.tokens.insert(Span::new(at, at + form.len()));
        }
        let sentence = Span::new(start, start + text.trim_end().len());
        paragraph.text.push_str(text.trim_end());
        paragraph.ends.extend(marked_end(&paragraph.text, sentence));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of a file, in which unused fields are empty.
    fn line(id: &str, form: &str, misc: &str) -> String {
        format!("{id}\t{form}\t_\t_\t_\t_\t_\t_\t_\t{misc}\n")
    }

    fn sample() -> String {
        [
            "# newdoc id = 1\n# text = Il va du Nord.\n".to_owned(),
            line("1", "Il", "_"),
            line("2", "va", "_"),
            line("3-4", "du", "_"),
            line("3", "de", "_"),
            line("4", "le", "_"),
            line("4.1", "vide", "_"),
            line("5", "Nord", "SpaceAfter=No"),
            line("6", ".", "SpaceAfter=No"),
            "\n".to_owned(),
            line("1", "Oui", "SpaceAfter=No|x=y"),
            line("2", "!", "_"),
            "\n# newpar\n".to_owned(),
            line("1", "Titre", "_"),
        ]
        .concat()
    }

    #[test]
    fn paragraphs_are_joined_as_marked() {
        let paragraphs = read(&sample()).unwrap();
        let texts: Vec<&str> = paragraphs.iter().map(|p| p.text.as_str()).collect();
        assert_eq!(texts, ["Il va du Nord.Oui!", "Titre"]);
        let of = |spans: &BTreeSet<Span>| -> Vec<&str> {
            spans.iter().map(|span| span.of(texts[0])).collect()
        };
        assert_eq!(of(&paragraphs[0].tokens), ["Il", "va", "du", "Nord", ".", "Oui", "!"]);
        assert_eq!(of(&paragraphs[0].ends), [".", "!"]);
        assert!(paragraphs[1].ends.is_empty());
    }

    #[test]
    fn an_end_is_its_mark_and_what_closes() {
        let end =
            |text: &str| marked_end(text, Span::new(0, text.len())).map(|s| s.of(text).to_owned());
        assert_eq!(end("Il dit : « Oui. »").as_deref(), Some(". »"));
        assert_eq!(end("Quoi ?").as_deref(), Some("?"));
        assert_eq!(end("Titre »"), None);
    }

    #[test]
    fn scores_are_exact_spans() {
        let set = |spans: &[(usize, usize)]| spans.iter().map(|&(a, b)| Span::new(a, b)).collect();
        let mut score = Score::default();
        score.add(&set(&[(0, 2), (2, 3), (4, 5)]), &set(&[(0, 2), (2, 5)]));
        assert_eq!(score.percents(), ["50.00", "33.33", "40.00"]);
        assert_eq!(Score::default().percents(), ["–", "–", "–"]);
    }

    #[test]
    fn differences_show_the_text_around() {
        let paragraph = Paragraph { text: "a-t-il dit".into(), ..Paragraph::default() };
        let gold = [Span::new(0, 1), Span::new(1, 6)].into();
        let found = [Span::new(0, 1)].into();
        let said = differences("token", &paragraph, &gold, &found);
        assert_eq!(said, "token missed: a⟦-t-il⟧ dit\n");
    }

    #[track_caller]
    fn fails(file: &str, says: &str) {
        let error = format!("{:#}", read(file).unwrap_err());
        assert!(error.contains(says), "`{error}` lacks `{says}`");
    }

    #[test]
    fn what_is_no_treebank_is_said_with_its_line() {
        fails("Bonjour.\n", "line 1: no CoNLL-U: a token has ten fields, this has 1");
        fails("\n\n", "no token in it");
        fails("# x\n1\ta\tb\n", "line 2: no CoNLL-U: a token has ten fields, this has 3");
        fails(&line("un", "a", "_"), "line 1: `un` is no number");
        fails(
            &format!("# text = b\n{}\n", line("1", "a", "_")),
            "line 3: the sentence before it has a token `a`",
        );
        let error = unpack::read(Path::new("no-such-file.conllu")).unwrap_err().to_string();
        assert!(error.contains("no-such-file.conllu"), "{error}");
    }
}

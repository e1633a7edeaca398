//! reports.html, with the texts of the reports for browsers without JavaScript, search engines and
//! reference managers; and the title and description of the page.

use crate::digest;
use crate::html::{data_uri, escape};
use crate::words::Words;
use anyhow::{Context as _, Error, Result};
use dossier::collection::Collection;
use dossier::collection::directory;
use dossier::export::cite::coins;
use dossier::link;
use dossier::link::view::{Mode, View};
use dossier::report::Report;
use dossier::report::ReportRef;
use dossier::text::lang::Lang;
use std::fmt::Write as _;
use std::path::Path;

/// The page of the texts, next to index.html.
pub(crate) const PAGE: &str = "reports.html";

const STYLE: &str = include_str!("../../static/css/reports.css");
const ICON: &[u8] = include_bytes!("../../static/favicon.svg");

/// The maximum length of the description; search engines cut longer ones.
const DESCRIPTION_CHARS: usize = 300;

/// Reads the reports of a folder into a collection.
pub(crate) fn collection(reports: &Path) -> Result<Collection> {
    let parsed = directory::read(reports).map_err(Error::msg)?;
    Collection::new(parsed).map_err(Error::msg).with_context(|| reports.display().to_string())
}

/// A collection, and the words of the interface in its language.
pub(crate) struct Plain {
    collection: Collection,
    words: Words,
}

impl Plain {
    /// The reports of a folder.
    pub(crate) fn read(reports: &Path) -> Result<Self> {
        Ok(Self::of(collection(reports)?))
    }

    fn of(collection: Collection) -> Self {
        let count = |lang| collection.reports.iter().filter(|it| it.lang == Some(lang)).count();
        let lang = if count(Lang::En) > count(Lang::Fr) { Lang::En } else { Lang::Fr };
        Self { collection, words: Words::of(lang) }
    }

    /// "Reports".
    pub(crate) fn heading(&self) -> &'static str {
        self.words.text("reports")
    }

    /// The title of the page for previews: the number of reports and the range of their dates.
    pub(crate) fn title(&self) -> String {
        let mut title = format!("Vis-à-vis · {}", self.count());
        let mut dates = self.collection.reports.iter().filter_map(|report| report.date);
        if let Some((first, _)) = dates.next() {
            let _ = write!(title, " · {}", self.words.date(first));
            // The collection is sorted by date.
            if let Some((last, _)) = dates.next_back().filter(|(last, _)| *last != first) {
                let _ = write!(title, " – {}", self.words.date(last));
            }
        }
        title
    }

    /// The description: what the page is, and as many names of reports as fit.
    pub(crate) fn description(&self) -> String {
        let mut said = format!("{}. {}", self.words.text("tagline"), self.count());
        let mut between = if self.words.lang() == Lang::Fr { "\u{202f}: " } else { ": " };
        for report in &self.collection.reports {
            let name = format!("{between}{} ({})", report.name(), self.date(report));
            if said.chars().count() + name.chars().count() > DESCRIPTION_CHARS {
                said.push_str(" …");
                break;
            }
            said.push_str(&name);
            between = " · ";
        }
        said
    }

    fn count(&self) -> String {
        self.words.count("report_count", self.collection.reports.len())
    }

    fn date(&self, report: &Report) -> String {
        let undated = || self.words.text("undated").to_owned();
        report.date.map_or_else(undated, |(date, _)| self.words.date(date))
    }

    /// The page of the texts, which has no scripts and makes no requests. `site` is the URL of its
    /// folder, if known.
    pub(crate) fn page(&self, site: Option<&str>) -> String {
        let mut page = format!(
            r#"<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{hash}'; img-src data:; base-uri 'none'; form-action 'none'">
<title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="description" content="{description}">
{canonical}<link rel="icon" href="{icon}">
<style>{STYLE}</style>
</head>
<body>
<nav><a href="./">Vis-à-vis</a> · {tagline}</nav>
<main>
<h1>{heading}</h1>
<ol>
"#,
            lang = self.words.lang().tag(),
            hash = digest::integrity(STYLE.as_bytes()),
            title = escape(&self.title()),
            description = escape(&self.description()),
            canonical = site.map_or_else(String::new, |site| canonical(&format!("{site}{PAGE}"))),
            icon = data_uri("image/svg+xml", ICON),
            tagline = escape(self.words.text("tagline")),
            heading = escape(self.heading()),
        );
        for report in &self.collection.reports {
            let (slug, name) = (&report.slug, escape(&report.name()));
            let date = escape(&self.date(report));
            let _ = writeln!(page, r##"<li><a href="#{slug}">{name}</a> ({date})</li>"##);
        }
        page.push_str("</ol>\n");
        for report in &self.collection.reports {
            self.put_article(report, site, &mut page);
        }
        page.push_str("</main>\n</body>\n</html>\n");
        page
    }

    /// Appends a report: its metadata, then its text verbatim.
    fn put_article(&self, report: &Report, site: Option<&str>, page: &mut String) {
        let lang = report.lang.map_or_else(String::new, |it| format!(" lang=\"{}\"", it.tag()));
        let date = report.date.map_or_else(
            || escape(self.words.text("undated")),
            |(date, known)| {
                let (said, known) = (self.words.date(date), self.words.known(known));
                format!("<time datetime=\"{date}\">{}</time> ({})", escape(&said), escape(known))
            },
        );
        let mut facts = vec![date];
        facts.extend([&report.place, &report.agency].into_iter().flatten().map(|it| escape(it)));
        let view = View {
            mode: Some(Mode::Read),
            read: Some(ReportRef::to(report)),
            edition: Some(self.collection.edition.clone()),
            ..View::default()
        };
        let (link, read) = (escape(&link::write(&view)), escape(self.words.text("view_read")));
        facts.push(format!("<a href=\"./#{link}\">{read}</a>"));
        let _ = writeln!(
            page,
            "<article id=\"{slug}\"{lang}>\n<h2>{name}</h2>\n<p class=\"facts\" lang=\"{own}\">{facts}\
             <span class=\"Z3988\" title=\"{coins}\"></span></p>",
            slug = report.slug,
            name = escape(&report.name()),
            own = self.words.lang().tag(),
            facts = facts.join(" · "),
            coins =
                escape(&coins(report, site.map(|site| format!("{site}{PAGE}#{}", report.slug)))),
        );
        for (number, span) in report.passages() {
            let class = if number == 0 { " class=\"furniture\"" } else { "" };
            let _ = writeln!(page, "<p{class}>{}</p>", escape(span.of(&report.text)));
        }
        page.push_str("</article>\n");
    }
}

/// The link element with the canonical URL of a page.
pub(crate) fn canonical(address: &str) -> String {
    format!("<link rel=\"canonical\" href=\"{}\">\n", escape(address))
}

/// Hostile values, shared with the end-to-end tests.
#[cfg(test)]
#[path = "../../tests/e2e/src/hostile.rs"]
#[expect(unreachable_pub, reason = "shared with tests that are separate crates")]
mod hostile;
#[cfg(test)]
#[path = "../../tests/e2e/src/random.rs"]
#[expect(unreachable_pub, reason = "shared with tests that are separate crates")]
mod random;

#[cfg(test)]
mod tests {
    use super::*;
    use dossier::report::parse;

    fn plain(reports: &[(&str, &str)]) -> Plain {
        let parsed = reports.iter().map(|(stem, text)| parse(stem, text.as_bytes()).unwrap());
        Plain::of(Collection::new(parsed.collect()).unwrap())
    }

    #[test]
    fn a_text_never_becomes_markup() {
        let tags = |name: &str, value: &str| {
            let text = format!("title: {value}\nplace: {value}\n\nOn dit {value}");
            let page = plain(&[(name, &text)]).page(Some("https://x.example/a/"));
            // In any language.
            let page = page.replace(" lang=\"fr\"", "").replace(" lang=\"en\"", "");
            ['<', '>', '"'].map(|it| page.matches(it).count())
        };
        let mut random = random::Random::new(7);
        for _ in 0..500 {
            let value = hostile::hostile_value(&mut random);
            let line: String = value.chars().filter(|it| !it.is_control()).collect();
            let tame = line.replace(['<', '>', '"', '\'', '&'], "x");
            assert_eq!(tags(&format!("1-{value}"), &line), tags("1-x", &tame), "{value:.200}");
        }
    }

    #[test]
    fn facts_are_said_in_the_language_of_the_reports() {
        let french = "ASTANA, 3 mai 2024. /XYZ/. Le texte est dans la langue des gens.";
        let english = "place: Oslo\n\nThe text is in the language of the people.";
        let plain = plain(&[("b", french), ("2024-01-c", english), ("d", english)]);
        assert_eq!(plain.title(), "Vis-à-vis · 3 reports · January 2024 – 3 May 2024");
        let said = plain.description();
        assert!(
            said.ends_with(": Oslo (January 2024) · XYZ, Astana (3 May 2024) · Oslo (undated)")
        );
        let page = plain.page(None);
        assert!(
            page.contains("<html lang=\"en\">") && page.contains("<article id=\"b\" lang=\"fr\">")
        );
        let dated =
            "<time datetime=\"2024-01\">January 2024</time> (date taken from the file’s name)";
        assert!(page.contains(dated), "{page}");
        assert!(page.contains("href=\"./#v=1&amp;k=") && !page.contains("<script"), "{page}");
    }

    #[test]
    fn a_description_stops_between_names() {
        let text = "title: A title of some thirty characters\n\nText.";
        let stems: Vec<String> = (0..40).map(|number| format!("r{number}")).collect();
        let many: Vec<_> = stems.iter().map(|stem| (stem.as_str(), text)).collect();
        let said = plain(&many).description();
        assert!(said.chars().count() < DESCRIPTION_CHARS + 3 && said.ends_with(") …"), "{said}");
    }
}

//! The head of index.html: title and description, a link to reports.html, and, if the page's
//! address is known, the canonical URL and a preview.

use crate::html::{escape, replace};
use crate::plain::{self, Plain};
use anyhow::{Result, ensure};
use std::fmt::Write as _;

/// The URL of the folder in which the page is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Site(String);

impl Site {
    /// Parses an absolute http(s) URL of a folder.
    pub(crate) fn new(address: &str) -> Result<Self> {
        let rest = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme));
        let is_folder = |rest: &str| {
            let odd = ['?', '#', ' ', '"', '<', '>', '\\'];
            !rest.is_empty() && !rest.starts_with('/') && !rest.contains(odd)
        };
        ensure!(
            rest.is_some_and(is_folder),
            "`{address}` is no address to publish at: give one such as https://example.org/reports/"
        );
        Ok(Self(format!("{}/", address.trim_end_matches('/'))))
    }

    /// The URL, with a slash at its end.
    pub(crate) fn address(&self) -> &str {
        &self.0
    }
}

/// Writes the head into index.html; `image` is the file name of the preview picture.
pub(crate) fn put(
    html: &str,
    plain: &Plain,
    site: Option<&Site>,
    image: Option<&str>,
) -> Result<String> {
    let (title, description) = (escape(&plain.title()), escape(&plain.description()));
    let html = replace(html, ["<title>", "</title>\n"], &format!("<title>{title}</title>\n"))?;

    let mut head = format!("<meta name=\"description\" content=\"{description}\">\n");
    let _ = writeln!(head, "<link rel=\"alternate\" href=\"./{}\">", plain::PAGE);
    if let Some(Site(address)) = site {
        head.push_str(&plain::canonical(address));
        let mut property = |name: &str, value: &str| {
            let _ = writeln!(head, "<meta property=\"og:{name}\" content=\"{value}\">");
        };
        property("type", "website");
        property("url", &escape(address));
        property("title", &title);
        property("description", &description);
        if let Some(image) = image {
            property("image", &escape(&format!("{address}{image}")));
            head.push_str("<meta name=\"twitter:card\" content=\"summary_large_image\">\n");
        }
    }
    let html = replace(&html, ["<meta name=\"description\"", ">\n"], &head)?;

    let (page, heading) = (plain::PAGE, escape(plain.heading()));
    let link = format!("<p><a href=\"./{page}\">{heading}</a></p>\n</noscript>\n");
    replace(&html, ["</noscript>", "\n"], &link)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::root;

    const INDEX: &str = "<head>\n<title>Vis-à-vis</title>\n<meta name=\"description\" content=\"x\">\n\
        </head>\n<noscript>\n<p>No.</p>\n</noscript>\n";

    fn plain() -> Plain {
        Plain::read(&root().join("static").join("reports")).unwrap()
    }

    #[test]
    fn the_texts_are_one_link_away() {
        let html = put(INDEX, &plain(), None, Some("x.png")).unwrap();
        assert!(
            html.contains("<title>Vis-à-vis · 2 rapports · juin 2022 – 1er janvier 2025</title>")
        );
        let description = "TASS, Bichkek (1er janvier 2025)\">\n";
        assert!(html.contains(description), "{html}");
        assert_eq!(html.matches("\"./reports.html\"").count(), 2);
        assert!(html.ends_with("Rapports</a></p>\n</noscript>\n"), "{html}");
        assert!(!html.contains("http"), "a page that does not know its address names none");
        assert!(put("<head></head>", &plain(), None, None).is_err());
    }

    #[test]
    fn a_page_that_knows_its_address_says_it() {
        let site = Site::new("https://x.example/a").unwrap();
        let html = put(INDEX, &plain(), Some(&site), Some("page-1.png")).unwrap();
        assert!(html.contains("<link rel=\"canonical\" href=\"https://x.example/a/\">"), "{html}");
        assert!(html.contains("og:image\" content=\"https://x.example/a/page-1.png\""), "{html}");
        let html = put(INDEX, &plain(), Some(&site), None).unwrap();
        assert!(html.contains("og:title") && !html.contains("image"), "{html}");
    }

    #[test]
    fn only_an_address_of_the_web_is_one() {
        assert_eq!(Site::new("http://127.0.0.1:80/a").unwrap().address(), "http://127.0.0.1:80/a/");
        for wrong in ["", "x.example", "https:///a", "ftp://x", "https://x/?a", "https://x/#"] {
            assert!(Site::new(wrong).is_err(), "{wrong}");
        }
    }
}

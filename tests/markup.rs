//! Snapshot tests of the markup of whole pages, rendered natively from their links.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use annotate::examples::examples;
use annotate::{Gazetteer, annotate_all};
use dossier::collection::Collection;
use dossier::report;
use dossier::search::Searcher;
use dossier::text::lang::Lang;
use visavis::App;
use visavis::Props;
use visavis::model::corpus::Corpus;
use visavis::state::Settings;
use yew::LocalServerRenderer;

const LEFT: &str = " date 2022-06 L’OTSC veille.\n\nLa paix, d’abord.\n\nEt l’OTSC aussi.";
const RIGHT: &str = "BICHKEK, 1er janvier. /TASS/. La présidence de l’OTSC.\nEn 2025, la paix <b>.";

fn corpus(reports: &[(&str, &str)]) -> Corpus {
    let parse = |(stem, text): &(&str, &str)| report::parse(stem, text.as_bytes()).unwrap();
    let collection = Collection::new(reports.iter().map(parse).collect()).unwrap();
    let mut collection = annotate_all(collection, &Gazetteer::new());
    collection.examples = examples(&Searcher::new(collection.clone()));
    Corpus::new(collection)
}

fn pair() -> Corpus {
    corpus(&[("2022-06-a", LEFT), ("2025-01-01-b", RIGHT)])
}

fn render(corpus: &Corpus, fragment: &'static str, lang: Lang) -> String {
    let settings = Settings { lang, theme: None };
    let props = Props { corpus: corpus.clone(), fragment: fragment.into(), settings };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let render = LocalServerRenderer::<App>::with_props(props).hydratable(false).render();
    let html = tokio::task::LocalSet::new().block_on(&runtime, render);
    // One block element per line, for readable snapshots.
    let blocks = [
        "<div",
        "<header",
        "<main",
        "<article",
        "<section",
        "<p",
        "<ul",
        "<ol",
        "<li",
        "<h1",
        "<h2",
        "<nav",
        "<select",
        "<svg",
        "<fieldset",
        "<button",
    ];
    blocks.iter().fold(html, |html, tag| html.replace(tag, &format!("\n{tag}")))
}

/// The part of a page that starts at `from` and ends before `to`.
#[track_caller]
fn part<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let rest = &html[html.find(from).expect(from)..];
    &rest[..rest.find(to).expect(to)]
}

#[test]
fn two_reports_face_to_face() {
    let html = render(&pair(), "q=otsc", Lang::Fr);
    insta::assert_snapshot!("faces", part(&html, "<main", "</main>"));
    insta::assert_snapshot!("bar", part(&html, "<header", "</header>"));
    insta::assert_snapshot!("rail", part(&html, "<div role=\"complementary\"", "<main"));
}

#[test]
fn who_has_typed_nothing_sees_what_this_is_and_what_to_try() {
    let html = render(&pair(), "", Lang::Fr);
    assert!(html.contains("Deux rapports datés, face à face"), "{html}");
    insta::assert_snapshot!(
        "idle",
        part(&html, "<div class=\"offers\"", "<div class=\"switches\"")
    );
    assert!(!render(&pair(), "q=otsc", Lang::Fr).contains("offers"));
}

#[test]
fn one_report_folded_to_its_matches() {
    let html = render(&pair(), "m=read&r=2022-06-a&q=otsc&x=o", Lang::En);
    insta::assert_snapshot!("folded", part(&html, "<article", "</article>"));
}

#[test]
fn every_occurrence_in_its_context() {
    let html = render(&pair(), "m=kwic&q=otsc&s=r&a=2022-06-a&b=2025-01-01-b", Lang::Fr);
    insta::assert_snapshot!("kwic", part(&html, "<main", "</main>"));
    let html = render(&pair(), "m=kwic&q=paix&d=2022..2023&f=year:2022,2024", Lang::En);
    insta::assert_snapshot!("narrowed", part(&html, "<svg", "<ol"));
    for (link, said) in [("m=kwic", "Tapez un mot"), ("m=kwic&q=zzz", "Aucune occurrence")] {
        assert!(render(&pair(), link, Lang::Fr).contains(said), "{link}");
    }
}

#[test]
fn a_missing_report_and_a_cut_link() {
    let html = render(&pair(), "v=1&m=cmp&a=2022-06-a.000000&b=2023-04-lost.123456", Lang::Fr);
    insta::assert_snapshot!("told", part(&html, "<div role=\"alert\"", "</div>"));
    insta::assert_snapshot!("missing", part(&html, "<section", "</section>"));
}

#[test]
fn an_overlap_is_one_mark_that_names_both_terms() {
    let html = render(&pair(), "q=paix+pai", Lang::Fr);
    let mark = part(&html, "<mark", "</mark>");
    insta::assert_snapshot!(mark, @r#"<mark data-term="1 2" data-style="1">paix"#);
}

#[test]
fn texts_and_queries_never_become_markup() {
    let html = render(&pair(), "q=%3Cimg+src%3Dx%3E", Lang::Fr);
    assert!(!html.contains("<img") && !html.contains("<b>"));
    assert!(html.contains("&lt;b&gt;"));
}

#[test]
fn no_inline_style_which_the_csp_would_refuse() {
    for link in ["", "q=otsc", "m=list", "m=read", "a=x&b=y", "d=2022..&q=paix+otsc", "m=kwic&q=la"]
    {
        assert!(!render(&pair(), link, Lang::Fr).contains(" style="), "{link}");
    }
}

#[test]
fn a_collection_of_one_opens_on_it_and_a_larger_one_on_its_list() {
    let one = render(&corpus(&[("x", "Un texte.")]), "", Lang::Fr);
    assert_eq!(one.matches("<article").count(), 1);
    assert!(one.contains("sans date"));
    assert!(!one.contains("Face à face") && !one.contains("Mettre à gauche"), "with what?");
    let three = corpus(&[("2022-a", LEFT), ("2023-b", LEFT), ("2024-c", RIGHT)]);
    let html = render(&three, "", Lang::Fr);
    assert_eq!(html.matches("<article").count(), 0);
    assert_eq!(html.matches("class=\"entry\"").count(), 3);
    assert!(html.contains("Face à face") && html.contains("Mettre à gauche"));
    let two = render(&three, "q=paix&b=2023-b", Lang::Fr);
    assert_eq!(two.matches("<article").count(), 2);
}

#[test]
fn a_long_list_is_drawn_in_parts() {
    let texts: Vec<_> = (0..450).map(|n| (format!("2024-{n}"), "La paix.")).collect();
    let reports: Vec<_> = texts.iter().map(|(stem, text)| (stem.as_str(), *text)).collect();
    let html = render(&corpus(&reports), "m=list&q=paix", Lang::Fr);
    assert_eq!(html.matches("class=\"entry\"").count(), 200);
    assert!(html.contains("200 sur 450"), "{html}");
    assert!(html.contains("En afficher plus"));
    let html = render(&corpus(&reports[..200]), "m=list&q=paix", Lang::Fr);
    assert_eq!(html.matches("class=\"entry\"").count(), 200);
    assert!(!html.contains("En afficher plus"));
}

#[test]
fn the_passage_of_a_link_is_shown_in_its_text_and_in_its_marks() {
    let html = render(&pair(), "q=otsc&at=a.p1:L%E2%80%99OTSC+veille.", Lang::Fr);
    let article = part(&html, "data-side=\"a\"", "</article>");
    assert_eq!(article.matches("data-note=\"quote\"").count(), 3, "{article}");
    assert!(article.contains("data-note=\"quote\">OTSC</mark>"), "{article}");
    assert!(!part(&html, "data-side=\"b\"", "</article>").contains("quote"));
    let alone = render(&pair(), "m=read&r=2022-06-a&at=r.p2:paix", Lang::Fr);
    assert_eq!(alone.matches("data-note=\"quote\"").count(), 1, "{alone}");
    let lost = render(&pair(), "at=b.p1:L%E2%80%99OTSC,demain", Lang::Fr);
    assert!(!lost.contains("data-note=\"quote\""));
    assert!(lost.contains("«\u{202f}L’OTSC … demain\u{202f}»"), "{lost}");
}

#[test]
fn a_part_of_another_page_has_a_way_to_the_whole() {
    let html = render(&pair(), "q=otsc&ui=embed", Lang::Fr);
    assert!(html.contains("data-embed"), "{html}");
    let way = part(&html, "<a href=\"#v=1", "</a>");
    let whole = part(&html, "class=\"whole\"", "</a>");
    assert!(whole.contains("target=\"_blank\"") && !whole.contains("ui=embed"), "{whole}");
    assert!(way.contains("ui=embed"), "links of the part stay in the part: {way}");
    assert!(!render(&pair(), "q=otsc", Lang::Fr).contains("class=\"whole\""));
}

#[test]
fn an_older_link_says_what_was_added_and_what_was_renamed() {
    let parse = |(stem, text): &(&str, &str)| report::parse(stem, text.as_bytes()).unwrap();
    let reports = [("2022-06-a", LEFT), ("2025-01-01-b", RIGHT)];
    let collection = Collection::new(reports.iter().map(parse).collect()).unwrap();
    let collection = collection.with_aliases("2022-old 2022-06-a").unwrap();
    let corpus = Corpus::new(collection.with_editions("00000001 2022-06-a").unwrap());
    let told =
        |link| part(&render(&corpus, link, Lang::Fr), "<div role=\"alert\"", "</div>").to_owned();
    let added = told("k=00000001");
    assert!(
        added.contains("a reçu «\u{202f}1er janvier 2025 — TASS, Bichkek\u{202f}»."),
        "{added}"
    );
    assert!(told("k=00000002").contains("une autre édition"));
    let renamed = told("a=2022-old");
    assert!(
        renamed.contains("«\u{202f}2022-old\u{202f}»") && renamed.contains("2022-06-a"),
        "{renamed}"
    );
    assert_eq!(renamed.matches("<p").count(), 1);
}

/// A report and an edited copy of it: two words changed, the last paragraph moved to the start, the
/// second one removed.
const DRAFT: &str = "Les ministres ont signé hier un accord de transit entre les deux ports.\n\n\
    Une commission mixte veillera chaque trimestre à son application loyale.\n\n\
    Le traité prévoit aussi quatre patrouilles maritimes communes chaque semaine.";
const COPY: &str = "Le traité prévoit aussi quatre patrouilles maritimes communes chaque semaine.\n\n\
    Les ministres ont signé mardi un accord de commerce entre les deux ports.";

#[test]
fn versions_show_what_changed() {
    let html = render(&corpus(&[("2020-a", DRAFT), ("2021-b", COPY)]), "m=cmp&t=pairs", Lang::Fr);
    let changed = |html: &str| -> Vec<String> {
        let parts = html.split("data-note=\"change\" class=\"note\">").skip(1);
        parts.map(|part| part.split('<').next().unwrap().to_owned()).collect()
    };
    let article = |side: &str| part(&html, &format!("data-side=\"{side}\""), "</article>");
    assert_eq!(changed(article("a")), ["hier", "transit"]);
    assert_eq!(changed(article("b")), ["mardi", "commerce"]);
    let panel = part(&html, "<section class=\"panel\"", "</section>");
    assert_eq!(changed(panel), ["hier", "transit", "mardi", "commerce"]);
    assert_eq!(panel.matches("déplacé").count(), 1, "{panel}");
    let moved = panel.find("déplacé").unwrap();
    assert!(panel[moved..].contains("Le traité prévoit"), "{panel}");
    let gone = part(panel, "class=\"alone\"", "</ul>");
    assert!(gone.contains("Une commission mixte"), "{gone}");
}

#[test]
fn more_than_two_reports_are_told_across() {
    let three =
        [("2020-a", "Le port de Brest ouvre."), ("2021-b", "Le port ferme, le port rouvre.")];
    let two = render(&corpus(&three), "m=cmp&t=words", Lang::Fr);
    assert!(!two.contains("class=\"across\"") && !two.contains("class=\"step\""));
    let all = [three[0], three[1], ("2022-c", "Ni quai ni digue.")];
    let html = render(&corpus(&all), "m=cmp&t=words", Lang::Fr);
    assert!(html.contains("<title>2020 1 · 2021 2</title>"), "{html}");
    // The first report has no predecessor, the second one has both neighbours.
    let sides = ["a", "b"].map(|side| part(&html, &format!("data-side=\"{side}\""), "</article>"));
    assert_eq!(sides.map(|side| side.matches("class=\"step\"").count()), [1, 2]);
}

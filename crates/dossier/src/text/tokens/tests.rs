//! Tokens of French and English, and what holds of any text.

use proptest::prelude::*;

use super::*;

/// `expected` has a bar between tokens.
#[track_caller]
fn check(text: &str, expected: &str) {
    let found: Vec<_> = tokens(text).map(|span| span.of(text)).collect();
    assert_eq!(found.join("|"), expected, "{text:?}");
}

#[test]
fn an_elision_keeps_its_apostrophe() {
    check("L’OTSC d'Asie qu’il", "L’|OTSC|d'|Asie|qu’|il");
    check("jusqu'à, lorsqu’une puisqu'on", "jusqu'|à|,|lorsqu’|une|puisqu'|on");
    check("l’« oasis »", "l’|«|oasis|»");
    check("QU’IL FAUT QU'ON", "QU’|IL|FAUT|QU'|ON");
    check("que l’on, l’onde", "que|l’on|,|l’|onde");
}

#[test]
fn an_apostrophe_that_is_spelling_joins() {
    check("d’aujourd’hui quelqu’un", "d’|aujourd’hui|quelqu’un");
    check("la presqu’i\u{302}le des prud’hommes", "la|presqu’i\u{302}le|des|prud’hommes");
    check("c’est-à-dire, c’est à dire", "c’est-à-dire|,|c’|est|à|dire");
    check("Sainte-Anne-d’Auray rock'n'roll 90's", "Sainte-Anne-d’Auray|rock'n'roll|90's");
    check("O’Neill dit ‘oui’", "O’Neill|dit|‘|oui|’");
}

#[test]
fn inverted_subjects_are_words() {
    check("a-t-il dit-elle", "a|-t-il|dit|-elle");
    check("Est-ce vrai ? Allez-vous-en", "Est|-ce|vrai|?|Allez|-vous|-en");
    check("donne-le-moi, ce jour-là", "donne|-le|-moi|,|ce|jour|-là");
    check("cette fois-ci", "cette|fois|-ci");
    check("donne-m’en et va-t'en", "donne|-m’|en|et|va|-t'|en");
}

#[test]
fn other_hyphens_join() {
    check("celui-ci, là-bas, au-delà", "celui-ci|,|là-bas|,|au-delà");
    check("États-Unis rendez-vous peut-être", "États-Unis|rendez-vous|peut-être");
    check("Marne-la-Vallée lui-même non‑lieu", "Marne-la-Vallée|lui-même|non‑lieu");
    check("pays--dit-il", "pays|--|dit|-il");
    check("cessez-le-feu - oui", "cessez-le-feu|-|oui");
}

#[test]
fn numbers_with_what_belongs_to_them() {
    check("10 000, 1\u{202F}500 et 3\u{A0}000,5", "10 000|,|1\u{202F}500|et|3\u{A0}000,5");
    check("en 2022 250 pays", "en|2022|250|pays");
    check("1,5 à 14:30 le 1er, 2e et 1ᵉʳ", "1,5|à|14:30|le|1er|,|2e|et|1ᵉʳ");
    check("14h30, 160km, 5%, 20 €", "14|h|30|,|160|km|,|5|%|,|20|€");
    check("-6 °C, 1990-1991, 25/01/06, 4-3.", "-6|°C|,|1990-1991|,|25/01/06|,|4-3|.");
    check("G20, n°5, CO2, 3D.", "G20|,|n°|5|,|CO2|,|3D|.");
    check("rubrique 6.1.", "rubrique|6.1|.");
}

#[test]
fn stops_of_abbreviations_and_acronyms() {
    check("M. Zas, MM. A. et B.", "M.|Zas|,|MM.|A.|et|B|.");
    check("l’U.E. cf. p. 3, etc.", "l’|U.E.|cf.|p.|3|,|etc.");
    check("en 52 av. J.-C.", "en|52|av.|J.-C.");
    check("J.-P. Bruneau, c.-à-d. lui", "J.-P.|Bruneau|,|c.-à-d.|lui");
    check("la vitamine C. Il part.", "la|vitamine|C|.|Il|part|.");
    check("de le faire.Il part", "de|le|faire|.|Il|part");
}

#[test]
fn addresses_are_whole() {
    check(
        "(https://a.fr/x?y=1), www.b.org. x.y@c.fr!",
        "(|https://a.fr/x?y=1|)|,|www.b.org|.|x.y@c.fr|!",
    );
    check("visavis.fr", "visavis.fr");
}

#[test]
fn marks_stand_alone() {
    check("« Oui ! », (...) [sic]…", "«|Oui|!|»|,|(|...|)|[|sic|]|…");
    check("et/ou candidat(e)s (oui)", "et|/|ou|candidat(e)s|(|oui|)");
    check("R&D ?! 👍🏽 x", "R&D|?|!|👍🏽|x");
    check("co\u{AD}op\u{200B} \u{FEFF}x", "co\u{AD}op|x");
    check("", "");
}

#[test]
fn english_degrades_sensibly() {
    check("I don't, it’s Tom's.", "I|don't|,|it’s|Tom's|.");
    check("Mr. Smith left the U.S. in May", "Mr.|Smith|left|the|U.S.|in|May");
    check("e.g. Apple Inc. at 5 p.m.", "e.g.|Apple|Inc.|at|5|p.m.");
    check("a well-known U.N.-led body", "a|well-known|U.N.-led|body");
}

#[test]
fn words_are_no_marks() {
    for word in ["l’", "-t-il", "10 000", "é"] {
        assert!(is_word(word), "{word}");
    }
    for mark in ["…", "«", "--", "👍", ""] {
        assert!(!is_word(mark), "{mark}");
    }
}

#[test]
fn long_texts_take_linear_time() {
    let n = 20_000;
    for (part, expected) in [
        ("-le", 5),
        ("c'", n),
        ("a'", 2),
        ("a-", 2),
        ("a.", 1),
        ("a(", 2 * n),
        ("1,", 2),
        ("a@", 2 * n),
        ("\u{301}", 0),
        ("c'est-", 3),
    ] {
        assert_eq!(tokens(&part.repeat(n)).count(), expected, "{part}");
    }
}

proptest! {
    /// Nothing is lost, nothing is in two tokens, no character of a reader's is cut.
    #[test]
    fn tokens_and_blanks_are_the_text(
        text in "([a-dl'’ .,0-9-]|[\u{301}\u{200D}\u{AD}\"(«»)°hJE👍🏽]|\\PC){0,40}"
    ) {
        let mut at = 0;
        let blank = |text: &str| text.chars().all(|c| c.is_whitespace() || fold(c).is_nothing());
        for span in tokens(&text) {
            let (start, end) = (span.start as usize, span.end as usize);
            prop_assert!(at <= start && start < end);
            prop_assert!(text.get(at..start).is_some_and(blank));
            prop_assert_eq!(span.of(&text).trim(), span.of(&text));
            at = end;
        }
        prop_assert!(text.get(at..).is_some_and(blank));
    }
}

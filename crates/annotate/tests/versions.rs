//! Versions: passages that one text took from the other, and the edits in them.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[path = "../../dossier/tests/common/mod.rs"]
mod common;

use common::{OTSC, TASS, cases};
use dossier::collection::Collection;
use dossier::compare::{Comparison, Passage, Related, Strength, Version};
use dossier::report;
use dossier::search::Searcher;
use dossier::text::fold::fold_text;
use proptest::prelude::*;

/// An invented report: ten paragraphs of four sentences.
const NOTE: &str = "\
La commission des transports a rendu public mardi son rapport sur les liaisons ferroviaires du massif. \
Le document compte cent vingt pages et rassemble les avis de trente communes de montagne. \
Les auteurs constatent que la fréquence des trains a diminué de moitié depuis la réforme. \
« Nous ne pouvons plus attendre », a déclaré la présidente, Hélène Marchetti, devant les élus.

Trois tunnels exigent des travaux urgents, selon les ingénieurs qui ont visité la ligne au printemps. \
Leur maçonnerie laisse passer l’eau, et le gel détache chaque hiver des blocs de plusieurs kilos. \
La vitesse des convois y est limitée à quarante kilomètres par heure. \
Un éboulement avait interrompu le trafic pendant onze semaines avant la saison touristique.

Le coût de la rénovation est évalué à quatre cents millions d’euros sur douze ans. \
La région en prendrait la moitié, l’État un tiers et les communes ce qui manque. \
Aucun calendrier de versement n’est encore fixé, ce qui inquiète les maires des petites vallées. \
Ils redoutent que leur part grandisse à chaque retard du chantier.

Les syndicats de cheminots accueillent le rapport avec prudence. \
Ils rappellent que deux cents emplois ont disparu dans les gares depuis la fermeture des guichets. \
Leur porte-parole, Bernard Oustric, demande des embauches avant toute annonce de nouveaux horaires. \
Une grève d’avertissement pourrait avoir lieu pendant les vacances d’automne.

La fédération des usagers publie de son côté une enquête menée auprès de mille voyageurs. \
Sept personnes sur dix jugent les correspondances mal conçues ou impossibles à tenir. \
Les étudiants et les infirmières de nuit sont les premiers touchés par la suppression du dernier train. \
Beaucoup se sont résignés à acheter une voiture d’occasion.

Sur le plan écologique, la ligne traverse un parc naturel et quatre zones humides protégées. \
Les naturalistes réclament des passages pour les cerfs, les loutres et les crapauds. \
L’exploitant promet de remplacer les locomotives à moteur diesel par des rames à hydrogène. \
Cette technique reste chère, et la station de remplissage la plus proche est à deux cents kilomètres.

Le tourisme hivernal dépend fortement du chemin de fer, comme le montrent les chiffres des hôteliers. \
Un visiteur sur trois arrive encore en train malgré la lenteur du trajet. \
Les stations d’altitude proposent de financer des navettes entre les quais et les remontées mécaniques. \
Elles souhaitent aussi que les skis voyagent gratuitement.

Le fret n’est pas oublié dans les conclusions du rapport. \
Les scieries expédient chaque année soixante mille tonnes de bois par la route, faute de wagons. \
Un embranchement désaffecté pourrait être rouvert près de la cimenterie pour un prix modeste. \
Les camionneurs, eux, contestent les calculs de pollution présentés par les experts.

Une consultation de la population est prévue du quinze septembre au dix novembre. \
Des réunions se tiendront dans les mairies, les lycées et deux marchés couverts. \
Les remarques écrites seront reçues par courrier et sur un registre électronique. \
Un commissaire enquêteur indépendant en rédigera la synthèse avant Noël.

Le conseil régional votera sa décision lors de sa session de mars. \
La majorité paraît acquise, mais l’opposition exige une garantie écrite du ministère. \
Si le projet était rejeté, la ligne fermerait définitivement au bout de trois ans. \
« Ce serait une faute que nos enfants nous reprocheraient », conclut Hélène Marchetti.";

/// A text on another subject.
const GARDEN: &str = "\
Les tomates se sèment au chaud, sous une vitre, dès la fin de l’hiver. \
On repique les jeunes plants quand ils portent deux feuilles bien formées.

Un sol meuble, enrichi de compost, leur convient mieux que la terre lourde. \
Il faut arroser le pied sans mouiller le feuillage, de préférence le matin. \
Le mildiou est leur ennemi le plus tenace : des taches brunes apparaissent sur les tiges.

Le basilic et les œillets éloignent certains insectes du potager. \
À la récolte, les fruits se gardent une semaine dans un panier, à l’ombre.";

fn compare(left: &str, right: &str, facts: bool) -> (Comparison, [String; 2]) {
    let parse = |stem, text: &str| report::parse(stem, text.as_bytes()).unwrap();
    let reports = vec![parse("2001-01-01-left", left), parse("2002-02-02-right", right)];
    let collection = Collection::new(reports).unwrap();
    let collection = if facts {
        annotate::annotate_all(collection, &annotate::Gazetteer::new())
    } else {
        collection
    };
    let (a, b) = ("2001-01-01-left", "2002-02-02-right");
    let sides = [a, b].map(|slug| collection.find(slug).unwrap().0);
    let texts = sides.map(|side| collection.reports[side].text.clone());
    let comparison = Comparison::new(&Searcher::new(collection), sides, true);
    (comparison, texts)
}

fn versions(comparison: &Comparison) -> impl Iterator<Item = (&Related, &Version)> {
    comparison.related.iter().filter_map(|it| Some((it, it.version.as_ref()?)))
}

/// Checks that the parts of a version, in order, cover exactly its two passages.
#[track_caller]
fn check_parts(related: &Related, version: &Version, texts: &[String; 2]) {
    assert_eq!(related.strength, Strength::Strong);
    assert!((0.6..=1.0).contains(&version.likeness), "{}", version.likeness);
    for (side, text) in texts.iter().enumerate() {
        let mut at = related.passages[side].span.start;
        for part in &version.parts {
            assert_eq!(part.spans[side].start, at, "{version:?}");
            at = part.spans[side].end;
            assert!(text.is_char_boundary(at as usize), "{version:?}");
        }
        assert_eq!(at, related.passages[side].span.end, "{version:?}");
    }
    for part in &version.parts {
        let [left, right] = [0, 1].map(|side| part.spans[side].of(&texts[side]));
        let marks = |text| fold_text(text).split_whitespace().collect::<String>();
        assert!(!part.is_same || marks(left) == marks(right), "{left:?} {right:?}");
        assert!(!left.is_empty() || !right.is_empty());
    }
    assert!(version.parts.array_windows().all(|[a, b]| a.is_same != b.is_same), "{version:?}");
}

/// Replacement words, which occur in none of the texts.
const OTHERS: [&str; 7] =
    ["girafe", "violon", "citron", "nuage", "tabouret", "pélican", "moutarde"];

/// Replaces about one word in ten of a paragraph; returns the result and the pairs of words.
fn edited(paragraph: &str) -> (String, Vec<[String; 2]>) {
    let mut changes = Vec::new();
    let is_plain = |word: &str| word.chars().all(|c| c.is_alphabetic() && c.is_lowercase());
    let mut since = 0;
    let words = paragraph.split(' ').map(|word| {
        since += 1;
        if since < 8 || !is_plain(word) {
            return word.to_owned();
        }
        since = 0;
        let other = OTHERS[changes.len() % OTHERS.len()].to_owned();
        changes.push([word.to_owned(), other.clone()]);
        other
    });
    let words: Vec<String> = words.collect();
    assert!((8..20).contains(&(words.len() / changes.len())), "about one word of ten");
    (words.join(" "), changes)
}

/// Compares `text` with an edited copy: words replaced, paragraphs moved, paragraph `removed` left
/// out. `order` lists the paragraphs of the copy, from 0; those in `moved` must be reported as
/// moved.
#[track_caller]
fn check_copy(text: &str, order: &[usize], moved: &[usize], removed: usize) {
    let paragraphs: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let edits: Vec<_> = paragraphs.iter().map(|paragraph| edited(paragraph)).collect();
    assert!(order.len() + 1 == paragraphs.len() && !order.contains(&removed));
    let copy: Vec<&str> = order.iter().map(|&at| edits[at].0.as_str()).collect();
    let (comparison, texts) = compare(text, &copy.join("\n\n"), true);

    let mut changes = vec![Vec::new(); paragraphs.len()];
    let mut kept: Vec<(&Related, &Version)> = versions(&comparison).collect();
    kept.sort_by_key(|(related, _)| related.passages[0].span);
    for (related, version) in &kept {
        check_parts(related, version, &texts);
        let [left, right] = &related.passages;
        let at = left.paragraph - 1;
        assert_eq!(order[right.paragraph - 1], at, "{related:?}");
        assert_eq!(left.sentence, right.sentence);
        assert_eq!(version.is_moved, moved.contains(&at), "{left:?} {right:?}");
        let differing = version.parts.iter().filter(|part| !part.is_same);
        changes[at].extend(
            differing.map(|part| [0, 1].map(|side| part.spans[side].of(&texts[side]).to_owned())),
        );
    }
    for (at, (found, (_, expected))) in changes.iter().zip(&edits).enumerate() {
        assert!(at == removed || found == expected, "{at}: {found:?} {expected:?}");
    }
    let [left, right] = &comparison.unmatched;
    assert_eq!(right, &[]);
    assert!(left.iter().all(|passage| passage.paragraph == removed + 1), "{left:?}");
    assert_eq!(left.len() + kept.len(), comparison.passages[0]);
    assert_eq!(kept.len(), comparison.passages[1]);
    assert_eq!(kept.len(), comparison.related.len());
}

#[test]
fn an_edited_copy() {
    check_copy(NOTE, &[7, 0, 2, 3, 5, 6, 8, 9, 1], &[1, 7], 4);
    check_copy(NOTE, &[0, 1, 2, 3, 4, 5, 6, 7, 8], &[], 9);
}

#[test]
fn edited_copies_of_the_two_reports() {
    let [otsc, tass] = [OTSC, TASS].map(|text| std::str::from_utf8(text).unwrap());
    check_copy(otsc, &[0, 1, 4, 3, 6, 2], &[2, 4], 5);
    check_copy(tass, &[0, 3, 1, 2], &[3], 4);
}

#[test]
fn a_copy_is_all_the_same() {
    for text in [NOTE, GARDEN] {
        let (comparison, texts) = compare(text, text, true);
        for (related, version) in versions(&comparison) {
            check_parts(related, version, &texts);
            assert!(!version.is_moved && version.parts.len() == 1 && version.parts[0].is_same);
            assert_eq!(related.passages[0], related.passages[1]);
        }
        assert_eq!(versions(&comparison).count(), comparison.passages[0]);
        assert_eq!(comparison.unmatched, [vec![], vec![]]);
    }
}

#[test]
fn texts_on_other_matters_have_no_versions() {
    let [otsc, tass] = [OTSC, TASS].map(|text| std::str::from_utf8(text).unwrap());
    for (left, right) in [(NOTE, GARDEN), (GARDEN, NOTE), (otsc, GARDEN), (GARDEN, tass)] {
        let (comparison, _) = compare(left, right, true);
        assert_eq!(versions(&comparison).count(), 0);
        let strong = comparison.related.iter().filter(|it| it.strength == Strength::Strong);
        assert_eq!(strong.collect::<Vec<_>>(), Vec::<&Related>::new());
    }
    let (comparison, _) = compare(otsc, tass, true);
    assert_eq!(versions(&comparison).count(), 0);
}

/// Checks the parts of the version of two sentences; a difference is written as `[left|right]`.
///
/// Both texts follow the same sentence, as sentences of function words are versions only next to a
/// pair of versions.
#[track_caller]
fn check(left: &str, right: &str, expected: &str) {
    const NEIGHBOUR: &str = "Les moulins tournent lentement.";
    let [left, right] = [left, right].map(|text| format!("{NEIGHBOUR} {text}"));
    let (comparison, texts) = compare(&left, &right, false);
    let mut found = String::new();
    for (related, version) in versions(&comparison) {
        check_parts(related, version, &texts);
        if related.passages[0].span.of(&texts[0]) == NEIGHBOUR {
            continue;
        }
        for part in &version.parts {
            let [left, right] = [0, 1].map(|side| part.spans[side].of(&texts[side]));
            found.extend(if part.is_same { [left, "", "", ""] } else { ["[", left, "|", right] });
            found.push_str(if part.is_same { "" } else { "]" });
        }
    }
    assert_eq!(found, expected, "{left:?} {right:?}");
}

#[test]
fn words_that_changed() {
    check("Un petit chat noir dort.", "Un gros chat noir dort.", "Un [petit|gros] chat noir dort.");
    check("Le chat noir dort ici.", "Le chat dort ici.", "Le chat [noir |]dort ici.");
    check("Le chat dort ici.", "Le chat noir dort ici.", "Le chat [|noir ]dort ici.");
    check("Chat noir dort ici.", "Le Chat noir dort ici.", "[|Le ]Chat noir dort ici.");
    check("Le chat noir dort.", "Le chat noir dort ici.", "Le chat noir dort[| ici].");
    // Words that replace each other are aligned, even if another alignment is as long.
    check(
        "Le roi dit non non enfin hier.",
        "Le chef dit non oui enfin hier.",
        "Le [roi|chef] dit non [non|oui] enfin hier.",
    );
    check("De la ville à la mer.", "De la mer à la mer.", "De la [ville|mer] à la mer.");
}

#[test]
fn elisions_and_letters_of_words() {
    check(
        "Il dit que l’accord tient.",
        "Il dit que l’avis tient.",
        "Il dit que l’[accord|avis] tient.",
    );
    check("L’État paie ses dettes.", "L’Etat paie ses dettes.", "L’[État|Etat] paie ses dettes.");
    check(
        "Il partira aujourd’hui, dit-il.",
        "Il partira demain, dit-il.",
        "Il partira [aujourd’hui|demain], dit-il.",
    );
}

#[test]
fn marks_that_changed() {
    check("Il vient, dit-on, demain.", "Il vient dit-on, demain.", "Il vient[, | ]dit-on, demain.");
    check("« Il vient demain. »", "Il vient demain.", "[« |]Il vient demain[. »|.]");
    check("Il vient demain.", "Il vient demain ?", "Il vient demain[.| ?]");
    check("Non, il vient, dit-on.", "Non, il vient ici, dit-on.", "Non, il vient[| ici], dit-on.");
}

#[test]
fn white_space_and_the_form_of_marks_are_the_same() {
    let left = "L'accord : « il tient »,  dit-on.";
    check(left, "L’accord\u{A0}: «\u{202F}il tient\u{202F}», dit-on.", left);
}

#[test]
fn most_words_changed_is_no_version() {
    check("Un chat noir dort sur le toit.", "Un chien blanc mange dans la rue.", "");
    check("a b c d e f g h i j.", "a b c d e k l m n o.", "");
    // Only words in the same order count as similar.
    check("Le chat voit le chien noir.", "Noir chien le voit chat le.", "");
    check("a b c d e.", "a b c k l.", "a b c [d e|k l].");
}

#[test]
fn sentences_of_grammar_alone_need_a_neighbour() {
    let (comparison, _) = compare("Il l’a dit.", "Il l’a dit.", true);
    assert_eq!(versions(&comparison).count(), 0);
    let with = |text: &str| format!("Le tunnel de la vallée exige des travaux urgents. {text}");
    let (comparison, _) = compare(&with("Il l’a dit."), &with("Il l’a dit."), true);
    assert_eq!(versions(&comparison).count(), 2);
    assert_eq!(comparison.unmatched, [vec![], vec![]]);
}

#[test]
fn one_of_two_alike_is_taken_by_its_neighbours() {
    let left = "Les maires votent le budget. Le conseil adopte le point. \
                La commission étudie la ligne. Le conseil adopte le point. Les trains roulent la nuit.";
    let right =
        "La commission étudie la ligne. Le conseil adopte le point. Les trains roulent la nuit.";
    let (comparison, _) = compare(left, right, true);
    let mut pairs: Vec<_> = versions(&comparison)
        .map(|(it, version)| (it.passages.each_ref().map(|it| it.sentence), version.is_moved))
        .collect();
    pairs.sort_unstable();
    assert_eq!(pairs, [([3, 1], false), ([4, 2], false), ([5, 3], false)]);
    let alone: Vec<usize> = comparison.unmatched[0].iter().map(|it| it.sentence).collect();
    assert_eq!(alone, [1, 2]);
}

#[test]
fn the_fewer_words_moved() {
    let long = "Trois tunnels de la vieille ligne exigent des travaux urgents avant le gel.";
    let short = "Les maires votent le budget.";
    let [left, right] = [[long, short], [short, long]].map(|it| it.join("\n\n"));
    let (comparison, texts) = compare(&left, &right, true);
    for (related, version) in versions(&comparison) {
        let is_short = related.passages[0].span.of(&texts[0]) == short;
        assert_eq!(version.is_moved, is_short);
    }
    assert_eq!(versions(&comparison).count(), 2);
}

#[test]
fn passages_of_thousands_of_words() {
    let words = |from: usize, to: usize| {
        (from..to).map(|n| format!("mot{n}")).collect::<Vec<_>>().join(" ")
    };
    for (length, expected) in [(3000, 1), (6000, 0)] {
        let [left, right] = ["milieu", "centre"].map(|middle| {
            format!("{} {middle} {}.", words(0, length / 2), words(length / 2, length))
        });
        let (comparison, texts) = compare(&left, &right, false);
        for (related, version) in versions(&comparison) {
            check_parts(related, version, &texts);
            assert_eq!(version.parts.len(), 3);
        }
        assert_eq!(versions(&comparison).count(), expected);
    }
}

/// Sentences from a small vocabulary, so that they are often similar.
fn text() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec![
        "le ",
        "chat",
        "l’",
        "Ours ",
        "de ",
        "été ",
        "U.E. ",
        "12 ",
        "aujourd’hui ",
        "« ",
        ", ",
        "ℹ\u{200D}☺\u{200D}ℹ ",
        "e\u{301}",
        ". ",
        " ! ",
        "-",
        "\n",
        "\u{A0}",
        "👩‍🚀",
        "a\u{1F3FB}",
    ]);
    prop::collection::vec(prop::collection::vec(word, 1..9).prop_map(|words| words.concat()), 1..6)
}

/// A text and an edited copy; each sentence is kept, removed, replaced, moved or extended.
fn copy() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let edits = prop::collection::vec((0..8_usize, 0..6_usize), 6);
    (text(), text(), edits).prop_map(|(left, others, edits)| {
        let mut right = Vec::new();
        for (sentence, &(what, at)) in left.iter().zip(&edits) {
            let other = &others[at % others.len()];
            match what {
                0 => {}
                1 => right.push(other.clone()),
                2 => right.insert(at.min(right.len()), sentence.clone()),
                3 => right.push(format!("{sentence}{other}")),
                _ => right.push(sentence.clone()),
            }
        }
        (left, right)
    })
}

proptest! {
    #![proptest_config(cases(2000))]

    #[test]
    fn parts_are_the_two_passages((left, right) in copy(), facts: bool) {
        let [left, right] = [left, right].map(|it| it.join(".\n\n"));
        let is_report = |text: &str| report::parse("essai", text.as_bytes()).is_ok();
        prop_assume!(is_report(&left) && is_report(&right));
        let (comparison, texts) = compare(&left, &right, facts);
        let mut seen: [Vec<Passage>; 2] = Default::default();
        for (related, version) in versions(&comparison) {
            check_parts(related, version, &texts);
            for (seen, passage) in seen.iter_mut().zip(related.passages) {
                prop_assert!(!seen.contains(&passage), "a passage has one version");
                seen.push(passage);
            }
        }
        // Versions that are not marked as moved have the same order on both sides.
        let stayed = versions(&comparison).filter(|(_, version)| !version.is_moved);
        let mut stayed: Vec<_> =
            stayed.map(|(it, _)| it.passages.map(|passage| passage.span.start)).collect();
        stayed.sort_unstable();
        prop_assert!(stayed.array_windows().all(|[a, b]| a[1] < b[1]), "{stayed:?}");
        for related in comparison.related.iter().filter(|it| it.version.is_none()) {
            prop_assert!(!seen.iter().zip(&related.passages).any(|(seen, it)| seen.contains(it)));
        }
    }
}

//! Parsing of French noun phrases: a noun with its adjectives and complements. Functions that parse
//! return the index after the last token parsed.

use std::sync::LazyLock;

use crate::names::lists::{WordList, words};
use crate::names::tagged::{Shape, Text};

/// Function words (closed classes: Grevisse, Le Bon Usage, 16th ed.), and verb forms that often
/// follow a name.
static GRAMMAR: WordList = LazyLock::new(|| {
    words(
        "\
    le la les l' un une des de du d' au aux a en et ou ni mais or car donc si que qui qu' quoi dont \
    lequel laquelle lesquels lesquelles ce cet cette ces se s' sa son ses leur leurs notre nos votre \
    vos mon ma mes il elle on ils elles nous vous y ne n' pas plus dans par pour sur sous avec sans \
    vers chez entre contre depuis pendant apres avant lors selon afin tout toute tous toutes comme \
    est sont etait etaient sera seront fut ont avait avaient aura auront fait font peut peuvent doit \
    doivent va vont vient viennent afin ainsi aussi deja encore tres the of and to in for on at by \
    with from is are was were has have had that which who will would as its their his her",
    )
});

/// Adjectives that [`ENDINGS`] do not cover.
static ADJECTIVES: WordList = LazyLock::new(|| {
    words(
        "\
    independant independants independante independantes permanent permanents permanente permanentes \
    mixte mixtes unies unis uni unie supreme public publique publics publiques commun commune \
    communs communes libre libres haut haute hauts hautes etrangere etrangeres etranger etrangers \
    unifie unifiee allie alliee allies alliees associe associee associes federe armee armees arme \
    nouveau nouvelle vert verts verte rouge rouges noir noire superieur superieure interieur \
    interieure exterieur exterieure adjoint adjointe avance avancee special delegue deleguee \
    general geante moderne restreint elargi conjoint conjointe turciques turcique exilé exile \
    charge interimaire sortant sortante elu elue local locale",
    )
});

/// Words that end like adjectives but are not: verbs, adverbs, nouns (the commonest such of each
/// ending in the Dictionnaire de l’Académie française).
static NO_ADJECTIVES: WordList = LazyLock::new(|| {
    words(
        "\
    arrive vive vivent suive poursuive derive prive cultive motive active explique indique applique \
    implique complique communique critique pratique fabrique revendique bien rien combien soutien \
    maintien entretien lien tient vienne tienne elle quelle celle appelle rappelle nouvelle fois \
    trois mois mais jamais desormais fais sais fait main demain gain contient faire satisfaire \
    plaire taire affaire affaires salaire salaires commentaire commentaires anniversaire maire \
    histoire memoire victoire territoire territoires accessoire laboratoire semble table ensemble \
    capable liste listes journaliste journalistes materiel appel conseil travaux bateaux ciel \
    signal journal tribunal capital canal total final hopital frontiere frontieres maniere matiere \
    premiere derniere lumiere carriere papier papiers dossier dossiers chantier quartier quartiers \
    janvier fevrier millier milliers hier politique politiques technique techniques musique \
    republique logique objectif objectifs motif initiative initiatives directive directives \
    offensive perspective dirigeaient reseau terrain terrains citoyen citoyens moyen moyens \
    bloquaire partenaire partenaires militaire_ exemplaire exemplaires vocabulaire sommaire \
    formulaire formulaires horaire horaires lundi choix deux eux yeux ceux creux mieux",
    )
});

/// Endings of adjectives.
const ENDINGS: &[&str] = &[
    "ique", "iques", "aire", "aires", "al", "ale", "ales", "aux", "el", "elle", "els", "elles",
    "if", "ifs", "ive", "ives", "ien", "iens", "ienne", "iennes", "een", "eens", "eenne", "eennes",
    "ois", "oise", "oises", "ais", "aise", "aises", "ain", "ains", "aine", "aines", "eux", "euse",
    "euses", "ier", "iers", "iere", "ieres", "ible", "ibles", "able", "ables", "oire", "oires",
    "iste", "istes",
];

/// Whether a folded word is an adjective, by its ending or a list.
pub(super) fn is_adjective(text: &Text, at: usize) -> bool {
    let folded = text.folded(at);
    let ends = folded.len() >= 5 && ENDINGS.iter().any(|ending| folded.ends_with(ending));
    text.gazetteer.is_demonym(folded)
        || ADJECTIVES.contains(folded)
        || ends && !NO_ADJECTIVES.contains(folded)
}

/// Whether a folded word is a function word.
pub(super) fn is_grammar(folded: &str) -> bool {
    GRAMMAR.contains(folded)
}

/// Skips the adjectives at token `at`.
pub(super) fn adjectives(text: &Text, mut at: usize) -> usize {
    while text.shape(at) == Shape::Lower && is_adjective(text, at) {
        at += 1;
    }
    at
}

/// A preposition with any articles: the index after it, and whether it has a definite article.
pub(super) struct Preposition {
    pub(super) end: usize,
    pub(super) definite: bool,
}

/// Parses `de`, `du`, `de la`, `des` or `d’` at token `at`.
pub(super) fn of(text: &Text, at: usize) -> Option<Preposition> {
    match text.folded(at) {
        "du" | "des" => Some(Preposition { end: at + 1, definite: true }),
        "d'" => Some(Preposition { end: at + 1, definite: false }),
        "de" => {
            let definite = matches!(text.folded(at + 1), "la" | "l'" | "le" | "les");
            Some(Preposition { end: at + 1 + usize::from(definite), definite })
        }
        _ => None,
    }
}

/// Parses a noun at token `at`, with its adjectives and the capitalised words that follow:
/// `traité`, `sécurité collective`, `Affaires étrangères`, `projet Debian`.
pub(super) fn noun(text: &Text, at: usize) -> Option<usize> {
    let is_word = matches!(text.shape(at), Shape::Lower | Shape::Capital | Shape::Capitals);
    if !is_word || is_grammar(text.folded(at)) {
        return None;
    }
    let mut end = adjectives(text, at + 1);
    if text.shape(at) == Shape::Lower {
        let goes_on = |end| text.is_capital(end) && !text.gazetteer.is_given_name(text.folded(end));
        while goes_on(end) && !text.is_title(end) {
            end += 1;
        }
    } else {
        while text.shape(at) == Shape::Capital
            && text.shape(end) == Shape::Capital
            && !text.gazetteer.is_given_name(text.folded(end))
        {
            end += 1;
        }
        end = adjectives(text, end);
    }
    Some(end)
}

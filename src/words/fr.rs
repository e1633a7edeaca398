//! French. Spaces inside « » and before : ; ! ? are narrow no-break spaces (U+202F).

use dossier::compare::Strength;
use dossier::date::{Date, Known};
use dossier::facets::Field;
use dossier::facts::{Kind, When};
use dossier::link::Notice;
use dossier::query::Within;
use dossier::view::{Difference, Panel};

use super::Words;

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

pub(super) static WORDS: Words = Words {
    tagline: "Deux rapports datés, face à face",
    skip_to_texts: "Aller aux textes",
    search: "Mot-clé",
    search_hint: "Chercher un mot",
    clear: "Effacer",
    previous_match: "Occurrence précédente",
    next_match: "Occurrence suivante",
    legend: "La requête, telle que lue",
    and: "et",
    or: "ou",
    not: "pas",
    and_not: "et pas",
    phrase: |text| format!("l’expression « {text} »"),
    drop: |text| format!("Retirer « {text} »"),
    relatives: "Formes voisines :",
    with_relatives: "Avec les formes voisines :",
    take_in: "Les inclure",
    leave_out: "Ne plus les inclure",
    and_others: |n| if n == 1 { " et 1 autre".to_owned() } else { format!(" et {n} autres") },
    ways: "Essayer plutôt :",
    without: |text, n| format!("sans « {text} » : {}", plural(n, "rapport", "rapports")),
    options: "Précision",
    option_whole: "Mots entiers",
    option_accents: "Accents exacts",
    option_case: "Majuscules exactes",
    option_family: "Formes voisines",
    within: "Où tout doit se trouver",
    within_report: "Dans tout le rapport",
    within_paragraph: "Dans un même paragraphe",
    within_sentence: "Dans une même phrase",
    within_quotation: "Dans une même citation",
    only_matching: "Seulement les paragraphes avec occurrence",
    scroll_together: "Défiler ensemble",
    reports: "Rapports",
    views: "Vue",
    view_list: "Liste",
    view_read: "Lecture",
    view_occurrences: "Occurrences",
    view_compare: "Face à face",
    time_axis: "Les rapports dans le temps : choisir une période",
    dates: "Période",
    dates_from: "De",
    dates_to: "à",
    dates_hint: "AAAA-MM-JJ",
    dates_bad: "Une date s’écrit 2022, 2022-06 ou 2022-06-15.",
    dates_undated: "Sans date seulement",
    dates_clear: "Toutes les dates",
    order: "Ordre",
    sort_ascending: "Anciens d’abord",
    sort_descending: "Récents d’abord",
    sort_relevance: "Pertinence",
    sort_left: "Mot de gauche",
    sort_right: "Mot de droite",
    relevance: "Pertinence BM25 : en tête, les rapports qui emploient le plus les mots cherchés, pour leur longueur ; un mot rare compte davantage.",
    relevance_idle: "Sans mot cherché, l’ordre reste celui des dates.",
    lines_hint: "Tapez un mot pour voir chacune de ses occurrences dans son contexte.",
    lines_none: "Aucune occurrence dans les rapports de la liste.",
    drawn: |drawn, all| format!("{drawn} sur {all}"),
    draw_more: "En afficher plus",
    rate: |tenths| format!("{},{} pour 1 000 mots", tenths / 10, tenths % 10),
    field: |field| match field {
        Field::Year => "Année",
        Field::Month => "Mois",
        Field::Place => "Lieu",
        Field::Agency => "Agence",
    },
    more_values: |n| format!("{n} de plus"),
    bin: |date, certain, possible| {
        let certain = plural(certain, "rapport", "rapports");
        match possible {
            0 => format!("{date} : {certain}"),
            _ => format!("{date} : {certain}, {possible} peut-être"),
        }
    },
    later: |n| format!("{} plus tard", plural(n, "rapport", "rapports")),
    left: "À gauche",
    right: "À droite",
    put_left: "Mettre à gauche",
    put_right: "Mettre à droite",
    swap: "Échanger les côtés",
    read_alone: "Lire seul",
    previous_report: "Rapport précédent",
    next_report: "Rapport suivant",
    choose_left: "Rapport de gauche",
    choose_right: "Rapport de droite",
    choose_read: "Rapport lu",
    undated: "sans date",
    language: "Langue de l’interface",
    theme: "Couleurs",
    theme_auto: "Auto",
    theme_light: "Clair",
    theme_dark: "Sombre",
    dismiss: "Fermer",
    fold: "Replier",
    list_empty: "Aucun rapport ne passe les filtres.",
    show_all: "Tout afficher",
    no_match_shown: "Aucune occurrence dans les textes affichés.",
    missing_title: "Ce recueil n’a pas ce rapport",
    matches: |n| plural(n, "occurrence", "occurrences"),
    report_count: |n| plural(n, "rapport", "rapports"),
    hidden: |n| match n {
        1 => "1 rapport masqué par les filtres".to_owned(),
        _ => format!("{n} rapports masqués par les filtres"),
    },
    folded: |n| plural(n, "paragraphe sans occurrence", "paragraphes sans occurrence"),
    position: super::position,
    date,
    known: |known| match known {
        Known::Header => "date de l’en-tête du texte",
        Known::Dateline => "date de la dépêche",
        Known::DatelineInferredYear => "année déduite du texte",
        Known::DatelineYearFromFileName => "année tirée du nom du fichier",
        Known::FileName => "date tirée du nom du fichier",
    },
    lacks: |terms| format!("Ce rapport ne contient pas {}.", list(terms)),
    has_excluded: "Ce rapport contient ce que la requête exclut.",
    apart: |within| format!("{} de ce rapport ne réunit toute la requête.", none(within)),
    all_apart: |within| format!("{} ne réunit toute la requête.", none(within)),
    search_speech: "Chercher dans ses propos",
    within_speech: |speaker| format!("Dans les propos de {speaker}"),
    all_excluded: "Tous les rapports contiennent ce que la requête exclut.",
    nowhere: |terms| format!("Aucun rapport ne contient {}.", list(terms)),
    never_together: |terms| format!("Aucun rapport ne contient à la fois {}.", list(terms)),
    filters_hide_all: "Les filtres écartent tous les rapports qui conviennent.",
    missing: |slug, date, hash| {
        let date = date.map(|date| format!(", {date}")).unwrap_or_default();
        let hash = hash.map(|hash| format!(", version {hash}")).unwrap_or_default();
        format!(
            "Le lien nomme « {slug} »{date}{hash}. Demandez-le à qui vous l’a envoyé, ou choisissez un autre rapport."
        )
    },
    comparison: "Comparaison",
    panel: |panel| match panel {
        Panel::Pairs => "Passages liés",
        Panel::Words => "Mots",
        Panel::Names => "Noms",
        Panel::Quotes => "Qui dit quoi",
        Panel::Dates => "Dates citées",
    },
    covered: |[(a, all_a), (b, all_b)]| {
        format!(
            "Passages avec un correspondant : {a} sur {all_a} à gauche, {b} sur {all_b} à droite"
        )
    },
    previous_pair: "Passages liés précédents (k)",
    next_pair: "Passages liés suivants (j)",
    across: "Aller au correspondant",
    pair: |letter| format!("Passages liés {letter}"),
    strength: |strength| match strength {
        Strength::Strong => "lien fort",
        Strength::Possible => "lien possible",
        Strength::Weak => "lien faible",
    },
    version: |percent| format!("versions : {percent} % des mots en commun"),
    moved: "déplacé",
    concept: |name| format!("thème : {name}"),
    show_weak: "Liens faibles aussi",
    use_concepts: "Rapprocher aussi par thème",
    see_concepts: "Voir les thèmes",
    no_pairs: "Aucun passage lié.",
    unmatched: "Sans correspondant",
    none_alone: "Tous les passages ont un correspondant.",
    left_only: "À gauche seulement",
    on_both: "Des deux côtés",
    right_only: "À droite seulement",
    rosters: "Pays énumérés",
    kind: |kind| match kind {
        Kind::Person => "personne",
        Kind::Organisation => "organisation",
        Kind::Country => "pays",
        Kind::City => "ville",
        Kind::Agency => "agence",
    },
    no_names: "Aucun nom.",
    never_expanded: |acronym| format!("{acronym} (jamais développé)"),
    only_here: "Ici seulement :",
    save: |n| format!("CSV ({})", plural(n, "ligne", "lignes")),
    word: "Mot",
    left_rate: "‰ à gauche",
    right_rate: "‰ à droite",
    filter_words: "Filtrer les mots",
    details: "Chiffres",
    keyness_name: "G² et Log Ratio",
    whole_collection: "Dans tout le recueil",
    difference_name: "Différence",
    clear_difference: "différence nette",
    possible_difference: "possible",
    by_chance: |words, chance| {
        format!(
            "{} le seuil ; le hasard seul en donnerait environ {}.",
            plural(words, "mot dépasse", "mots dépassent"),
            tenths(chance),
        )
    },
    keyness: |g2, [low, ratio, high]| {
        let [g2, low, ratio, high] = [g2, low, ratio, high].map(tenths);
        format!("G² {g2} ; Log Ratio {ratio} (à 95 %, de {low} à {high})")
    },
    counting: "Calcul de ce que le hasard donnerait…",
    tenths,
    no_speaker: "Sans locuteur nommé",
    no_quotes: "Personne n’est cité.",
    direct: "cité",
    reported: "rapporté",
    quoted: |text| format!("« {text} »"),
    deduced: "locuteur déduit",
    no_dates: "Aucune date.",
    resolved: "déduite de la date du rapport",
    when,
    notice: |notice| match notice {
        Notice::BadValue { key, value } => {
            format!(
                "Le lien contient « {key}={value} », qui n’a pas de sens ici : cette partie est ignorée."
            )
        }
        Notice::Duplicate { key } => {
            format!("Le lien contient « {key} » deux fois : seule la première compte.")
        }
        Notice::TooLong => "Ce lien est plus long que toute vue : la suite est ignorée.".to_owned(),
        Notice::Cut => "Ce lien a peut-être été coupé : il manque sa fin.".to_owned(),
        Notice::Newer { version } => format!(
            "Ce lien vient d’une version plus récente de la page ({version}) : il est lu au mieux."
        ),
    },
    difference: |difference| {
        match difference {
        Difference::Missing(report) => {
            format!("Ce recueil n’a pas le rapport « {} » que nomme le lien.", report.slug)
        }
        Difference::Changed(report) => {
            format!("Le texte de « {} » a changé depuis que ce lien a été fait.", report.slug)
        }
        Difference::Pair => "La paire de passages que nomme le lien n’est pas montrée : un des deux textes a changé, ou le lien ne dit pas lequel c’était.".to_owned(),
        Difference::Edition => {
            "Ce lien a été fait sur une autre édition du recueil : les résultats peuvent différer."
                .to_owned()
        }
    }
    },
};

fn plural(n: usize, one: &str, many: &str) -> String {
    // In French zero is singular.
    format!("{n} {}", if n < 2 { one } else { many })
}

fn date(date: Date) -> String {
    let month = date.month().and_then(|month| MONTHS.get(usize::from(month) - 1));
    match (date.day(), month) {
        (Some(1), Some(month)) => format!("1er {month} {}", date.year()),
        (Some(day), Some(month)) => format!("{day} {month} {}", date.year()),
        (None, Some(month)) => format!("{month} {}", date.year()),
        _ => date.year().to_string(),
    }
}

fn list(terms: &[String]) -> String {
    super::list(terms, "« ", " »")
}

fn tenths(n: i32) -> String {
    let sign = if n < 0 { "−" } else { "" };
    let (whole, tenths) = (n.unsigned_abs() / 10, n.unsigned_abs() % 10);
    if tenths == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{tenths}") }
}

fn when(when: When) -> String {
    match when {
        When::Date(it) => date(it),
        When::Range(from, to) => format!("du {} au {}", date(from), date(to)),
        When::Season(year, season) => {
            let name = match season {
                21 => "printemps",
                22 => "été",
                23 => "automne",
                _ => "hiver",
            };
            format!("{name} {year}")
        }
    }
}

/// What does not have the whole query.
fn none(within: &Within) -> String {
    match within {
        Within::Paragraph => "Aucun paragraphe".to_owned(),
        Within::Sentence => "Aucune phrase".to_owned(),
        Within::Quotation => "Aucune citation".to_owned(),
        Within::Speech(speaker) => format!("Aucun propos de {speaker}"),
    }
}

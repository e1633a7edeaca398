//! French. Spaces inside « » and before : ; ! ? are narrow no-break spaces (U+202F).

use dossier::date::{Date, Known};
use dossier::link::Notice;
use dossier::view::Difference;

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
    legend: "Légende",
    only_matching: "Seulement les paragraphes avec occurrence",
    scroll_together: "Défiler ensemble",
    reports: "Rapports",
    views: "Vue",
    view_list: "Liste",
    view_read: "Lecture",
    view_compare: "Face à face",
    time_axis: "Les rapports dans le temps : un mois est une barre, un jour est un point",
    dates: "Période",
    dates_from: "De",
    dates_to: "à",
    dates_hint: "AAAA-MM-JJ",
    dates_bad: "Une date s’écrit 2022, 2022-06 ou 2022-06-15.",
    dates_undated: "Sans date seulement",
    dates_clear: "Toutes les dates",
    sort_ascending: "Le plus ancien d’abord",
    sort_descending: "Le plus récent d’abord",
    left: "À gauche",
    right: "À droite",
    put_left: "Mettre à gauche",
    put_right: "Mettre à droite",
    swap: "Échanger les côtés",
    read_alone: "Lire seul",
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
    nowhere: |terms| format!("Aucun rapport ne contient {}.", list(terms)),
    never_together: |terms| format!("Aucun rapport ne contient à la fois {}.", list(terms)),
    dates_hide_all: "La période choisie écarte tous les rapports qui conviennent.",
    missing: |slug, date, hash| {
        let date = date.map(|date| format!(", {date}")).unwrap_or_default();
        let hash = hash.map(|hash| format!(", version {hash}")).unwrap_or_default();
        format!(
            "Le lien nomme « {slug} »{date}{hash}. Demandez-le à qui vous l’a envoyé, ou choisissez un autre rapport."
        )
    },
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
    difference: |difference| match difference {
        Difference::Missing(report) => {
            format!("Ce recueil n’a pas le rapport « {} » que nomme le lien.", report.slug)
        }
        Difference::Changed(report) => {
            format!("Le texte de « {} » a changé depuis que ce lien a été fait.", report.slug)
        }
        Difference::Edition => {
            "Ce lien a été fait sur une autre édition du recueil : les résultats peuvent différer."
                .to_owned()
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

//! Word lists for dates. All words are folded.

/// Days of the week, from Monday (source: Unicode CLDR 46, `fr` and `en`).
pub(super) const WEEKDAYS: [[&str; 7]; 2] = [
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
];

/// Seasons with their EDTF numbers.
pub(super) const SEASONS: &[(&str, u8)] = &[
    ("printemps", 21),
    ("ete", 22),
    ("automne", 23),
    ("hiver", 24),
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
];

/// Phrases for days, with their distance from the report's date.
pub(super) const DAYS: &[(&[&str], i32)] = &[
    (&["avant", "hier"], -2),
    (&["hier"], -1),
    (&["aujourd'hui"], 0),
    (&["demain"], 1),
    (&["apres", "demain"], 2),
    (&["ce", "matin"], 0),
    (&["ce", "soir"], 0),
    (&["cet", "apres", "midi"], 0),
    (&["yesterday"], -1),
    (&["today"], 0),
    (&["tonight"], 0),
    (&["tomorrow"], 1),
    (&["this", "morning"], 0),
    (&["this", "afternoon"], 0),
    (&["this", "evening"], 0),
];

/// Adjectives for dates before ([`PAST`]) and after ([`NEXT`]) the report's date.
pub(super) const PAST: &[&str] = &["dernier", "derniere", "passe", "passee"];
pub(super) const NEXT: &[&str] = &["prochain", "prochaine"];

/// Determiners of recurring times, which are not dates.
pub(super) const RECURRING: &[&str] = &["chaque", "every", "each", "tous", "toutes"];

/// Words before the name of a month, without day and year, that make it a date.
pub(super) const BEFORE_MONTHS: &[&str] = &[
    "en", "debut", "mi", "fin", "courant", "depuis", "in", "since", "until", "early", "mid", "late",
];

/// Words before four digits that make them a year.
pub(super) const BEFORE_YEARS: &[&str] = &[
    "en", "de", "depuis", "des", "avant", "apres", "vers", "pour", "debut", "mi", "fin", "courant",
    "an", "annee", "exercice", "edition", "session", "budget", "rentree", "saison", "in", "since",
    "until", "till", "by", "before", "after", "during", "of", "from", "for", "early", "mid",
    "late", "circa", "year", "season",
];

/// Words before `de` that make the number after it a quantity: `plus de 2000`.
pub(super) const AMOUNTS: &[&str] =
    &["plus", "moins", "pres", "autour", "environ", "nombre", "total", "millier"];

/// Words after four digits that end in -s or -x but are no plural nouns, so that the digits may be
/// a year.
pub(super) const NOT_COUNTED: &[&str] = &[
    "across",
    "alors",
    "apres",
    "as",
    "aux",
    "celles",
    "certaines",
    "certains",
    "ces",
    "ceux",
    "dans",
    "depuis",
    "des",
    "deux",
    "elles",
    "has",
    "his",
    "hors",
    "ils",
    "is",
    "its",
    "jamais",
    "les",
    "leurs",
    "lors",
    "mais",
    "mes",
    "moins",
    "nos",
    "nous",
    "pays",
    "plus",
    "plusieurs",
    "puis",
    "quelques",
    "sans",
    "ses",
    "sous",
    "this",
    "toujours",
    "tous",
    "toutes",
    "tres",
    "vers",
    "vous",
    "vs",
    "was",
];

/// Words after a number that make it a quantity: units, and plurals without -s or -x.
pub(super) const COUNTED: &[&str] = &[
    "people", "men", "women", "children", "km", "m", "cm", "mm", "kg", "g", "t", "ha", "h", "ko",
    "mo", "go", "kb", "mb", "gb", "bits", "px", "hz", "mhz", "kw", "mw", "w", "f", "eur", "usd",
    "million", "billion", "mille", "milliard", "percent",
];

/// Events that are held in a season: after them `d’automne` is a date.
pub(super) const EVENTS: &[&str] = &[
    "session",
    "reunion",
    "sommet",
    "conference",
    "congres",
    "assemblee",
    "rencontre",
    "rencontres",
    "election",
    "elections",
    "rentree",
    "edition",
    "offensive",
    "campagne",
    "salon",
    "universite",
    "seance",
    "sessions",
    "reunions",
    "colloque",
    "forum",
    "tournee",
];

/// Prepositions before an article and a season: `dès l’automne`, `in the autumn`.
pub(super) const BEFORE_SEASONS: &[&str] = &[
    "a", "des", "avant", "apres", "depuis", "ici", "pendant", "durant", "pour", "in", "by",
    "since", "until", "before", "after", "during",
];

/// Words before a weekday that is not resolved: `le premier jeudi du mois`, `Black Friday`.
pub(super) const NO_DAY: &[&str] = &[
    "premier",
    "deuxieme",
    "troisieme",
    "second",
    "dernier",
    "first",
    "third",
    "black",
    "good",
    "easter",
    "palm",
    "ash",
    "cyber",
];

//! Verbs of saying and their forms, as lists of folded words.
//!
//! Sources: Dubois and Dubois-Charlier, Les Verbes français (class C1, « dire »); for English,
//! Levin, English Verb Classes and Alternations (37.7, say verbs).

/// The complements that a verb of saying takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A clause or a quotation: `déclarer`.
    Words,
    /// The same, or a noun phrase as the topic: `noter les menaces`.
    Topic,
    /// A noun phrase as the topic, which is judged: `saluer`.
    Judgement,
}

/// Stems of French verbs in -er.
const FIRST_GROUP: &[(&str, Class)] = &[
    ("declar", Class::Words),
    ("affirm", Class::Words),
    ("assur", Class::Words),
    ("ajout", Class::Words),
    ("estim", Class::Words),
    ("expliqu", Class::Words),
    ("precis", Class::Words),
    ("consider", Class::Words),
    ("pens", Class::Words),
    ("esper", Class::Words),
    ("racont", Class::Words),
    ("temoign", Class::Words),
    ("comment", Class::Words),
    ("martel", Class::Words),
    ("repet", Class::Words),
    ("retorqu", Class::Words),
    ("repliqu", Class::Words),
    ("exclam", Class::Words),
    ("ironis", Class::Words),
    ("nuanc", Class::Words),
    ("resum", Class::Words),
    ("argument", Class::Words),
    ("clam", Class::Words),
    ("proclam", Class::Words),
    ("jur", Class::Words),
    ("avou", Class::Words),
    ("plaid", Class::Words),
    ("insist", Class::Words),
    ("lanc", Class::Words),
    ("jug", Class::Words),
    ("inform", Class::Words),
    ("confi", Class::Words),
    ("murmur", Class::Words),
    ("interrog", Class::Words),
    ("certifi", Class::Words),
    ("relat", Class::Words),
    ("enchain", Class::Words),
    ("indiqu", Class::Words),
    ("observ", Class::Words),
    ("remarqu", Class::Words),
    ("constat", Class::Words),
    ("demand", Class::Words),
    ("suggest", Class::Words),
    ("suggere", Class::Words),
    ("not", Class::Topic),
    ("soulign", Class::Topic),
    ("annonc", Class::Topic),
    ("rappel", Class::Topic),
    ("rappell", Class::Topic),
    ("confirm", Class::Topic),
    ("revel", Class::Topic),
    ("relev", Class::Topic),
    ("signal", Class::Topic),
    ("mentionn", Class::Topic),
    ("evoqu", Class::Topic),
    ("reaffirm", Class::Topic),
    ("reiter", Class::Topic),
    ("exig", Class::Topic),
    ("reclam", Class::Topic),
    ("preconis", Class::Topic),
    ("recommand", Class::Topic),
    ("pron", Class::Topic),
    ("salu", Class::Judgement),
    ("regrett", Class::Judgement),
    ("deplor", Class::Judgement),
    ("denonc", Class::Judgement),
    ("condamn", Class::Judgement),
    ("critiqu", Class::Judgement),
    ("qualifi", Class::Judgement),
];

/// Other French verbs: third-person forms of the present, imperfect and simple past; then the
/// present participle and the past participles.
const IRREGULAR: &[(Class, &[&str], &[&str])] = &[
    (
        Class::Words,
        &["dit", "disent", "disait", "disaient", "dirent"],
        &["disant", "dit", "dits", "dite", "dites"],
    ),
    (Class::Words, &["ecrit", "ecrivent", "ecrivait", "ecrivit"], &["ecrivant", "ecrit"]),
    (Class::Words, &["conclut", "concluent", "concluait"], &["concluant", "conclu"]),
    (Class::Words, &["repond", "repondent", "repondait", "repondit"], &["repondant", "repondu"]),
    (Class::Words, &["soutient", "soutiennent", "soutenait", "soutint"], &["soutenant", "soutenu"]),
    (Class::Words, &["admet", "admettent", "admettait", "admit"], &["admettant", "admis"]),
    (
        Class::Words,
        &["reconnait", "reconnaissent", "reconnaissait", "reconnut"],
        &["reconnaissant", "reconnu"],
    ),
    (Class::Topic, &["promet", "promettent", "promettait", "promit"], &["promettant", "promis"]),
    (Class::Words, &["previent", "previennent", "prevint"], &["prevenant", "prevenu"]),
    (Class::Words, &["avertit", "avertissent", "avertissait"], &["avertissant", "averti"]),
    (Class::Topic, &["dement", "dementent", "dementit"], &["dementant", "dementi"]),
    (
        Class::Words,
        &["poursuit", "poursuivent", "poursuivait", "poursuivit"],
        &["poursuivant", "poursuivi"],
    ),
    (Class::Words, &["rencherit"], &["rencherissant", "rencheri"]),
    (Class::Words, &["pretend", "pretendent", "pretendait"], &["pretendant", "pretendu"]),
    (Class::Words, &["predit", "predisent"], &["predisant", "predit"]),
    (Class::Words, &["croit", "croient", "croyait"], &["croyant"]),
    (Class::Words, &["craint", "craignent", "craignait"], &["craignant"]),
    (Class::Topic, &["decrit", "decrivent", "decrivait"], &["decrivant", "decrit"]),
];

/// English verbs: present and past; then the present participle.
const ENGLISH: &[(&[&str], &str)] = &[
    (&["says", "say", "said"], "saying"),
    (&["tells", "told"], "telling"),
    (&["states", "stated"], "stating"),
    (&["announces", "announced"], "announcing"),
    (&["adds", "added"], "adding"),
    (&["explains", "explained"], "explaining"),
    (&["notes", "noted"], "noting"),
    (&["stresses", "stressed"], "stressing"),
    (&["argues", "argued"], "arguing"),
    (&["claims", "claimed"], "claiming"),
    (&["warns", "warned"], "warning"),
    (&["insists", "insisted"], "insisting"),
    (&["replies", "replied"], "replying"),
    (&["declares", "declared"], "declaring"),
    (&["confirms", "confirmed"], "confirming"),
    (&["suggests", "suggested"], "suggesting"),
    (&["writes", "wrote"], "writing"),
    (&["emphasizes", "emphasized", "emphasises", "emphasised"], "emphasizing"),
    (&["concludes", "concluded"], "concluding"),
    (&["recalls", "recalled"], "recalling"),
    (&["acknowledges", "acknowledged"], "acknowledging"),
    (&["believes", "believed"], "believing"),
    (&["asserts", "asserted"], "asserting"),
    (&["underlines", "underlined"], "underlining"),
    (&["reiterates", "reiterated"], "reiterating"),
    (&["asks", "asked"], "asking"),
];

/// Words that form a verb of saying with `faire`: `fait savoir`.
const LET_KNOW: &[&str] = &["savoir", "valoir", "remarquer", "observer", "part"];

/// Participles of conviction: `est convaincu que`.
const CONVINCED: &[&str] = &[
    "convaincu",
    "convaincue",
    "convaincus",
    "convaincues",
    "persuade",
    "persuadee",
    "persuades",
    "persuadees",
    "convinced",
];

/// Stems of verbs of judgement in the passive: `a été saluée comme un succès par X`.
const PASSIVE: &[&str] =
    &["salu", "qualifi", "denonc", "condamn", "critiqu", "deplor", "jug", "consider", "decri"];

/// Words of adverbs between an auxiliary and its participle, except those in -ment.
const ADVERBS: &[&str] = &[
    "aussi",
    "ainsi",
    "alors",
    "encore",
    "ensuite",
    "deja",
    "enfin",
    "meme",
    "toujours",
    "en",
    "outre",
    "par",
    "ailleurs",
    "d",
    "abord",
    "toutefois",
    "cependant",
    "quant",
    "lui",
    "tres",
    "also",
];

/// The class of the past participle `word`, and its length in words: 2 if `next` completes it
/// (`fait savoir`).
pub(super) fn participle(word: &str, next: &str) -> Option<(Class, usize)> {
    if word == "fait" && LET_KNOW.contains(&next) {
        return Some((Class::Words, 2));
    }
    let regular = || ending(word, &["e", "ee", "es", "ees"]);
    let irregular = || {
        let found = IRREGULAR.iter().find(|(_, _, forms)| forms.iter().skip(1).any(|f| *f == word));
        found.map(|(class, ..)| *class)
    };
    regular().or_else(irregular).map(|class| (class, 1))
}

/// The class of the verb of which `word` is a third-person form.
pub(super) fn finite(word: &str) -> Option<Class> {
    let regular = || ending(word, &["e", "ent", "ait", "aient", "a", "erent", "eait", "ea"]);
    let irregular =
        || IRREGULAR.iter().find(|(_, forms, _)| forms.contains(&word)).map(|row| row.0);
    regular().or_else(irregular).or_else(|| english(word).then_some(Class::Words))
}

/// Whether `word` is a form of an English verb of saying.
pub(super) fn english(word: &str) -> bool {
    ENGLISH.iter().any(|(forms, _)| forms.contains(&word))
}

/// Whether `word` is the present participle of a verb of saying: `ajoutant`, `adding`.
pub(super) fn gerund(word: &str) -> bool {
    ending(word, &["ant"]).is_some()
        || IRREGULAR.iter().any(|(_, _, forms)| forms.first() == Some(&word))
        || ENGLISH.iter().any(|(_, form)| *form == word)
}

/// Whether `word` is the participle of a verb of judgement (see [`PASSIVE`]).
pub(super) fn judges(word: &str) -> bool {
    PASSIVE.iter().any(|stem| {
        let end = word.strip_prefix(stem);
        end.is_some_and(|end| matches!(end, "e" | "ee" | "es" | "ees" | "t" | "te" | "ts" | "tes"))
    })
}

/// Whether `word` is a participle of conviction (see [`CONVINCED`]).
pub(super) fn is_convinced(word: &str) -> bool {
    CONVINCED.contains(&word)
}

/// Whether `word` may be between an auxiliary and its participle.
pub(super) fn is_adverb(word: &str) -> bool {
    ADVERBS.contains(&word) || word.len() > 5 && word.ends_with("ment")
}

/// The class of the verb in -er of which `word` is a form with one of the `endings`.
fn ending(word: &str, endings: &[&str]) -> Option<Class> {
    let has = |stem: &str| word.strip_prefix(stem).is_some_and(|end| endings.contains(&end));
    FIRST_GROUP.iter().find(|(stem, _)| has(stem)).map(|(_, class)| *class)
}

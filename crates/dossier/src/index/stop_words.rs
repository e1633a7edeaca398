//! Stop words: words that say little about the subject of a text.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::fold::fold_text;
use crate::text::lang::Lang;

/// Whether a word tells the subject of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A content word: it tells the subject.
    Content,
    /// A reporting verb (to say, to note) or a word of any subject (important, to exist): word
    /// counts include it, but passages are not related by it.
    Frame,
    /// A function word or a number.
    Function,
}

/// The stop words of a language, folded.
#[derive(Debug)]
pub(crate) struct StopWords {
    function: HashSet<String>,
    frame: HashSet<String>,
}

impl StopWords {
    /// Those of a language, folded when they are first needed.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        static FRENCH: LazyLock<StopWords> =
            LazyLock::new(|| StopWords::read(FUNCTION_FR, FRAME_FR));
        static ENGLISH: LazyLock<StopWords> =
            LazyLock::new(|| StopWords::read(FUNCTION_EN, FRAME_EN));
        match lang {
            Lang::Fr => &FRENCH,
            Lang::En => &ENGLISH,
        }
    }

    fn read(function: &str, frame: &str) -> Self {
        let read = |list: &str| list.split_whitespace().map(fold_text).collect();
        Self { function: read(function), frame: read(frame) }
    }

    /// The kind of a word of the language, given as folded.
    pub(crate) fn kind(&self, folded: &str) -> Kind {
        let is_number = folded.starts_with(char::is_numeric);
        if is_number || folded.chars().count() < 2 || self.function.contains(folded) {
            Kind::Function
        } else if self.frame.contains(folded) {
            Kind::Frame
        } else {
            Kind::Content
        }
    }
}

/// Snowball's French stop words (BSD), with further function words: pronouns, determiners,
/// conjunctions, prepositions, linking adverbs and adverbs of degree.
const FUNCTION_FR: &str = "\
au aux avec ce ces dans de des du elle en et eux il ils je la le les leur leurs lui ma mais me même \
mêmes mes moi mon ne nos notre nôtre nous on ou où par pas pour qu que qui quoi quel quelle quels \
quelles sa se ses sien sienne soi son sur ta te tes toi ton tu un une vos votre vous c d j l à m n s t y \
été étée étées étés étant étante étants étantes suis es est sommes êtes sont serai seras sera serons \
serez seront serais serait serions seriez seraient étais était étions étiez étaient fus fut fûmes \
fûtes furent sois soit soyons soyez soient fusse fusses fût fussions fussiez fussent être ayant \
ayante ayantes ayants eu eue eues eus ai as avons avez ont aurai auras aura aurons aurez auront \
aurais aurait aurions auriez auraient avais avait avions aviez avaient eut eûmes eûtes eurent aie \
aies ait ayons ayez aient eusse eusses eût eussions eussiez eussent avoir \
cela ceci ça celui celle ceux celles cet cette ci là dont duquel auquel lequel laquelle lesquels \
lesquelles desquels desquelles auxquels auxquelles comme si ni car donc or quand lorsque lorsqu \
puisque puisqu quoique quoiqu jusque jusqu tandis alors ainsi aussi autant encore déjà très trop plus \
moins tout toute tous toutes autre autres autrui entre vers chez sans sous contre depuis pendant \
durant avant après dès afin parmi selon hors malgré outre sauf lors afin voici voilà non oui peu \
beaucoup assez bien mal plusieurs certain certains certaine certaines chaque chacun chacune quelque \
quelques quelqu aucun aucune nul nulle tel telle tels telles rien personne notamment également \
ensuite puis enfin ici désormais toutefois cependant néanmoins pourtant surtout plutôt presque \
environ seulement ailleurs dedans dehors dessus dessous devant derrière loin près auprès grâce lieu \
c’est n’est qu’il qu’elle mesdames messieurs monsieur madame mm mme mlle aujourd’hui hier demain hui \
fois jamais toujours souvent parfois tard tôt maintenant bientôt sinon voire via quant \
deux trois quatre cinq six sept huit neuf dix onze douze vingt trente quarante cinquante soixante \
cent cents mille million millions milliard milliards premier première premiers premières second \
seconde deuxième troisième er re ème";

/// Reporting verbs, modal and light verbs, and nouns and adjectives of any subject.
const FRAME_FR: &str = "\
déclaré déclare déclarent déclarait déclarer déclarant dit disent disait dire disant affirmé affirme \
affirment affirmait affirmer assuré assure assurent assurait ajouté ajoute ajoutent ajoutait ajouter \
indiqué indique indiquent indiquait indiquer noté note notent notait noter souligné souligne \
soulignent soulignait souligner précisé précise précisent précisait préciser expliqué explique \
expliquent expliquait expliquer estimé estime estiment estimait estimer rappelé rappelle rappellent \
rappelait rappeler conclu conclut concluent annoncé annonce annoncent annonçait évoqué évoque \
mentionné mentionne fait faire fais font faisait faisaient faite faites faits fera ferait peut \
peuvent pouvait pouvaient pouvoir pu pourra pourront pourrait pourraient doit doivent devait devaient \
devra devront devrait devraient devoir dû va vont aller allait irait veut veulent voulait vouloir \
voulu voudrait souhaite souhaitent souhaité faut fallait faudra faudrait semble semblent semblait \
compte comptent compté tenu tenue tenus tenues tient tenant tenir mis mise mises met mettre mettent \
pris prise prises prend prennent prendre donne donné donner donnent permet permettent permettra \
permis permettre trouve trouver trouvé trouvent reste restent resté rester devient devenu devenue \
devenir rend rendre rendu existe existent existant existants existante existantes exister \
concerne concernant concernent partir cours propos sein cadre égard sujet suite cas fin fait façon \
manière sorte type types genre espèce partie parties part point nombre série plupart \
reprise important importante importants importantes importance nouveau nouvel nouvelle nouveaux \
nouvelles grand grande grands grandes petit petite petits petites bon bonne bons bonnes meilleur \
meilleure meilleurs meilleures particulier particulière particuliers \
particulières particulièrement spécial spéciale spéciaux \
spéciales spécialement différent différente différents différentes divers diverses \
principal principale principaux principales actuel actuelle actuels actuelles nécessaire \
nécessaires possible possibles dernier dernière derniers dernières prochain prochaine prochains \
prochaines an ans année années mois jour jours semaine semaines heure heures janvier février mars \
avril mai juin juillet août septembre octobre novembre décembre lundi mardi mercredi jeudi vendredi \
samedi dimanche exemple question questions chose choses raison raisons activité \
activités actif active actifs actives activement pratique pratiques pratiquement";

/// Snowball's English stop words (BSD), with further function words.
const FUNCTION_EN: &str = "\
i me my myself we us our ours ourselves you your yours yourself yourselves he him his himself she her \
hers herself it its itself they them their theirs themselves what which who whom whose this that these \
those am is are was were be been being have has had having do does did doing would should could ought \
shall will can may might must cannot a an the and but if or because as until while of at by for with \
about against between into through during before after above below to from up down in out on off over \
under again further then once here there when where why how all any both each few more most other \
some such no nor not only own same so than too very s t don isn wasn aren weren hasn haven hadn didn \
doesn won wouldn couldn shouldn also however therefore although though yet still already just even \
ever never always often within without upon among across toward towards per via mr mrs ms dr one two \
three four five six seven eight nine ten hundred thousand million billion first second third";

/// Reporting verbs, light verbs, and nouns and adjectives of any subject.
const FRAME_EN: &str = "\
said say says saying told tell tells added add adds noted note notes stated state stressed stress \
announced announce declared declare explained explain according reported report reports make makes \
made making take takes took taken taking give gives gave given get gets got go goes went gone come \
comes came put set need needs needed want wants wanted seem seems seemed become becomes became exist \
exists existing important new great good better best large small many much several various different \
main particular particularly current last next possible necessary year years month months day days \
week weeks hour hours january february march april june july august september october november \
december monday tuesday wednesday thursday friday saturday sunday part parts number case way ways \
kind type thing things example question questions time times special activity activities active \
practice practices practical";

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &StopWords, kind: Kind, texts: &[&str]) {
        for text in texts {
            assert_eq!(words.kind(&fold_text(text)), kind, "{text}");
        }
    }

    #[test]
    fn kinds_of_words() {
        let french = StopWords::of(Lang::Fr);
        check(french, Kind::Content, &["paix", "SÉCURITÉ", "said"]);
        check(french, Kind::Frame, &["déclaré", "important"]);
        check(french, Kind::Function, &["lui", "la", "2025", "l", "c’est", "Été"]);
        let english = StopWords::of(Lang::En);
        check(english, Kind::Content, &["peace", "minister", "region", "dire"]);
        check(english, Kind::Frame, &["said", "main"]);
        check(english, Kind::Function, &["the", "that", "of"]);
    }
}

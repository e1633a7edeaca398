//! Word lists for the rules of names. All words are folded.

use std::collections::HashSet;
use std::sync::LazyLock;

/// A set of folded words. It is built once and hashed, since every token of a text is looked up in
/// it.
pub(super) type WordList = LazyLock<HashSet<&'static str>>;

/// The words of a list, separated by white space.
pub(super) fn words(list: &'static str) -> HashSet<&'static str> {
    list.split_ascii_whitespace().collect()
}

/// Whether a short inline list contains a folded word.
pub(super) fn is_in(list: &str, folded: &str) -> bool {
    !folded.is_empty() && list.split_ascii_whitespace().any(|word| word == folded)
}

/// Titles, which precede a name and are not part of it; without full stops.
pub(super) static TITLES: WordList = LazyLock::new(|| {
    words(
        "\
    m mm mme mmes mlle mgr dr pr prof me mr mrs ms sir lord lady dame st monsieur madame \
    mademoiselle messieurs mesdames docteur maitre professeur professor doctor general colonel \
    capitaine captain commandant amiral admiral marechal marshal lieutenant sergent sergeant pape \
    pope roi king reine queen prince princesse princess cheikh sheikh emir imam ayatollah abbe \
    pere cardinal eveque archeveque rabbin senator senateur depute",
    )
});

/// Offices and functions of one person.
pub(super) static OFFICES: WordList = LazyLock::new(|| {
    words(
        "\
    president presidente vice-president vice-presidente coprésident copresident co-president \
    secretaire sous-secretaire ministre vice-ministre premier-ministre directeur directrice \
    sous-directeur chef cheffe dirigeant dirigeante coordinateur coordinatrice coordonnateur \
    coordonnatrice representant representante ambassadeur ambassadrice porte-parole envoye envoyee \
    commissaire haut-commissaire haut-representant leader gouverneur gouverneure chancelier \
    chanceliere maire premier procureur procureure tresorier tresoriere fondateur fondatrice \
    cofondateur co-fondateur patron patronne numero pdg dg redacteur redactrice conseiller \
    conseillere responsable commandant administrateur administratrice mediateur mediatrice \
    negociateur negociatrice president-directeur roi reine prince emir pape depute deputee \
    senateur senatrice doyen doyenne recteur rectrice presidente-directrice \
    vice-president vice-chair chairman chairwoman chairperson chair secretary secretary-general \
    undersecretary minister director head ambassador spokesman spokeswoman spokesperson envoy \
    representative commissioner governor chancellor mayor prosecutor treasurer founder co-founder \
    cofounder coordinator chief ceo commander adviser advisor rapporteur king queen pope deputy \
    senator editor editor-in-chief manager maintainer",
    )
});

/// The offices that need no complement after a definite article: « le président ».
pub(super) static HIGH_OFFICES: WordList = LazyLock::new(|| {
    words(
        "\
    president presidente vice-president vice-presidente ministre dirigeant dirigeante chancelier \
    chanceliere porte-parole ambassadeur ambassadrice gouverneur minister chancellor spokesman \
    spokeswoman spokesperson ambassador governor",
    )
});

/// Offices that may be followed by a name as an apposition: « coordinateur Debian pour… ».
pub(super) static OFFICES_OF: WordList = LazyLock::new(|| {
    words(
        "\
    coordinateur coordinatrice responsable chef cheffe directeur directrice representant \
    representante porte-parole leader manager coordinator",
    )
});

/// Nouns that head the name of an organisation in French.
pub(super) static HEADS: WordList = LazyLock::new(|| {
    words(
        "\
    organisation communaute conseil union ministere assemblee agence banque secretariat comite \
    commission fondation association federation confederation alliance ligue institut universite \
    ecole academie cour tribunal parlement senat congres fonds bureau office centre \
    haut-commissariat commissariat parti mouvement front syndicat chambre groupe groupement societe \
    compagnie observatoire autorite direction departement etat-major armee forces force garde \
    police gendarmerie marine mission programme mairie prefecture ambassade musee hopital club \
    cercle collectif coalition rassemblement service services conference-episcopale delegation \
    cabinet inspection reserve plateforme reseau consortium pacte presidence croix croissant nations maison",
    )
});

/// Of [`HEADS`], those that in lower case also form a name with a place or a field: `université
/// d’Oslo`.
pub(super) static PLAIN_HEADS: WordList =
    LazyLock::new(|| words("universite institut ecole academie hopital ministere"));

/// Heads that in lower case may start the long form of an acronym.
pub(super) static LOWER_HEADS: WordList = LazyLock::new(|| {
    words(
        "\
    organisation association groupe groupement federation confederation syndicat parti mouvement \
    front fondation institut universite ecole agence banque comite conseil commission ligue \
    alliance union societe compagnie collectif coalition office centre fonds communaute ministere \
    organization group party movement foundation institute university agency bank committee \
    council league company society coalition centre center federation",
    )
});

/// Nouns at the end of the name of an organisation in English, or before `of`.
pub(super) static ENGLISH_HEADS: WordList = LazyLock::new(|| {
    words(
        "\
    organization organisation council committee ministry department union commission agency bank \
    university institute foundation association federation confederation court parliament senate \
    congress assembly bureau office fund party league alliance group company corporation corp inc \
    ltd gmbh sa community secretariat authority board commonwealth front movement society academy \
    college school center centre service services forces force army navy police guard church \
    times post journal news airlines motors systems microsystems technologies software press \
    project club team trust network consortium initiative programme program taskforce command administration \
    nations house cross crescent",
    )
});

/// Verbs of saying, in the forms that have a speaker as subject.
pub(super) static SAYING: WordList = LazyLock::new(|| {
    words(
        "\
    declare dit affirme indique souligne estime precise annonce ajoute explique rappele assure \
    confie note conclu raconte repondu denonce promis reconnu insiste observe averti martele \
    deplore salue regrette commente poursuivi repete souhaite appele demande propose juge lance \
    ecrit tweete confirme dementi \
    said says told announced added stated explained noted stressed warned declared replied \
    commented claimed argued wrote insisted confirmed denied",
    )
});

/// Common nouns of places: the name after them is a place (`ville de X`).
pub(super) static PLACE_NOUNS: WordList = LazyLock::new(|| {
    words(
        "\
    ville village region province district port aeroport ile capitale localite commune \
    departement gouvernorat oblast lac mer golfe mont vallee detroit frontiere \
    quartier lake mount river gulf strait pic col massif gare riviere fleuve foret cap baie plaine desert camp pont tunnel city town village airport island capital county",
    )
});

/// Words after which « à » introduces an indirect object and not a place.
pub(super) static TO_WHOM: WordList = LazyLock::new(|| {
    words(
        "\
    grace face rapport quant merci hommage soutien appel oppose oppose contraire semblable pareil \
    succede succeder repondre repond dit ecrit aide acces appartient appartenant appartenir \
    propre relatif relative lie liee lies liees conforme fidele due du dus suite jusqu identique \
    equivalent superieur inferieur demander donner parler pense penser renonce renoncer participe \
    plait plaire ressemble ressembler resiste resister obeir obeit preferer prefere confier \
    permet permettre permis interdit offre offrir vendre vend vendu loue remet remettre propose \
    proposer reproche reprocher adresse adresser migration passage passer passe",
    )
});

/// Past participles after which « à » introduces a place.
pub(super) static WHERE: WordList = LazyLock::new(|| {
    words(
        "\
    ne nee situe situee base basee installe installee organise organisee arrive arrivee reuni \
    reunie reunis reunies mort morte tenue tenu tenus tenues invite rencontre passe etabli etablie \
    localise localisee rentre revenu alle decede decedee signe signee signes adopte adoptee signees \
    prononce prononcee publie publiee ouvert ouverte implante implantee siege sejourne enterre",
    )
});

/// Acronyms that are common nouns, not organisations.
pub(super) static COMMON_ACRONYMS: WordList = LazyLock::new(|| {
    words(
        "\
    tic pib pnb tva pme pmi ong adn arn vih sida cd dvd tv pc sms gps pdf url uri http https html \
    xml ftp ssh irc api cpu gpu ram rom usb ip tcp udp dns sql php css js sgml tex os cli gui ide \
    faq ps nb ok pm am ceo pdg dg rh qg svp cv ntic ntci ia ai it ict gdp ngo sme aids hiv dna vat \
    covid covid-19 ttc ht sarl sa tgv suv utc gmt cet bce ad bc kg km cm mm ascii utf iso rfc lts \
    svn cvs gpl lgpl bsd mit lan wan vpn vm cdrom cd-rom dvd-rom ssl tls pgp gpg smtp imap pop \
    nfs lvm raid bios uefi efi acpi mbr i18n l10n tty png jpeg jpg gif svg ogg mp3 zip tar dos \
    rpm deb faqs howto todo readme new nouveau important note attention r&d rtt cdi cdd opa \
    ipo aka asap diy etc usd eur gbp mw gw kwh h f c v",
    )
});

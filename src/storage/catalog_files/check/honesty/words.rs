//! Owns the words that copy may not say, by topic, in the four languages; they are searched for in every language, as shops mix
//! them. Where a word is harmless in another language it is searched for in its own only.
//!
//! A hash sign stands for any number; a star at an end for any letters. Sources: UCPD 2005/29/EC with its Annex I, PID 98/6/EC,
//! CRD 2011/83/EU, and the rules of HONESTY.md.

use super::topic::Topic;
use crate::catalog::Lang;

/// A list of phrases about one topic; where a language is named, only texts in it are looked at.
pub(super) type List = (Topic, Option<Lang>, &'static [&'static str]);

/// What copy may not say.
#[rustfmt::skip]
pub(super) const WORDS: &[List] = &[
    // Source: CRD 5, 6 and PID 2: the price is the whole price.
    (
        Topic::HiddenCosts,
        None,
        &[
            "exclusief btw", "excl btw", "ex btw", "plus btw", "exclusief verzend*", "excl verzend*",
            "plus verzend*", "exclusief bezorg*", "plus bezorgkosten", "administratiekosten", "servicekosten",
            "toeslag van", "bijkomende kosten", "kosten komen erbij", "nog te betalen bij levering",
            "exclusief administratie*", "bestelkosten", "verwerkingskosten", "reserveringskosten",
            "eksklusyf btw", "ekskl btw", "plus ferstjoerkosten", "ferstjoerkosten komme",
            "administraasjekosten", "tsjinstkosten", "ekstra kosten", "kosten komme derby", "excluding vat",
            "excl vat", "ex vat", "plus vat", "plus tax", "before tax", "excluding shipping", "excl shipping",
            "plus shipping", "plus delivery", "excluding delivery", "handling fee", "service fee",
            "booking fee", "administration fee", "admin fee", "processing fee", "fees apply", "charges apply",
            "additional charges", "additional costs", "surcharge applies", "plus fees", "zzgl*", "zuzuglich*",
            "exkl mwst", "ohne mwst", "plus mwst", "plus versand*", "bearbeitungsgebuhr*", "servicegebuhr*",
            "verwaltungsgebuhr*", "versand kommt hinzu", "weitere kosten", "zusatzkosten", "gebuhren fallen an",
            "nicht im preis enthalten",
        ],
    ),
    // Prices in words are not recomputed when prices change.
    (
        Topic::TypedPrice,
        None,
        &[
            "€ #", "# €", "eur #", "# eur", "# euro", "# euros", "euro #", "$ #", "# dollar", "# dollars",
            "£ #", "# pounds", "# cent", "# cents", "# eurocent",
        ],
    ),
    // Source: PID 6a, CJEU C-330/23: an announcement of a reduction, in percent too.
    (
        Topic::TypedWas,
        None,
        &[
            "afgeprijsd*", "uitverkoop*", "opruiming*", "opruimingsprijs", "prijsverlaging",
            "verlaagd in prijs", "verlaagde prijs", "in prijs verlaagd", "was eerst", "vorige prijs",
            "oude prijs", "eerst € #", "van € # voor", "van # euro voor", "-# %", "-# procent", "-# percent",
            "-# prozent", "actieprijs", "stuntprijs", "kortingsprijs", "tijdelijk goedkoper", "nu goedkoper",
            "nu in prijs", "prijsknaller*", "prijsstunt", "ofpriizge", "utferkeap*", "opromming",
            "priisferleging", "ferlege priis", "aksjepriis", "alde priis", "foarige priis", "tydlik goedkeaper",
            "no goedkeaper", "price drop*", "price cut", "reduced price", "reduced from", "now reduced",
            "clearance", "on sale", "sale price", "was € #", "was $ #", "was £ #", "was # €", "was # euro",
            "now only € #", "now only", "previous price", "former price", "marked down", "markdown",
            "black friday*", "cyber monday*", "price reduced", "temporarily cheaper", "slashed price*",
            "reduziert*", "preissenkung", "preis gesenkt", "ausverkauf*", "schlussverkauf*", "raumungsverkauf*",
            "sonderpreis*", "aktionspreis*", "schnappchen*", "fruher € #", "fruher # €", "vorher € #",
            "vorher # €", "alter preis", "preissturz", "statt € #", "statt # €", "statt # euro",
            "jetzt gunstiger", "jetzt billiger", "zeitweise gunstiger", "rotstift*", "preishammer",
        ],
    ),
    (Topic::TypedWas, Some(Lang::En), &[
            "sale", "sales price",
        ]),
    (Topic::TypedWas, Some(Lang::Nl), &[
            "solden",
        ]),
    (Topic::TypedWas, Some(Lang::De), &[
            "fruher nur",
        ]),
    (Topic::TypedWas, Some(Lang::Fy), &[
            "earst € #",
        ]),
    // Source: UCPD 6(1)(d): the existence of a specific price advantage.
    (
        Topic::TypedSaving,
        None,
        &[
            "bespaar", "bespaart #", "u bespaart", "je bespaart", "besparing van", "bespaar tot", "# % korting",
            "# procent korting", "korting van #", "tot # % goedkoper", "# % goedkoper", "# % voordeel",
            "voordeel van #", "# euro korting", "scheelt #", "u wint #", "halve prijs", "half geld",
            "tweede halve prijs", "besparje", "jo besparje", "# % koarting", "koarting fan", "# % foardiel",
            "# % goedkeaper", "skeelt #", "heale priis", "save #", "save up to", "save € #", "you save",
            "savings of", "saving of #", "# % off", "# percent off", "# % discount", "discount of #",
            "# % cheaper", "half price", "half off", "money off", "sparen sie", "du sparst", "sie sparen",
            "spare #", "sparst #", "ersparnis", "# % rabatt", "# prozent rabatt", "rabatt von", "# % gunstiger",
            "# % billiger", "# % sparen", "zum halben preis", "halber preis", "preisvorteil von",
        ],
    ),
    // Source: UCPD 6(1)(d); HONESTY H06: the anchor is a starting choice, not a reference price.
    (
        Topic::ReferencePrice,
        None,
        &[
            "adviesprijs", "adviesverkoopprijs", "winkelwaarde", "ter waarde van", "t w v", "twv",
            "normaal € #", "normale prijs", "oorspronkelijke prijs", "gewone prijs", "richtprijs",
            "marktwaarde", "winkelprijs", "elders € #", "elders duurder", "advyspriis", "winkelwearde",
            "yn wearde fan", "op wearde fan", "normale priis", "oarspronklike priis", "gewoane priis",
            "merkwearde", "earne oars djoerder", "rrp", "msrp", "srp", "recommended retail price",
            "suggested retail price", "retail value", "a value of", "worth # euro", "worth € #",
            "original price", "originally € #", "regular price", "usual price", "normally € #", "list price",
            "market value", "elsewhere € #", "uvp", "unverbindliche preisempfehlung", "preisempfehlung",
            "listenpreis", "im wert von", "warenwert", "normalpreis", "ursprunglicher preis", "ursprungspreis",
            "regularer preis", "ublicher preis", "marktwert", "ladenpreis", "anderswo € #", "anderswo teurer",
        ],
    ),
    // Source: UCPD Annex I 7 and 18: false urgency and scarcity.
    (
        Topic::Urgency,
        None,
        &[
            "nog maar #", "nog maar enkele", "nog maar een paar", "nog maar weinig", "nog maar kort",
            "nog maar even", "nog maar een", "nog slechts #", "nog slechts enkele", "nog slechts een paar",
            "laatste kans", "laatste stuks", "laatste exemplaren", "laatste # stuks", "laatste # exemplaren",
            "op is op", "op op", "bijna uitverkocht", "bijna weg", "alleen vandaag", "enkel vandaag",
            "nu of nooit", "wees er snel bij", "wees snel", "snel bestellen", "bestel snel", "beslis nu",
            "beslis snel", "haast u", "haast je", "zolang de voorraad", "zolang voorraad", "beperkte voorraad",
            "beperkt beschikbaar", "beperkte tijd", "tijdelijke aanbieding", "aanbieding eindigt",
            "eindigt vandaag", "eindigt morgen", "eindigt binnenkort", "mis het niet", "mis deze kans niet",
            "niet te missen", "grijp uw kans", "grijp je kans", "nu toeslaan", "anderen bekijken dit",
            "mensen bekijken", "in hun winkelwagen", "straks te laat", "voor het te laat is", "nog # stuks",
            "nog # over", "laatste dagen", "alleen deze week", "alleen nu", "noch mar #", "noch mar in pear",
            "noch mar in bytsje", "noch mar koart", "noch mar ien", "lêste kâns", "lêste stiks",
            "allinne hjoed", "allinne no", "hast útferkocht", "hast fuort", "no of nea", "wês der gau by",
            "bestel gau", "beslút no", "hast jo", "salang de foarried", "salang't", "beheinde foarried",
            "beheinde tiid", "mis it net", "gryp jo kâns", "allinne dizze wike", "einiget hjoed", "only today",
            "today only", "last chance", "last pieces", "last ones", "last items", "final pieces", "final days",
            "last days", "only # left", "just # left", "few left", "almost gone", "almost sold out",
            "nearly gone", "nearly sold out", "selling fast", "sells out fast", "going fast", "act now",
            "hurry up", "hurry while", "so hurry", "running out of time", "running out fast",
            "stock is running out", "act fast", "buy now", "order now", "decide now", "now or never",
            "be quick", "while stocks last", "while supplies last", "limited stock", "limited supply",
            "limited time", "limited offer", "limited edition offer", "ends today", "ends tonight",
            "ends tomorrow", "ends soon", "ends in #", "don't miss", "do not miss", "dont miss", "don t miss",
            "before it is too late", "before it s too late", "people are looking", "people are viewing",
            "in their basket", "in # baskets", "this week only", "only this week", "one day only",
            "# hours left", "# days left", "grab it", "snap it up", "nur heute", "heute nur", "letzte chance",
            "letzte stucke", "letzte exemplare", "letzte tage", "nur noch #", "nur noch wenige",
            "nur noch heute", "nur noch kurze", "nur noch bis", "nur # ubrig", "noch # ubrig", "noch # stuck",
            "fast ausverkauft", "fast weg", "bald weg", "jetzt zuschlagen", "jetzt oder nie", "schnell sein",
            "schnell zugreifen", "schnell bestellen", "jetzt zugreifen", "beeilen sie sich", "beeil dich",
            "solange der vorrat", "solange vorrat", "begrenzte zeit", "begrenzter vorrat",
            "begrenzte stuckzahl", "zeitlich begrenzt", "endet heute", "endet morgen", "endet bald",
            "nicht verpassen", "verpassen sie", "verpass nicht", "bevor es zu spat ist", "greifen sie zu",
            "nur diese woche", "nur jetzt", "sehen sich gerade",
        ],
    ),
    // Source: UCPD Annex I 20: 'free' although the buyer pays.
    (
        Topic::Free,
        None,
        &[
            "gratis*", "*gratis", "kosteloos", "kosteloze", "voor niets", "voor noppes", "om niet",
            "zonder kosten", "zonder bijbetaling", "cadeau van ons", "krijgt u cadeau", "krijg je cadeau",
            "fergees", "fergese", "omdôch", "foar neat", "sûnder kosten", "kado fan ús", "krije jo kado",
            "free of charge", "at no cost", "no cost", "no charge", "without charge", "on the house",
            "complimentary", "for nothing", "zero cost", "costs nothing", "kostenlos*", "kostenfrei*",
            "umsonst", "geschenkt", "ohne aufpreis", "ohne kosten", "ohne mehrkosten", "gebuhrenfrei",
            "aufs haus", "kost niets", "kost niks", "kostet nichts", "kostet neat",
        ],
    ),
    (Topic::Free, Some(Lang::En), &[
            "free", "freebie*", "free gift",
        ]),
    // Source: UCPD Annex I 23b, 23c and 7(6): reviews and what others do.
    (
        Topic::Popular,
        None,
        &[
            "bestseller*", "best seller*", "best selling", "bestselling", "meest gekozen", "meest verkocht*",
            "meest populair*", "populairste", "favoriet van", "onze favoriet", "favoriet bij", "klanten kiezen",
            "klanten waarderen", "klantfavoriet", "door klanten", "# van de # klanten", "# op de # klanten",
            "# van de # kopers", "# klanten", "# kopers", "# % van onze klanten", "# % van de klanten",
            "iedereen kiest", "de meeste mensen kiezen", "de meeste klanten", "hoogst gewaardeerd",
            "best beoordeeld*", "beoordeeld met", "# sterren", "vijf sterren", "★", "⭐", "testwinnaar",
            "winnaar van", "bekroond*", "verkiezing", "aanbevolen door experts", "door experts",
            "getest en goedgekeurd", "anderen kozen", "anderen kochten", "anderen namen", "meast keazen",
            "meast ferkocht*", "meast populêr*", "populêrste", "favoryt fan", "klanten kieze",
            "de measte klanten", "de measte minsken", "elkenien kiest", "# fan de # klanten", "best beoardiele",
            "# stjerren", "bekroane", "oaren namen", "oaren kochten", "most chosen", "most popular",
            "most bought", "most loved", "top seller*", "top selling", "top rated", "best rated",
            "highest rated", "customer favourite*", "customer favorite*", "customers love", "customers choose",
            "everyone chooses", "everybody chooses", "everyone loves", "most people choose", "most customers",
            "# out of # customers", "# in # customers", "# customers", "# % of customers",
            "# % of our customers", "# reviews", "# stars", "five stars", "five star", "award winning",
            "award winner", "recommended by experts", "experts recommend", "expert approved",
            "others also bought", "others bought", "others chose", "trusted by", "loved by", "popular choice",
            "meistgekauft*", "meistverkauft*", "meist gewahlt*", "meistgewahlt*", "am beliebtesten",
            "beliebteste*", "verkaufsschlager", "verkaufshit", "topseller", "kundenliebling*", "kunden lieben",
            "kunden wahlen", "die meisten kunden", "die meisten wahlen", "die meisten menschen", "jeder wahlt",
            "alle wahlen", "# von # kunden", "# % unserer kunden", "# % der kunden", "# kunden", "# sterne",
            "funf sterne", "bestbewertet*", "testsieger*", "preisgekront*", "ausgezeichnet mit", "von experten",
            "experten empfehlen", "andere kauften", "andere wahlten", "publikumsliebling",
        ],
    ),
    // Source: UCPD Annex I 10: rights given by law as a distinctive feature.
    (
        Topic::LegalGuarantee,
        None,
        &[
            "wettelijke garantie", "wettelijk recht op", "# jaar garantie", "twee jaar garantie",
            "garantie inbegrepen", "inclusief garantie", "met garantie", "volle garantie", "herroepingsrecht",
            "niet goed geld terug", "# dagen bedenktijd", "veertien dagen bedenktijd",
            "recht op reparatie inbegrepen", "wetlike garânsje", "# jier garânsje", "twa jier garânsje",
            "ynklusyf garânsje", "mei garânsje", "# dagen betinktiid", "statutory guarantee",
            "statutory warranty", "statutory rights", "legal guarantee", "legal warranty", "# year guarantee",
            "# year warranty", "# years guarantee", "# years warranty", "# years of warranty",
            "two year guarantee", "two year warranty", "two years warranty", "warranty included",
            "guarantee included", "includes warranty", "with warranty", "# day right of withdrawal",
            "right of withdrawal", "# day cooling off", "cooling off period", "gesetzliche garantie",
            "gesetzliche gewahrleistung", "gewahrleistung inklusive", "gewahrleistung", "# jahre garantie",
            "zwei jahre garantie", "garantie inklusive", "inklusive garantie", "mit garantie", "widerrufsrecht",
            "# tage widerruf*", "# jahre gewahrleistung",
        ],
    ),
    // Only looked for on services that cover nothing.
    (
        Topic::Warranty,
        None,
        &[
            "garantie*", "*garantie", "garantieverlenging", "garânsje*", "*garânsje", "warranty", "warranties",
            "guarantee*", "extended cover", "garantieverlangerung", "schutzbrief", "servicecontract",
            "beschermplan", "protection plan",
        ],
    ),
    // Only looked for on services that insure nothing.
    (
        Topic::Insurance,
        None,
        &[
            "verzekering*", "*verzekering", "verzekerd*", "fersekering*", "*fersekering", "fersekere",
            "insurance", "insured", "insure", "versicherung*", "*versicherung", "versichert*", "*polis",
            "police",
        ],
    ),
    // Only looked for on what is made for the buyer. Source: CRD 16(c).
    (
        Topic::Returns,
        None,
        &[
            "gratis retour*", "retourneren", "retour sturen", "terugsturen", "ruilen", "omruilen", "geld terug",
            "geld terug garantie", "# dagen retour*", "bedenktijd", "op proef", "weromstjoere", "omruilje",
            "jild werom", "betinktiid", "# dagen werom", "op besykjen", "returns", "return it", "send it back",
            "money back", "refund", "full refund", "# day returns", "exchange it", "on approval",
            "try it at home", "ruckgabe*", "umtausch*", "zurucksenden", "zuruckschicken", "geld zuruck",
            "geld-zuruck", "# tage ruckgabe*", "auf probe", "zur ansicht",
        ],
    ),
    // Only looked for in questions. Source: GDPR 5 and 25.
    (
        Topic::Personal,
        None,
        &[
            "hoe oud", "uw leeftijd", "je leeftijd", "geboortedatum", "geboortejaar", "geslacht",
            "man of vrouw", "uw naam", "je naam", "hoe heet u", "hoe heet je", "e mail*", "email*", "mailadres",
            "telefoonnummer", "mobiele nummer", "uw adres", "je adres", "postcode", "waar woont u",
            "waar woon je", "inkomen", "verdient u", "verdien je", "burgerlijke staat", "getrouwd",
            "kinderen heeft u", "kinderen heb je", "godsdienst", "geloof", "gezondheid", "ziekte*", "zwanger",
            "burgerservicenummer", "bsn", "rekeningnummer", "iban", "nationaliteit", "politieke", "hoe âld",
            "jo leeftiid", "bertedatum", "jo namme", "hoe hjitte jo", "wêr wenje jo", "tillefoannûmer",
            "jo adres", "ynkommen", "fertsjinje jo", "troud", "how old", "your age", "date of birth",
            "birthday", "birth date", "year of birth", "gender", "your sex", "male or female", "your name",
            "what are you called", "phone number", "telephone number", "mobile number", "your address",
            "postal code", "zip code", "where do you live", "your income", "do you earn", "salary",
            "marital status", "are you married", "how many children", "religion", "your health", "pregnant",
            "nationality", "political", "social security number", "bank account", "wie alt", "ihr alter",
            "dein alter", "geburtsdatum", "geburtstag", "geburtsjahr", "geschlecht", "mann oder frau",
            "ihr name", "dein name", "wie heissen sie", "wie heißen sie", "telefonnummer", "handynummer",
            "ihre adresse", "deine adresse", "postleitzahl", "plz", "wo wohnen sie", "wo wohnst du",
            "einkommen", "verdienen sie", "familienstand", "verheiratet", "wie viele kinder", "gesundheit",
            "schwanger", "staatsangehorigkeit", "kontonummer",
        ],
    ),
    // Source: HONESTY H16: no confirm-shaming.
    (
        Topic::Shaming,
        None,
        &[
            "nee ik wil", "nee ik hoef", "nee ik betaal", "nee ik heb geen", "nee ik vind", "nee bedankt ik",
            "nee dank u ik", "spijt", "u krijgt spijt", "krijgt u spijt", "dom om niet", "zonde om niet",
            "je zou gek zijn", "u zou gek zijn", "gek als u", "alleen een dwaas", "wie slim is",
            "slimme mensen", "slimme kopers", "verstandige mensen", "gierig*", "krenterig*",
            "neem geen genoegen met", "wilt u echt zonder", "wilt u dit echt missen", "weet u zeker dat u niet",
            "wil je echt zonder", "durft u nee", "wie zegt nu nee", "niemand zegt nee", "u laat geld liggen",
            "je laat geld liggen", "kunt u het zich veroorloven om niet", "nee tank ik", "nee ik wol",
            "spyt fan", "dom om net", "skande om net", "jo soene gek wêze", "tûke minsken",
            "wolle jo echt sûnder", "gjirrich", "no i don t", "no i do not", "no i d rather",
            "no i would rather", "no i prefer", "no i ll", "no i hate", "no i like", "no thanks i",
            "no thank you i", "regret", "you will regret", "you ll regret", "you'd be crazy", "you d be crazy",
            "be crazy not to", "crazy not to", "foolish not to", "silly not to", "only a fool", "smart people",
            "smart buyers", "smart shoppers", "clever people", "don't be cheap", "don t be cheap",
            "do not be cheap", "cheapskate*", "don t settle for", "do not settle for", "are you sure you don t",
            "do you really want to miss", "do you really want to go without", "who would say no",
            "nobody says no", "you are leaving money", "leave money on the table", "can you afford not to",
            "nein ich will", "nein ich mochte", "nein ich zahle", "nein ich verzichte", "nein ich brauche",
            "nein danke ich", "bereuen", "sie werden es bereuen", "wer klug ist", "kluge leute", "kluge kaufer",
            "schlaue kaufer", "nur ein narr", "sie waren verruckt", "du warst verruckt", "verruckt wer",
            "dumm wer", "geizig*", "geizhals", "geben sie sich nicht zufrieden", "wollen sie wirklich ohne",
            "wollen sie wirklich verzichten", "willst du wirklich ohne", "willst du wirklich verzichten",
            "wer sagt da nein", "niemand sagt nein", "verschenken sie kein geld", "geld liegen lassen",
        ],
    ),
    // Source: Directive 2006/114/EC, article 4, and UCPD 6: comparisons are with something, and verifiable.
    (
        Topic::Superlative,
        None,
        &[
            "goedkoopste", "de laagste prijs", "laagste prijs*", "laagsteprijsgarantie", "nergens goedkoper",
            "nergens beter", "goedkoper dan bij", "beter dan bij", "beter dan de concurrent*",
            "de beste van nederland", "beste van de markt", "de beste ter wereld", "nummer een", "ongeslagen",
            "onverslaanbaar*", "goedkeapste", "leechste priis", "nearne goedkeaper", "nearne better",
            "goedkeaper as by", "better as by", "de bêste fan", "cheapest", "lowest price*", "nowhere cheaper",
            "nowhere better", "cheaper than at", "better than the competition", "better than our competitors",
            "unbeatable", "unbeaten", "best in town", "best on the market", "best in the world", "world s best",
            "number one", "best price", "price match*", "billigste*", "gunstigste*", "niedrigste preise",
            "niedrigster preis", "tiefstpreis*", "bestpreis*", "nirgends gunstiger", "nirgendwo billiger",
            "billiger als bei", "besser als die konkurrenz", "unschlagbar*", "das beste am markt",
            "beste der welt", "nummer eins",
        ],
    ),
    // Source: UCPD Annex I 4a (Directive (EU) 2024/825): generic environmental claims.
    (
        Topic::Green,
        None,
        &[
            "duurzaam", "duurzame", "duurzamer*", "milieuvriendelijk*", "klimaatvriendelijk*",
            "klimaatneutraal", "klimaatneutrale", "klimaatpositief", "co2 neutraal", "co neutraal",
            "co#neutraal", "ecologisch*", "groene keuze", "goed voor het milieu", "goed voor de natuur",
            "goed voor de planeet", "beter voor het milieu", "milieubewust*", "natuurvriendelijk*", "eco",
            "eco vriendelijk*", "ecovriendelijk*", "biologisch afbreekbaar", "verantwoord gemaakt",
            "bewuste keuze", "duorsum", "duorsume", "miljeufreonlik*", "klimaatfreonlik*",
            "goed foar it miljeu", "goed foar de natuer", "griene kar", "ekologysk*", "sustainable",
            "sustainably", "sustainability", "eco friendly", "ecofriendly", "environmentally friendly",
            "environment friendly", "climate friendly", "climate neutral", "carbon neutral", "co neutral",
            "carbon positive", "climate positive", "planet friendly", "earth friendly", "nature friendly",
            "good for the planet", "good for the environment", "better for the planet",
            "better for the environment", "green choice", "green product", "biodegradable", "ecological",
            "conscious choice", "responsible choice", "natures friend", "nachhaltig*", "umweltfreundlich*",
            "umweltschonend*", "klimafreundlich*", "klimaneutral*", "klimapositiv*", "okologisch*", "oko",
            "gut fur die umwelt", "gut fur den planeten", "gut fur die natur", "besser fur die umwelt",
            "umweltbewusst*", "grune wahl", "biologisch abbaubar", "naturfreundlich*", "ressourcenschonend*",
        ],
    ),
    // Only looked for in the names of goods whose contents are not written. Source: PID 98/6/EC, article 3.
    (
        Topic::UnitPrice,
        None,
        &[
            "# kg", "# kilo", "# kilogram", "# g", "# gram", "# gr", "# l", "# liter", "# litre", "# litres",
            "# liters", "# cl", "# dl", "# ml", "# milliliter", "# millilitre", "# pond", "# pfund", "# ounce",
            "# oz", "# pint",
        ],
    ),
];

/// What contains such a word and is harmless.
#[rustfmt::skip]
pub(super) const ALLOWED: &[&str] = &[
    // 'free' as 'without', 'at liberty' or 'standing alone'.
    "feel free", "free to", "free of", "free from", "free choice", "freely", "free standing",
    "free form", "free hand", "free range", "free hanging", "free time", "free space", "hands free",
    "acid free", "chlorine free", "lead free", "sugar free", "gluten free", "lactose free",
    "dairy free", "alcohol free", "fat free", "crease free", "iron free", "wrinkle free", "rust free",
    "maintenance free", "wood free", "solvent free", "plastic free", "bpa free", "latex free",
    "oil free", "pvc free", "lint free", "scratch free", "glare free", "stress free", "worry free",
    "smoke free", "dust free", "toll free", "fragrance free", "nickel free", "noise free",
    "vibration free", "streak free", "residue free", "care free",
    // A weight of paper or cloth is none of a package.
    "# g m", "# gram per vierkante meter", "# g per", "# gr m",
    // Dates and quantities that are no claim.
    "laatste hand", "tot de laatste", "alleen vandaag de dag",
    // Within this shop anybody can see it.
    "onze goedkoopste", "ús goedkeapste", "our cheapest", "unser gunstigste*", "unsere gunstigste*",
    "unser billigste*",
    // What goes beyond the law is named beside it.
    "bovenop de wettelijke garantie", "naast de wettelijke garantie",
    "verder dan de wettelijke garantie", "na de wettelijke garantie", "boppe op de wetlike garânsje",
    "neist de wetlike garânsje", "nei de wetlike garânsje", "on top of the legal guarantee",
    "on top of the statutory guarantee", "beyond the legal guarantee", "beyond the statutory guarantee",
    "in addition to the legal guarantee", "in addition to the statutory guarantee",
    "in addition to your statutory rights", "after the legal guarantee",
    "after the statutory guarantee", "uber die gesetzliche gewahrleistung hinaus",
    "uber die gesetzliche garantie hinaus", "zusatzlich zur gesetzlichen gewahrleistung",
    "zusatzlich zur gesetzlichen garantie", "nach der gesetzlichen gewahrleistung",
    // Lasting is not green.
    "duurzaam verlijmd",
];

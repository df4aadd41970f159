//! Owns what sounds like something that copy may not say, and is harmless.

/// What contains such a word and is harmless.
#[rustfmt::skip]
pub(in crate::storage::catalog_files::check::honesty) const ALLOWED: &[&str] = &[
    // 'free' as 'without', 'at liberty' or 'standing alone'.
    "feel free", "free of", "free from", "free to choose", "free to combine", "free to mix", "free to pick", "free to move",
    "free to change", "free to decide", "free to arrange", "free to use any", "free of acid*",
    "free of chlorine", "free of lead", "free of dust", "free of plastic*", "free of solvents", "free of sugar",
    "free of gluten", "free of wood", "free of lint", "free of scratches", "free of bubbles", "free of errors",
    "free from acid*", "free from chlorine", "free from plastic*", "free from solvents", "free from dust",
    "free from lead", "free choice", "free standing", "free form", "free hand", "free range", "free hanging",
    "free time", "free space", "free university", "free state", "free church", "free market", "free fall",
    "free kick", "free spirit*", "free port", "free zone", "free world", "free speech", "free style",
    "free climbing", "free area", "free edge", "free margin", "free arm", "free hands", "hands free",
    "acid free", "chlorine free", "lead free", "sugar free", "gluten free", "lactose free", "dairy free",
    "alcohol free", "fat free", "crease free", "iron free", "wrinkle free", "rust free", "maintenance free",
    "wood free", "solvent free", "plastic free", "bpa free", "pfas free", "latex free", "oil free", "pvc free",
    "lint free", "scratch free", "glare free", "stress free", "worry free", "smoke free", "dust free",
    "fragrance free", "perfume free", "nickel free", "noise free", "vibration free", "streak free",
    "residue free", "care free", "bubble free", "error free", "seam free", "mercury free", "silicone free",
    "paraben free", "cruelty free", "gmo free", "nut free", "egg free", "meat free", "wax free", "glue free",
    "flicker free", "static free", "bleach free", "phthalate free", "fluoride free",
    // Who earns something, or gives of their own, and what 'for nothing' is not.
    "niet voor niets", "net foar neat", "not for nothing", "nicht umsonst",
    // A weight of paper or cloth is none of a package.
    "# g m", "# gram per vierkante meter", "# g per vierkante meter", "# g per m", "# gram per m", "# gr m",
    "# grams per square", "# g per square", "# gramm pro quadratmeter", "# g pro quadratmeter", "# g pro m",
    "# gram de vierkante meter", "# lb cover", "# lb stock", "# lb text", "# lb paper",
    // Sales that are no bargains, and what is reduced that is no price.
    "auf das wesentliche reduziert", "reduziert larm*", "reduziert das", "reduziert die", "reduziert den", "reduziert reflexe",
    "reduziert gewicht", "reduziert auf das", "caramel sale", "beurre sale",
    "point of sale", "points of sale", "for sale", "after sale", "sale or return", "sale of", "car boot sale",
    "jumble sale", "sale room", "bake sale", "garage sale", "sale sign*", "sale board*", "sale*posters",
    // What is saved is no money.
    "besparing van papier", "besparing van energie", "besparing van ruimte", "besparing van tijd", "you save a trip",
    "you save a lot of time", "you save a lot of space", "you save a day", "you save a journey", "ersparnis an zeit",
    // Dates and quantities that are no claim.
    "laatste hand", "tot de laatste", "alleen vandaag de dag", "nooit te laat", "never too late", "nie zu spat",
    "not too late", "niet te laat",
    // Customers of the buyer.
    "your customers love", "your customers choose", "uw klanten kiezen", "jo klanten kieze", "ihre kunden lieben",
    "ihre kunden wahlen", "verzekerd van", "fersekere fan",
    // Within this shop anybody can see it.
    "onze goedkoopste", "ús goedkeapste", "our cheapest", "unser gunstigste*", "unsere gunstigste*",
    "unser billigste*", "de goedkoopste van de drie", "de goedkoopste van de twee", "the cheapest of the three",
    "the cheapest of the two",
    // What goes beyond the law is named beside it.
    "bovenop de wettelijke garantie", "naast de wettelijke garantie", "verder dan de wettelijke garantie",
    "na de wettelijke garantie", "boppe op de wetlike garânsje", "neist de wetlike garânsje",
    "nei de wetlike garânsje", "on top of the legal guarantee", "on top of the statutory guarantee",
    "beyond the legal guarantee", "beyond the statutory guarantee", "in addition to the legal guarantee",
    "in addition to the statutory guarantee", "in addition to your statutory rights",
    "after the legal guarantee", "after the statutory guarantee", "uber die gesetzliche gewahrleistung hinaus",
    "uber die gesetzliche garantie hinaus", "zusatzlich zur gesetzlichen gewahrleistung",
    "zusatzlich zur gesetzlichen garantie", "nach der gesetzlichen gewahrleistung",
    "naast uw wettelijke rechten", "laat uw wettelijke rechten onverlet", "uw wettelijke rechten blijven",
    "in addition to your legal rights", "does not affect your statutory rights", "does not affect your legal rights",
    "zusatzlich zu ihren gesetzlichen rechten", "ihre gesetzlichen rechte bleiben", "neist jo wetlike rjochten",
    "jo wetlike rjochten bliuwe",
    // A promise about work is no warranty, and who keeps order is no insurer.
    "we guarantee that", "wij garanderen dat", "wir garantieren dass", "police station", "police car*",
    // Lasting is not green.
    "duurzaam verlijmd", "duurzaam gelijmd", "duorsum lime",
];

/// Words before a cost that say that there is none: 'no booking fee'.
#[rustfmt::skip]
pub(in crate::storage::catalog_files::check::honesty) const WITHOUT: &[&str] = &[
    "geen", "zonder", "inclusief", "incl", "nooit", "gjin", "sunder", "ynklusyf", "nea", "no", "without", "including", "incl",
    "never", "keine", "keinerlei", "ohne", "inklusive", "inkl", "nie",
];

/// What 'free' behind a hyphen does not mean 'without' after: what is not paid, and words that only stress it.
#[rustfmt::skip]
pub(in crate::storage::catalog_files::check::honesty) const NOT_WITHOUT: &[&str] = &[
    "absolutely", "all", "also", "always", "and", "are", "buy", "charge", "charges", "commission", "completely", "cost", "costs",
    "delivery", "duty", "entirely", "extra", "fee", "fees", "for", "forever", "fully", "get", "gets", "gift", "got", "interest",
    "its", "just", "money", "now", "one", "only", "our", "payment", "plus", "post", "postage", "price", "really", "rent",
    "shipping", "still", "super", "tax", "that", "the", "this", "totally", "truly", "two", "vat", "with", "yes", "your",
];

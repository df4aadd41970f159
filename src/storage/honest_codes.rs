//! Owns what the codes of the honesty rules mean, and which rule each belongs to.

/// Every code of an honesty rule: its name, its rule in HONESTY, and what it means.
pub(super) const HONEST_CODES: &[(&str, &str, &str)] = &[
    (
        "preselected-extra",
        "H01",
        "The first choice of an option is what a product starts with, so it never costs extra: nobody is to pay for what they did not choose.",
    ),
    (
        "hidden-costs",
        "H03",
        "A text announces costs on top of the price. Every cost that can't be avoided is in the price from the first screen: put it into the price, or into shipping.",
    ),
    (
        "typed-price",
        "H03",
        "A text names an amount. Amounts stand in the fields for prices, so that the screen always shows those of today, tax and all.",
    ),
    (
        "compulsory-extra",
        "H03",
        "By a rule this is never sold, whatever one chooses, without a service that costs extra. What can't be left out is part of the price.",
    ),
    (
        "typed-was",
        "H04",
        "A text announces that a price was lowered. The app says so itself, where the product's history shows that it is true: against the lowest price of the 30 days before.",
    ),
    (
        "history-unordered",
        "H04",
        "A history lists the prices of a product, the oldest first, each with the day from which it held.",
    ),
    (
        "history-not-today",
        "H04",
        "The last price of a history is the one of today. When a price changes, a line is added; older lines are never changed.",
    ),
    (
        "history-form",
        "H04",
        "Prices of a history are in the same form and for the same quantities as today's, so that they can be compared.",
    ),
    (
        "typed-saving",
        "H05",
        "A text says how much is saved. The app reckons that itself, against what the buyer would pay otherwise today.",
    ),
    (
        "no-saving",
        "H05",
        "What is called a saving has to be one: cheaper than the same things cost otherwise, at every quantity. Else it would only look like an offer.",
    ),
    (
        "not-sold-apart",
        "H05",
        "Something in a bundle can't be had in any other way, so that nobody knows what it would cost alone and what the bundle saves.",
    ),
    (
        "reference-price",
        "H06",
        "A text compares with a price that nobody pays here: a recommended price, a value, a price elsewhere.",
    ),
    (
        "urgency-words",
        "H07",
        "A text makes people hurry. A last day stands in an offer's valid, a count in a product's stock, and the app shows them only while they are true.",
    ),
    (
        "empty-deadline",
        "H07",
        "An offer ends on a day, and nothing was cheaper until then. A deadline is only honest where something is lost after it.",
    ),
    (
        "hurried-incentive",
        "H07",
        "What a placed order gives for the next one ends so soon that people hurry. It stands for at least 14 days: as long as what was bought can be sent back, nobody is pressed to buy again.",
    ),
    ("deadline-order", "H07", "A period ends before it begins."),
    (
        "renewed-deadline",
        "H07",
        "An offer ends, and the same or one as good goes on beside it, or begins within a month: its end was none.",
    ),
    ("stock-of-service", "H07", "There is never only so much left of a service."),
    (
        "free-words",
        "H08",
        "A text calls something free that costs something. It may be said of a gift: an accessory with together: 0, or a product that costs nothing.",
    ),
    (
        "free-incentive",
        "H08",
        "What a placed order gives for the next one could make its goods cost nothing. A share is below 100 %, and an amount is taken off orders only that come to more than that.",
    ),
    (
        "gift-costs",
        "H08",
        "A gift must not cost anything in another way: no set-up fee, no dearer way of sending, nothing else that has to be bought with it.",
    ),
    (
        "popular-words",
        "H09",
        "A text says what others do, buy or think. That needs a source, a count, a period and how it was verified: write it as proof, and the app shows all of it.",
    ),
    (
        "bad-evidence",
        "H09",
        "What a claim stands on must hold: at least one person, a source that somebody could ask, how it was made sure, a period that ends after it begins, and an end to it within a year and a half.",
    ),
    (
        "legal-guarantee",
        "H10",
        "What the law gives to everybody is not an advantage of this shop. Say only what goes beyond it.",
    ),
    (
        "uncovered-warranty",
        "H10",
        "A service that is called a warranty says what it adds to the law: cover: warranty({ … }).",
    ),
    ("cover-of-goods", "H10", "Only a service can be a warranty or an insurance."),
    (
        "uncovered-insurance",
        "H11",
        "A service that is called an insurance says who insures: cover: insurance(\"…\"). Then it is never bundled.",
    ),
    (
        "insurance-in-bundle",
        "H11",
        "An insurance is never sold only together with other things, and nothing is sold, or cheaper, only together with an insurance.",
    ),
    (
        "false-returns",
        "H12",
        "What is made for the buyer can't be sent back like other goods: the app says so before they accept, and no text may promise otherwise.",
    ),
    (
        "personal-question",
        "H14",
        "A question asks for personal data. The walk asks what the buyer needs; name and address come with the order, and stay with it.",
    ),
    ("experiment-price", "H15", "An experiment never varies a price. Everybody pays the same for the same."),
    (
        "experiment-two-things",
        "H15",
        "The arms of an experiment differ in one thing: wording, picture, order or number shown, and an offer is in one experiment at a time. Else nobody could tell what worked.",
    ),
    (
        "experiment-arms",
        "H15",
        "An experiment has at least two arms: the first shows the offer as it is, each other one changes something.",
    ),
    ("shaming-words", "H16", "A text makes people feel bad about saying no. No is as good an answer as yes."),
    (
        "nothing-to-compare",
        "H17",
        "An upgrade is shown side by side with what it is instead of. Both need attributes to be compared by.",
    ),
    (
        "uneven-comparison",
        "H17",
        "Both products of a comparison say the same things about themselves, so that what is worse is seen too.",
    ),
    ("no-better", "H17", "An upgrade costs more and is better in nothing that is compared."),
    (
        "decoy",
        "H17",
        "Of two upgrades one costs no less than the other and is better in nothing: it would only make the other look good.",
    ),
    (
        "superlative",
        "H17",
        "A text claims to be cheaper or better than everybody. A comparison is with something that is there, and can be checked.",
    ),
    ("never-stops", "H18", "After so many declines in a row the app stops suggesting: after 3 at most."),
    (
        "cap-too-high",
        "H18",
        "Suggestions never add more than 100 % to what the buyer came for, or 100 in money where that is free; 25 % is usual.",
    ),
    (
        "green-words",
        "H19",
        "A text says that something is good for the environment, just so. Say what is true of it, or name the certificate that attests it.",
    ),
    (
        "bad-certificate",
        "H19",
        "A certificate has the name of its scheme, a number under which anybody can look it up, and a last day.",
    ),
    (
        "unit-price",
        "H19",
        "The name of goods has a measure in it, so people want to compare: say what one unit contains, and the app shows the price of one litre or kilogram.",
    ),
];

//! Owns what a buyer tells of themselves to place an order: only what is needed to hand it over.

/// What a buyer tells of themselves. It lives only with an order that they placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Their name.
    pub name: String,
    /// Where the goods are sent: street, number, postcode and town.
    pub address: String,
    /// A mail address.
    pub mail: String,
    /// A telephone number.
    pub phone: String,
}

/// How an order is handed over, which decides what has to be known of the buyer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handover {
    /// Goods are sent: somewhere, and to somebody who can be reached.
    Sent,
    /// Something is done, at a time that the buyer has to be told.
    Arranged,
    /// The buyer collects it at the counter, with their code.
    Collected,
}

/// What is missing before an order can be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The name.
    Name,
    /// Where the goods are to be sent.
    Address,
    /// A mail address or a telephone number.
    Contact,
    /// What was typed is not a mail address.
    ValidMail,
    /// Longer than a line can hold.
    Shorter,
}

impl Details {
    /// The longest that a field may be, in characters.
    pub const LONGEST: usize = 120;

    /// The first thing that is missing, if anything is. Only what is sent needs an address; whoever collects it can do
    /// without being reached.
    #[must_use]
    pub fn missing(&self, handover: Handover) -> Option<Missing> {
        let mail = self.mail.trim();
        if [&self.name, &self.address, &self.mail, &self.phone]
            .iter()
            .any(|field| field.chars().count() > Self::LONGEST)
        {
            return Some(Missing::Shorter);
        }
        if self.name.trim().is_empty() {
            return Some(Missing::Name);
        }
        if handover == Handover::Sent && self.address.trim().chars().count() < 6 {
            return Some(Missing::Address);
        }
        let must_be_reached = handover != Handover::Collected;
        if must_be_reached && mail.is_empty() && self.phone.chars().filter(char::is_ascii_digit).count() < 6 {
            return Some(Missing::Contact);
        }
        (!mail.is_empty() && !looks_like_mail(mail)).then_some(Missing::ValidMail)
    }
}

/// Something, an @, and a domain with a dot in it: more can't be known without sending a mail.
fn looks_like_mail(mail: &str) -> bool {
    mail.split_once('@').is_some_and(|(name, domain)| {
        let has_dot = domain.split_once('.').is_some_and(|(host, end)| !host.is_empty() && !end.is_empty());
        !name.is_empty() && has_dot && !mail.contains(char::is_whitespace) && !domain.contains('@')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn missing(name: &str, mail: &str, phone: &str) -> Option<Missing> {
        let (name, mail, phone) = (name.into(), mail.into(), phone.into());
        Details { name, address: String::new(), mail, phone }.missing(Handover::Arranged)
    }

    #[test]
    fn what_is_sent_needs_an_address() {
        let mut details = Details { name: "Anna".into(), phone: "058 123 45 67".into(), ..Details::default() };
        assert_eq!(details.missing(Handover::Sent), Some(Missing::Address));
        details.address = "Dorpsstraat 1, Leeuwarden".into();
        assert_eq!(details.missing(Handover::Sent), None);
    }

    #[test]
    fn whoever_collects_an_order_only_says_their_name() {
        let mut details = Details { name: "Anna".into(), ..Details::default() };
        assert_eq!(details.missing(Handover::Arranged), Some(Missing::Contact));
        assert_eq!(details.missing(Handover::Collected), None);
        details.mail = "anna".into();
        assert_eq!(details.missing(Handover::Collected), Some(Missing::ValidMail));
    }

    #[test]
    fn a_name_and_one_way_to_reach_them_are_enough() {
        assert_eq!(missing("Anna", "anna@voorbeeld.nl", ""), None);
        assert_eq!(missing("Anna", "", "058 123 45 67"), None);
        assert_eq!(missing(" ", "anna@voorbeeld.nl", ""), Some(Missing::Name));
        assert_eq!(missing("Anna", "", "12"), Some(Missing::Contact));
        assert_eq!(missing("Anna", "anna@voorbeeld", ""), Some(Missing::ValidMail));
        assert_eq!(missing("Anna", "a b@voorbeeld.nl", ""), Some(Missing::ValidMail));
        assert_eq!(missing(&"a".repeat(121), "", "058 123 45 67"), Some(Missing::Shorter));
    }
}

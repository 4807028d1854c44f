//! The customers.

use super::countries::Country;
use super::dice::Dice;
use super::names::Names;
use crate::domain::order::Customer;

/// Reserved for examples (RFC 2606), so that no mail of the demo shop can ever reach anyone.
const MAIL_DOMAINS: [&str; 5] = ["courrier.example", "boite.example", "mail.example", "maison.example", "example.com"];

pub(super) fn customer(country: &Country, dice: &mut Dice) -> Customer {
    let (name, latin) = match country.names {
        Names::Combined { first, family } => {
            let (first, family) = (dice.pick(first), dice.pick(family));
            (format!("{first} {family}"), format!("{}.{}", latin(first), latin(family)))
        }
        Names::Whole(names) => {
            let (name, latin) = dice.pick(names);
            ((*name).to_owned(), (*latin).to_owned())
        }
    };
    let birth_year = if dice.chance(30) { dice.text("0123456789", 2) } else { String::new() };
    Customer {
        name,
        email: format!("{latin}{birth_year}@{}", dice.pick(&MAIL_DOMAINS)),
        phone: dice.chance(70).then(|| country.phone(dice)),
        locale: country.locale.to_owned(),
    }
}

/// A name as people put it in their mail address: lower case, no accents, no spaces.
fn latin(name: &str) -> String {
    name.to_lowercase()
        .chars()
        .filter_map(|letter| match letter {
            'a'..='z' | '-' => Some(letter),
            'à' | 'á' | 'â' | 'ä' => Some('a'),
            'ç' => Some('c'),
            'è' | 'é' | 'ê' | 'ë' => Some('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ı' => Some('i'),
            'ñ' => Some('n'),
            'ò' | 'ó' | 'ô' | 'ö' => Some('o'),
            'ß' => Some('s'),
            'ù' | 'ú' | 'û' | 'ü' => Some('u'),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_plain_latin() {
        for (name, address) in
            [("Étchegaray", "etchegaray"), ("d'Argenson", "dargenson"), ("Yıldız", "yildiz"), ("Da Silva", "dasilva")]
        {
            assert_eq!(latin(name), address);
        }
    }
}

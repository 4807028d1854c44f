//! Telephone numbers, in whatever way they are written: what is looked for is the number without the prefix that
//! depends on where it is dialled from.

use crate::domain::invisible::is_invisible;

/// Digits that no number of a subscriber is shorter than.
const SHORTEST: usize = 6;
/// ITU-T E.164: no number is longer, with its country's code. Two digits are left for an international prefix.
const LONGEST: usize = 17;

/// Country codes of two digits (ITU-T E.164); those of one are 1 and 7, and all others have three.
const CODES_OF_TWO: [&str; 44] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48", "49", "51",
    "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90",
    "91", "92", "93", "94", "95", "98",
];

/// What people dial before a country's code where they have no `+`.
const INTERNATIONAL: [&str; 4] = ["00", "011", "0011", "810"];

/// The digits of a number as it is kept, without the `(0)` that is never dialled from abroad.
pub fn digits(number: &str) -> String {
    let number = number.replace("(0)", "");
    number.chars().filter_map(|sign| sign.to_digit(10)).filter_map(|digit| char::from_digit(digit, 10)).collect()
}

/// Under which digits a number that was typed may be kept; none if it is no number.
pub(super) fn readings(typed: &str) -> Vec<String> {
    let is_of_a_number = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || is_punctuation(sign);
    let dialled = digits(typed);
    if !typed.chars().all(is_of_a_number) || !(SHORTEST..=LONGEST).contains(&dialled.len()) {
        return Vec::new();
    }
    let mut readings = vec![dialled.clone()];
    let mut add = |digits: &str| {
        if digits.len() >= SHORTEST && !readings.iter().any(|known| known == digits) {
            readings.push(digits.to_owned());
        }
    };
    if typed.trim_start().starts_with(['+', '＋']) {
        add_national(&dialled, &mut add);
        return readings;
    }
    for prefix in INTERNATIONAL {
        if let Some(number) = dialled.strip_prefix(prefix) {
            add(number);
            add_national(number, &mut add);
        }
    }
    // Within most countries a zero is dialled in front; eight in Russia, one in North America.
    if let Some(number) = dialled.strip_prefix('0') {
        add(number);
    } else if dialled.len() == 11 && dialled.starts_with(['1', '8']) {
        add(&dialled[1..]);
    } else if dialled.len() > 9 {
        add_national(&dialled, &mut add);
    }
    readings
}

/// Without the country's code, and without the zero that some write behind it all the same.
fn add_national(international: &str, add: &mut impl FnMut(&str)) {
    let length = match international {
        number if number.starts_with(['1', '7']) => 1,
        number if CODES_OF_TWO.iter().any(|code| number.starts_with(code)) => 2,
        _ => 3,
    };
    if let Some(number) = international.get(length..) {
        add(number.strip_prefix('0').unwrap_or(number));
    }
}

/// What people write between the digits.
const fn is_punctuation(sign: char) -> bool {
    matches!(sign, '+' | '＋' | '(' | ')' | '.' | '/' | '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '·' | '•')
        || is_invisible(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// That a number that is kept like this is found by all of these.
    fn check(kept: &str, typed: &[&str]) {
        let kept = digits(kept);
        for typed in typed {
            let readings = readings(typed);
            assert!(readings.iter().any(|reading| kept.contains(reading)), "{typed}: {readings:?} in {kept}");
        }
    }

    const FRENCH: [&str; 9] = [
        "+33 6 39 98 55 01",
        "+33639985501",
        "0033 6 39 98 55 01",
        "0639985501",
        "06 39 98 55 01",
        "06.39.98.55.01",
        "06-39-98-55-01",
        "+33 (0)6 39 98 55 01",
        "06\u{a0}39\u{202f}98‑55‑01",
    ];

    #[test]
    fn a_number_is_found_in_every_way_that_it_can_be_kept() {
        for kept in FRENCH {
            check(kept, &FRENCH);
        }
    }

    #[test]
    fn numbers_of_other_countries_are_found_too() {
        let writings: [&[&str]; 7] = [
            &["+44 20 7946 0958", "020 7946 0958", "(020) 7946-0958", "0044 (0)20 79460958", "011 44 20 7946 0958"],
            &["+1 415 555 0132", "(415) 555-0132", "1-415-555-0132", "001 415 555 0132", "415.555.0132"],
            &["+7 495 123-45-67", "8 (495) 123-45-67", "007 495 1234567"],
            &["+39 06 1234567", "06 1234567", "0039 06 1234567"],
            &["+352 26 12 34 56", "26 12 34 56", "00352 26123456"],
            &["+45 12 34 56 78", "12345678", "004512345678"],
            &["+590 690 12 34 56", "0690 12 34 56", "00590690123456"],
        ];
        for ways in writings {
            for kept in ways {
                check(kept, ways);
            }
        }
    }

    #[test]
    fn another_number_is_not_found() {
        for typed in ["07 39 98 55 01", "+33 7 39 98 55 01", "06 39 98 55 02", "+32 6 39 98 55 02"] {
            let readings = readings(typed);
            assert!(!readings.iter().any(|reading| "33639985501".contains(reading)), "{typed}: {readings:?}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_readings() {
        for typed in ["", "12345", "FC-123456", "6 39 98 55 01 x", "1234567890 1234567890"] {
            assert_eq!(readings(typed), Vec::<String>::new(), "{typed}");
        }
    }
}

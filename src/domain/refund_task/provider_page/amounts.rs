//! The amounts on a page: figures beside a currency, or behind a label of an amount on a page of one currency.

use super::{PageAmount, distinct};
use crate::domain::money::typed::{TypedAmount, TypedAmountRefusal, currency_of, groups_digits};
use crate::domain::money::{Amount, Currency};
use crate::domain::search::{fold, squeeze};

/// Spaces that still join a figure and its currency: a cell's edge, a space around a sign.
const WIDEST_GAP: usize = 3;

/// What stands before an amount that has no currency beside it, as [`squeeze`] leaves it.
const LABELS: [&str; 12] = [
    "montant",
    "montantrembourse",
    "montantduremboursement",
    "rembourse",
    "total",
    "totalrembourse",
    "amount",
    "amountrefunded",
    "refundedamount",
    "refundamount",
    "refunded",
    "totalrefunded",
];

/// Each amount once, in the order of the page.
pub(super) fn read(text: &str, home: Currency) -> Vec<PageAmount> {
    let mut found = Vec::new();
    let mut bare = Vec::new();
    let mut currencies: Vec<Currency> = Vec::new();
    let mut label_above = false;
    for line in text.lines() {
        let line = Line::of(line);
        let mut is_read_to = 0;
        for figure in line.figures() {
            match line.currency_of(&figure, home, &mut is_read_to) {
                Some(currency) => found.extend(figure.amounts(currency)),
                None if label_above || line.is_labelled(&figure) => bare.push((found.len(), figure)),
                None => {}
            }
        }
        currencies.extend(line.currencies(home));
        label_above = if line.is_blank() { label_above } else { line.is_a_label() };
    }
    // What has no currency beside it is in the one that the page names, if it names but one.
    if let [currency] = distinct(currencies)[..] {
        for (place, figure) in bare.into_iter().rev() {
            found.splice(place..place, figure.amounts(currency));
        }
    }
    distinct(found.into_iter().filter(|found| found.amount.is_positive()))
}

struct Line {
    letters: Vec<char>,
}

/// A run of digits with the marks between them.
struct Figure {
    start: usize,
    end: usize,
    text: String,
}

impl Figure {
    /// What it may come to: two readings, of what could be thousands or decimals.
    fn amounts(&self, currency: Currency) -> Vec<PageAmount> {
        let readings: Vec<Amount> = match (TypedAmount { currency, locale: None, signed: false }).read(&self.text) {
            Ok(amount) => vec![amount],
            Err(refusal @ TypedAmountRefusal::Ambiguous { .. }) => refusal.suggestions().collect(),
            Err(_) => Vec::new(),
        };
        readings.into_iter().map(|amount| PageAmount { amount, currency }).collect()
    }

    /// True where it has two digits or more behind a mark, as money has.
    fn has_decimals(&self) -> bool {
        let behind = self.text.rsplit(['.', ',']).next();
        self.text.contains(['.', ',']) && behind.is_some_and(|digits| digits.len() > 1)
    }
}

impl Line {
    fn of(text: &str) -> Self {
        Self { letters: text.chars().collect() }
    }

    fn at(&self, place: usize) -> Option<char> {
        self.letters.get(place).copied()
    }

    fn before(&self, place: usize) -> Option<char> {
        self.at(place.checked_sub(1)?)
    }

    fn is_blank(&self) -> bool {
        self.letters.iter().all(|letter| letter.is_whitespace())
    }

    fn squeezed(&self, end: usize) -> String {
        squeeze(&fold(&self.letters[..end].iter().collect::<String>()))
    }

    fn is_a_label(&self) -> bool {
        LABELS.contains(&self.squeezed(self.letters.len()).as_str())
    }

    fn is_labelled(&self, figure: &Figure) -> bool {
        LABELS.contains(&self.squeezed(figure.start).as_str())
    }

    fn figures(&self) -> Vec<Figure> {
        let mut figures = Vec::new();
        let mut place = 0;
        while place < self.letters.len() {
            if !self.letters[place].is_ascii_digit() {
                place += 1;
                continue;
            }
            let end = self.end_of_figure(place);
            if self.stands_alone(place, end) {
                let text = self.letters[place..end].iter().collect();
                figures.push(Figure { start: place, end, text });
            }
            place = end;
        }
        figures
    }

    /// Behind the last digit. A space or an apostrophe joins only what it groups by three.
    fn end_of_figure(&self, start: usize) -> usize {
        let digits_from =
            |from: usize| self.letters[from..].iter().take_while(|letter| letter.is_ascii_digit()).count();
        let mut end = start + digits_from(start);
        let (mut group, mut has_mark, mut is_first) = (end - start, false, true);
        while let Some(separator) = self.at(end) {
            let digits = digits_from((end + 1).min(self.letters.len()));
            let joins = match separator {
                '.' | ',' => digits > 0,
                _ if groups_digits(separator) => {
                    digits == 3 && !has_mark && (group == 3 || (is_first && (1..=3).contains(&group)))
                }
                _ => false,
            };
            if !joins {
                break;
            }
            has_mark |= matches!(separator, '.' | ',');
            (group, is_first) = (digits, false);
            end += 1 + digits;
        }
        end
    }

    /// True of what is no part of a word, a date, an hour or a masked number, nor a percentage.
    fn stands_alone(&self, start: usize, end: usize) -> bool {
        let joins = |letter: Option<char>| letter.is_some_and(|letter| "/:_#*•@.\\".contains(letter));
        let dash = |letter: Option<char>| letter == Some('-');
        let is_digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let of_a_range_before = dash(self.before(start)) && is_digit(start.checked_sub(2).and_then(|at| self.at(at)));
        let of_a_range_behind = dash(self.at(end)) && self.at(end + 1).is_some_and(char::is_alphanumeric);
        let sentence_end = self.at(end) == Some('.') && self.at(end + 1).is_none_or(char::is_whitespace);
        let label_before = self.before(start) == Some(':');
        let is_hour = label_before && is_digit(start.checked_sub(2).and_then(|at| self.at(at)));
        let behind = end + self.letters[end..].iter().take_while(|letter| letter.is_whitespace()).count();
        let joined_before = is_hour || of_a_range_before || (joins(self.before(start)) && !label_before);
        let joined_behind = of_a_range_behind || (joins(self.at(end)) && !sentence_end);
        !joined_before && !joined_behind && self.at(behind) != Some('%')
    }

    /// The currency beside a figure. `is_read_to` is where the currency of the figure before it ends: a whole number takes no
    /// currency that is another's, and one with decimals would rather be read twice than not at all.
    fn currency_of(&self, figure: &Figure, home: Currency, is_read_to: &mut usize) -> Option<Currency> {
        let before = self.word_before(figure.start);
        let behind = self.word_behind(figure.end);
        let known = |(start, end): (usize, usize)| {
            let word: String = self.letters[start..end].iter().collect();
            currency_of(&word, home)
        };
        let glued = |word: Option<(usize, usize)>, at: usize| word.is_some_and(|(start, end)| start == at || end == at);
        let (of_before, of_behind) = (before.and_then(known), behind.and_then(known));
        // Digits in the middle of a word are no figure.
        if (glued(before, figure.start) && of_before.is_none()) || (glued(behind, figure.end) && of_behind.is_none()) {
            return None;
        }
        let is_free = before.is_some_and(|(start, _)| start >= *is_read_to);
        match (of_before, of_behind) {
            (Some(currency), second) if is_free => {
                // `$29.90 USD` names it twice; `$29.90 USD 5.00` names two amounts.
                if let (Some((_, end)), true) = (behind, second == Some(currency))
                    && !self.is_before_a_figure(end)
                {
                    *is_read_to = end;
                }
                Some(currency)
            }
            (_, Some(currency)) => {
                *is_read_to = behind.map_or(*is_read_to, |(_, end)| end);
                Some(currency)
            }
            (shared, None) => shared.filter(|_| figure.has_decimals()),
        }
    }

    fn is_before_a_figure(&self, place: usize) -> bool {
        self.letters[place..].iter().find(|letter| !letter.is_whitespace()).is_some_and(char::is_ascii_digit)
    }

    /// The word that ends before this place, with no more than a gap and a sign between.
    fn word_before(&self, place: usize) -> Option<(usize, usize)> {
        let skip = |from: usize| {
            let gap =
                self.letters[..from].iter().rev().take(WIDEST_GAP).take_while(|letter| letter.is_whitespace()).count();
            from - gap
        };
        let mut end = skip(place);
        if self.before(end).is_some_and(is_sign) {
            end = skip(end - 1);
        }
        let length = self.letters[..end].iter().rev().take_while(|letter| is_of_a_word(**letter)).count();
        (length > 0).then_some((end - length, end))
    }

    fn word_behind(&self, place: usize) -> Option<(usize, usize)> {
        let gap = self.letters[place..].iter().take(WIDEST_GAP).take_while(|letter| letter.is_whitespace()).count();
        let start = place + gap;
        let length = self.letters[start..].iter().take_while(|letter| is_of_a_word(**letter)).count();
        (length > 0).then_some((start, start + length))
    }

    /// The currencies that this line names.
    fn currencies(&self, home: Currency) -> Vec<Currency> {
        let is_kept = |word: &&[char]| !word.is_empty();
        let words = self.letters.split(|letter| !is_of_a_word(*letter)).filter(is_kept);
        words.filter_map(|word| currency_of(&word.iter().collect::<String>(), home)).collect()
    }
}

fn is_of_a_word(letter: char) -> bool {
    letter.is_alphabetic() || "€£$¥₩₹₺".contains(letter)
}

const fn is_sign(letter: char) -> bool {
    matches!(letter, '-' | '+' | '\u{2212}' | '\u{2013}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let shown = |found: &PageAmount| format!("{} {}", found.amount, found.currency.code());
        read(text, Currency::EUR).iter().map(shown).collect()
    }

    #[test]
    fn an_amount_is_read_as_providers_write_it() {
        for text in [
            "1 234,56 €",
            "1\u{202f}234,56\u{a0}€",
            "€1,234.56",
            "EUR 1234.56",
            "-1 234,56 EUR",
            "− €1,234.56",
            "1.234,56 EUR",
            "1'234.56 EUR",
            "EUR1234.56",
            "1234.56EUR",
            "Montant :1 234,56 €.",
            "€1,234.56 EUR",
            "(1 234,56 €)",
            "Devise EUR\nMontant remboursé\n1 234,56",
            "Montant 1 234,56\nDevise\nEUR",
        ] {
            assert_eq!(found(text), ["1234.56 EUR"], "{text}");
        }
    }

    #[test]
    fn another_currency_is_read_as_what_it_is() {
        assert_eq!(found("US$32.45"), ["32.45 USD"]);
        assert_eq!(found("32,45 $US"), ["32.45 USD"]);
        assert_eq!(found("£25.10 GBP"), ["25.10 GBP"]);
        assert_eq!(found("¥2,990"), ["2990 JPY"]);
        assert_eq!(found("29,90 EUR (32.45 USD)"), ["29.90 EUR", "32.45 USD"]);
    }

    #[test]
    fn what_is_no_amount_is_left_out() {
        for text in [
            "20/11/2026 10:14",
            "2026-11-20",
            "le 20 novembre 2026",
            "Transaction 8003121",
            "re_3Pq29EUR",
            "TVA 20,00 %",
            "•••• 4242",
            "Frais 0,00 €",
            "29,90",
            "Montant 29,90",
            "Devise EUR, USD\nMontant 29,90",
        ] {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn two_amounts_on_one_line_are_two() {
        for text in
            ["29,90 € 12,00 €", "EUR 29.90 EUR 12.00", "29.90 EUR 12.00 EUR", "€29.90 EUR 12.00", "29,90 € 12,00"]
        {
            assert_eq!(found(text), ["29.90 EUR", "12.00 EUR"], "{text}");
        }
        assert_eq!(found("EUR 29.90 USD 5.00"), ["29.90 EUR", "5.00 USD"]);
        assert_eq!(found("29,90 EUR 20 novembre"), ["29.90 EUR"]);
    }

    #[test]
    fn what_may_be_thousands_or_decimals_is_both() {
        let kwd = Currency::parse("KWD").expect("a currency");
        assert_eq!(read("1.500 KWD", kwd).len(), 2);
    }
}

//! Digits, and the marks between them.

use super::TypedAmountRefusal as Refusal;
use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency};

/// A point or a comma: they group thousands in one country and start decimals in the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Point,
    Comma,
}

/// What stands between two runs of digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Separator {
    Mark(Mark),
    /// A space of any width: it only ever groups.
    Space,
    /// As the Swiss group.
    Apostrophe,
}

impl Mark {
    /// What starts the decimals in this language.
    pub const fn of(locale: Locale) -> Self {
        match locale {
            Locale::Fr => Self::Comma,
            Locale::En => Self::Point,
        }
    }
}

impl Separator {
    const fn of(c: char) -> Option<Self> {
        match c {
            '.' => Some(Self::Mark(Mark::Point)),
            ',' => Some(Self::Mark(Mark::Comma)),
            ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(Self::Space),
            '\'' | '\u{2019}' => Some(Self::Apostrophe),
            _ => None,
        }
    }
}

/// Whether it stands between the groups of a figure and never before its decimals.
pub fn groups_digits(c: char) -> bool {
    matches!(Separator::of(c), Some(Separator::Space | Separator::Apostrophe))
}

/// An unsigned figure. `home` is the mark that starts decimals where the reader lives.
pub(super) fn read(text: &str, currency: Currency, home: Option<Mark>) -> Result<Amount, Refusal> {
    let digits = currency.digits();
    let Figure { runs, separators } = Figure::of(text)?;
    let Some((decimals, groups)) = decimals_of(&runs, &separators) else {
        return amount(&runs, &separators, "", currency);
    };
    let at_home = digits == 3 && home.is_some_and(|home| separators.last() == Some(&Separator::Mark(home)));
    let as_decimal = amount(groups, &separators[..groups.len() - 1], decimals, currency);
    if !looks_like_thousands(&runs) || at_home {
        return as_decimal;
    }
    let thousands = amount(&runs, &separators, "", currency)?;
    match digits {
        // A currency without decimals has none to be mistaken for.
        0 => Ok(thousands),
        3 => Err(Refusal::Ambiguous { thousands, decimal: as_decimal.ok() }),
        _ => Err(Refusal::Ambiguous { thousands, decimal: None }),
    }
}

/// Runs of digits, and what separates them.
struct Figure<'t> {
    runs: Vec<&'t str>,
    separators: Vec<Separator>,
}

impl<'t> Figure<'t> {
    fn of(text: &'t str) -> Result<Self, Refusal> {
        let not_digit = |c: char| !c.is_ascii_digit();
        let separators: Option<Vec<Separator>> =
            text.matches(not_digit).flat_map(str::chars).map(Separator::of).collect();
        let figure =
            Self { runs: text.split(not_digit).collect(), separators: separators.ok_or(Refusal::NotAnAmount)? };
        if figure.runs.iter().all(|run| run.is_empty()) { Err(Refusal::NotAnAmount) } else { Ok(figure) }
    }
}

/// The run behind the decimal mark, and those before it: the mark comes last, and but once.
fn decimals_of<'r, 't>(runs: &'r [&'t str], separators: &[Separator]) -> Option<(&'t str, &'r [&'t str])> {
    let (last, before) = separators.split_last()?;
    if !matches!(last, Separator::Mark(_)) || before.contains(last) {
        return None;
    }
    let (decimals, groups) = runs.split_last()?;
    Some((decimals, groups))
}

/// `1,234`: two runs that could be one group of thousands.
fn looks_like_thousands(runs: &[&str]) -> bool {
    matches!(runs, [first, second] if (1..=3).contains(&first.len()) && !first.starts_with('0') && second.len() == 3)
}

/// The amount of some groups and decimals; zeros that the currency has no place for say nothing.
fn amount(groups: &[&str], separators: &[Separator], decimals: &str, currency: Currency) -> Result<Amount, Refusal> {
    let alike = separators.windows(2).all(|pair| pair[0] == pair[1]);
    let grouped = groups.iter().skip(1).all(|group| group.len() == 3);
    let started = separators.is_empty() || groups.first().is_some_and(|first| (1..=3).contains(&first.len()));
    if !(alike && grouped && started) {
        return Err(Refusal::WrongGroups);
    }
    let digits = currency.digits();
    let (kept, beyond) = decimals.split_at(decimals.len().min(digits.into()));
    if beyond.bytes().any(|digit| digit != b'0') {
        return Err(Refusal::TooManyDigits { digits });
    }
    let whole = groups.concat();
    let whole = whole.trim_start_matches('0');
    if whole.len() > 12 {
        return Err(Refusal::TooLong);
    }
    let missing = usize::from(digits) - kept.len();
    let all = whole.bytes().chain(kept.bytes()).chain(std::iter::repeat_n(b'0', missing));
    Ok(Amount::from_minor(all.fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0')), currency))
}

//! The worth of units of a line.

use super::account::Account;
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::refusal::Cap;
use crate::domain::credit::terms::Basis;
use crate::domain::money::Amount;

/// Units of a line, before the line's cap.
pub(in crate::domain::credit) struct UnitsShare {
    pub amount: Amount,
    pub explanation: Explanation,
}

/// The share of `quantity` more units of a line, which has as many left.
///
/// Of a line's gross, `r` units have been due `round(gross × r / units)`, so more units are due what that
/// grows by: any split of the units comes to the gross, in any order. The last ones take what the others did
/// not, which corrects typed amounts that were off by rounding, but they don't pay what was withheld on purpose.
pub(in crate::domain::credit) fn share_of(account: &Account<'_>, quantity: i64) -> UnitsShare {
    let (charged, units, before) = (account.charged, account.units, account.given.units);
    let due = |count: i64| charged.share(count, units.into());
    if before + quantity < units.into() {
        let amount = due(before + quantity) - due(before);
        return UnitsShare { amount, explanation: Explanation::Units { charged, units, before, quantity } };
    }
    let (given, withheld) = (account.given.for_units, account.given.withheld);
    UnitsShare {
        amount: (charged - given - withheld).max(charged.zero_alike()),
        explanation: Explanation::LastUnits { charged, given, withheld },
    }
}

/// The most that units may be given at a typed amount, and the cap that says so: what they cost, each rounded
/// up, and what is withheld from units before; or what is left of the line, where that is less.
pub(in crate::domain::credit) fn most_for(account: &Account<'_>, quantity: i64, basis: Basis) -> (Cap, Amount) {
    let (whole, _) = account.on(basis);
    let (gross, nothing) = (account.charged, account.charged.zero_alike());
    let withheld = account.withheld_of(gross, nothing);
    let cost_of = |whole: Amount| whole.with_minor(whole.part_at_most(account.units).minor() * quantity);
    let most = cost_of(gross).max(share_of(account, quantity).amount) + withheld;
    let left = account.left(basis);
    if account.left(Basis::Gross) <= most {
        return (Cap::Line, left);
    }
    let most = match basis {
        Basis::Gross => most,
        Basis::Net => cost_of(whole) + withheld.share(whole.minor(), gross.minor()),
    };
    if left <= most { (Cap::Line, left) } else { (Cap::Unit, most) }
}

/// How much less than their share units are given on purpose, at a typed gross amount. A difference from the
/// exact part of the line of less than one minor unit a unit is rounding, while there are units left to top it up.
pub(in crate::domain::credit) fn withheld(
    account: &Account<'_>,
    quantity: i64,
    share: Amount,
    typed: Amount,
) -> Amount {
    let units = i128::from(account.units);
    let quantity = i128::from(quantity);
    let off = i128::from(typed.minor()) * units - i128::from(account.charged.minor()) * quantity;
    let is_rounding = off.abs() < quantity * units && i128::from(account.given.units) + quantity < units;
    if is_rounding { typed.zero_alike() } else { share - typed }
}

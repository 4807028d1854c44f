//! The limits above which a second person approves, by role and currency.

use super::document::Section;
use crate::domain::agent::Role;
use crate::domain::limits::Limits;
use crate::domain::money::{Amount, Currency};

/// The limits of each role in each currency; none where the shop says none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RoleLimits(Vec<(Role, Currency, Limits)>);

/// Those who give back at all.
const ROLES: [(Role, &str); 3] = [(Role::Agent, "agent"), (Role::Lead, "lead"), (Role::Admin, "admin")];

impl RoleLimits {
    pub(super) fn read(root: &mut Section<'_>) -> Self {
        let Some(mut section) = root.section("approvals") else { return Self::default() };
        let mut limits = Self::default();
        for (role, word) in ROLES {
            for (code, mut table) in section.sections(word) {
                let Ok(currency) = Currency::parse(code) else {
                    table.refuse("the key must be the ISO 4217 code of a currency, such as EUR");
                    continue;
                };
                let [refund, goodwill, other_means] =
                    ["refund", "goodwill", "other_means"].map(|key| amount(&mut table, key, currency));
                table.finish();
                limits.0.push((role, currency, Limits { refund, goodwill, other_means }));
            }
        }
        section.finish();
        limits
    }

    /// The same with these limits of a role in a currency.
    #[must_use]
    pub fn with(mut self, role: Role, currency: Currency, limits: Limits) -> Self {
        self.0.retain(|(known, other, _)| (*known, *other) != (role, currency));
        self.0.push((role, currency, limits));
        self
    }

    /// The limits that hold for a role in a currency.
    pub fn of(&self, role: Role, currency: Currency) -> Limits {
        let is_it = |(known, other, _): &&(Role, Currency, Limits)| (*known, *other) == (role, currency);
        self.0.iter().find(is_it).map(|(_, _, limits)| *limits).unwrap_or_default()
    }
}

fn amount(table: &mut Section<'_>, key: &'static str, currency: Currency) -> Option<Amount> {
    let placed = table.text(key)?;
    let amount = placed.value.parse::<Amount>().ok();
    let amount = amount.filter(|amount| amount.digits() == currency.digits() && !amount.is_negative());
    if amount.is_none() {
        let example = Amount::from_minor(300 * 10_i64.pow(u32::from(currency.digits())), currency);
        placed.refuse(format!("must be an amount in {currency} with all its digits, such as \"{example}\""));
    }
    amount
}

//! The figures of a drafted parcel or fee: a part of its value.

use super::account::Account;
use super::ledger::Section;
use super::limits::check_amount;
use super::taxes::ItemRefund;
use crate::domain::credit::draft::ChargeDraft;
use crate::domain::credit::explanation::Explanation;
use crate::domain::credit::place::{ChargePart, Place};
use crate::domain::credit::quote::ChargeQuote;
use crate::domain::credit::refusal::{Cap, Report};
use crate::domain::credit::terms::Basis;

/// The drafted parcels or fees, which stand at `place`.
pub(in crate::domain::credit) fn charges(
    section: &mut Section<'_>,
    (place, cap): (fn(usize, ChargePart) -> Place, Cap),
    drafts: &[ChargeDraft],
    report: &mut Report,
) -> Vec<ChargeQuote> {
    let mut quotes = Vec::with_capacity(drafts.len().min(section.accounts.len()));
    for (position, draft) in drafts.iter().enumerate() {
        match section.claim(&draft.id) {
            Ok(account) => match check_amount(draft.amount, (cap, account.left(draft.basis)), false) {
                None => quotes.push(charge(account, draft)),
                Some(problem) => report.refuse(place(position, ChargePart::Amount), problem),
            },
            Err(problem) => report.refuse(place(position, ChargePart::Id), problem),
        }
    }
    quotes
}

fn charge(account: &Account<'_>, draft: &ChargeDraft) -> ChargeQuote {
    let ChargeDraft { amount: typed, basis, .. } = *draft;
    let left = account.left(basis);
    let ItemRefund { net, taxes, tax_bases, gross } = ItemRefund::of(account, basis, typed);
    ChargeQuote {
        id: account.id.clone(),
        net,
        taxes,
        tax_bases,
        gross,
        remaining: account.left(Basis::Gross) - gross,
        explanation: Explanation::Value { typed, basis, left },
    }
}

//! What the lines, parcels and fees of a draft give back.

use super::item_refund::Credited;
use super::ledger::{Account, Ledger, Section};
use super::limits::check_amount;
use super::lines::line;
use super::report::Findings;
use crate::domain::credit::Past;
use crate::domain::credit::draft::{Basis, ChargeDraft, CreditNoteDraft};
use crate::domain::credit::explanation::{Explanation, Parts};
use crate::domain::credit::quote::{ChargeQuote, LineQuote};
use crate::domain::credit::refusal::{Cap, RefundProblem, RefundRefusal};
use crate::domain::money::Amount;
use crate::domain::order::{LineId, Order};

/// The items of a draft, as far as they are sound.
pub(in crate::domain::credit) struct Items {
    pub lines: Vec<LineQuote>,
    pub shipping: Vec<ChargeQuote>,
    pub fees: Vec<ChargeQuote>,
}

impl Items {
    /// Problems go to `findings`.
    pub fn of(ledger: &mut Ledger<'_>, draft: &CreditNoteDraft, findings: &mut Findings) -> Self {
        Self {
            lines: lines(&mut ledger.lines, draft, findings),
            shipping: charges(&mut ledger.shipping, ("shipping", Cap::Parcel), &draft.shipping, findings),
            fees: charges(&mut ledger.fees, ("fees", Cap::Fee), &draft.fees, findings),
        }
    }

    /// The items of a draft when all of them are.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn sound(order: &Order, past: &Past<'_>, draft: &CreditNoteDraft) -> Result<Self, Vec<RefundRefusal>> {
        let mut findings = Findings::default();
        let items = Self::of(&mut Ledger::new(order, past.quotes()), draft, &mut findings);
        findings.sound()?;
        Ok(items)
    }

    /// Their sums.
    pub fn parts(&self, zero: Amount) -> Parts {
        let charges = |charges: &[ChargeQuote]| charges.iter().fold(zero, |sum, charge| sum + charge.gross);
        Parts {
            lines: self.lines.iter().fold(zero, |sum, line| sum + line.gross),
            shipping: charges(&self.shipping),
            fees: charges(&self.fees),
            adjustment: zero,
        }
    }
}

fn lines(section: &mut Section<'_>, draft: &CreditNoteDraft, findings: &mut Findings) -> Vec<LineQuote> {
    let mut quotes = Vec::with_capacity(draft.lines.len().min(section.accounts.len()));
    for (position, asked) in draft.lines.iter().enumerate() {
        match claim(section, &asked.line) {
            Ok(account) => {
                let restock = asked.restock.unwrap_or(draft.restock);
                quotes.extend(line(account, (position, asked), restock, findings));
            }
            Err(problem) => findings.refuse(format!("/lines/{position}/line"), problem),
        }
    }
    quotes
}

/// The drafted parcels or fees, which stand in `field`.
fn charges(
    section: &mut Section<'_>,
    (field, cap): (&str, Cap),
    drafts: &[ChargeDraft],
    findings: &mut Findings,
) -> Vec<ChargeQuote> {
    let mut quotes = Vec::with_capacity(drafts.len().min(section.accounts.len()));
    for (position, draft) in drafts.iter().enumerate() {
        match claim(section, &draft.id) {
            Ok(account) => match check_amount(draft.amount, (cap, account.left(draft.basis)), false) {
                None => quotes.push(charge(account, draft)),
                Some(problem) => findings.refuse(format!("/{field}/{position}/amount"), problem),
            },
            Err(problem) => findings.refuse(format!("/{field}/{position}/id"), problem),
        }
    }
    quotes
}

/// Finds an item that the draft has not asked for before.
fn claim<'s, 'a>(section: &'s mut Section<'a>, id: &LineId) -> Result<&'s Account<'a>, RefundProblem> {
    let account = section.find(id).ok_or(RefundProblem::UnknownItem)?;
    if std::mem::replace(&mut account.asked, true) {
        return Err(RefundProblem::AskedTwice);
    }
    Ok(account)
}

fn charge(account: &Account<'_>, draft: &ChargeDraft) -> ChargeQuote {
    let ChargeDraft { amount: typed, basis, .. } = *draft;
    let left = account.left(basis);
    let Credited { net, taxes, gross } = Credited::of(account, basis, typed);
    ChargeQuote {
        id: account.id.clone(),
        net,
        taxes,
        gross,
        remaining: account.left(Basis::Gross) - gross,
        explanation: Explanation::Value { typed, basis, left },
    }
}

//! Refund calculations with the answers that other systems' own test suites state. Each case is an order, the
//! credit notes before, a draft, and what comes of it: a total, with or without its net and tax, or an error.

use avoir::domain::agent::{Agent, AgentId, Role};
use avoir::domain::credit::{
    CreditNote, CreditNoteDraft, CreditNoteNumber, Occasion, Past, PaymentShare, Quote, RefundRefusal, quote,
};
use avoir::domain::money::Amount;
use avoir::domain::order::Order;
use avoir::domain::timestamp::Timestamp;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    id: String,
    /// Where the facts come from.
    source: String,
    order: Order,
    prior: Vec<CreditNoteDraft>,
    draft: CreditNoteDraft,
    expect: Expectation,
}

#[derive(Deserialize)]
struct Expectation {
    total: Option<Amount>,
    net: Option<Amount>,
    tax: Option<Amount>,
    /// The other system's word for it; any refusal counts.
    error: Option<String>,
}

#[test]
fn every_case_of_the_other_systems_agrees() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("data/refund_cases.json")).unwrap();
    assert_eq!(cases.len(), 37);
    let wrong: Vec<String> = cases.iter().filter_map(|case| check(case).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn check(case: &Case) -> Result<(), String> {
    let mut order = case.order.clone();
    order.check().map_err(|problems| format!("{}: {problems:?}", case.id))?;
    order = order.spread_discount();
    let mut notes = Vec::new();
    for draft in &case.prior {
        let quote = credit(&order, &notes, draft).map_err(|refusals| format!("{}: before: {refusals:?}", case.id))?;
        notes.push(note(&order, notes.len(), quote));
    }
    let Expectation { total, net, tax, error } = &case.expect;
    let outcome = credit(&order, &notes, &case.draft);
    let agrees = match &outcome {
        Ok(quote) => {
            let same = |expected: &Option<Amount>, figure| expected.is_none_or(|expected| expected == figure);
            error.is_none() && same(total, quote.total) && same(net, quote.net) && same(tax, quote.tax)
        }
        Err(_) => error.is_some(),
    };
    if agrees { Ok(()) } else { Err(format!("{} ({}): {outcome:?}", case.id, case.source)) }
}

fn credit(order: &Order, notes: &[CreditNote], draft: &CreditNoteDraft) -> Result<Quote, Vec<RefundRefusal>> {
    let refunded: Vec<PaymentShare> = notes
        .iter()
        .flat_map(|note| &note.quote.allocation)
        .map(|share| PaymentShare { payment: share.payment.clone(), amount: share.amount })
        .collect();
    let quotes = notes.iter().map(|note| &note.quote).collect();
    quote(
        order,
        &Past { quotes, refunded, overpaid: Vec::new(), earlier: Vec::new(), occasion: Occasion::CreditNote },
        draft,
    )
}

fn note(order: &Order, before: usize, quote: Quote) -> CreditNote {
    CreditNote {
        tax_in_euros: None,
        number: CreditNoteNumber::new(2026, u32::try_from(before).unwrap() + 1),
        order: order.number.clone(),
        issued_at: Timestamp::EPOCH,
        issued_by: Agent { id: AgentId("a1".to_owned()), name: "Awa".to_owned(), role: Role::Agent },
        reason: String::new(),
        restock: Default::default(),
        corrects: None,
        for_return: None,
        quote,
    }
}

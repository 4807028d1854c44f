//! A credit note on the page of its order, and as the document that is printed.

use avoir::api::credit_notes::CreditNoteDocument;
use avoir::api::order_detail::fixture::detail;
use avoir::api::order_detail::{OrderDetail, SentMessage};
use avoir::domain::action::OrderAction;
use avoir::domain::agent::fixture::agent;
use avoir::domain::canned_reply::ReplyKind;
use avoir::domain::credit::{
    AdjustmentDraft, AdjustmentTax, Basis, ChargeDraft, CreditNote, CreditNoteDraft, CreditNoteNumber, LineDraft,
    LineRestock, Restock, UnitsByCondition, fixture,
};
use avoir::domain::locale::Locale;
use avoir::domain::mail_delivery::MailDelivery;
use avoir::domain::order::fixture::{amount, order};
use avoir::domain::order::{LineId, Order};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{GivenLess, RefundState, RefundTaskId};
use avoir::domain::timestamp::Timestamp;
use avoir::ui::screens::order::credit_note::{Medium, paper};
use leptos::prelude::*;

use crate::screen::{Look, Screen, allowing, at_note, done, providers, refund, screen};

/// Three mugs and their parcel for 31.60 €.
fn mugs() -> Order {
    order()
        .line("1", 3, "26.70", &["4.45"])
        .of_article("MUG-01", "Mug", "9.90")
        .parcel("s1", "4.90", &["0.82"])
        .carried_by("Colissimo")
        .paid("p1", PaymentProvider::HIPAY, "31.60")
        .in_transaction("8003121", "2026-11-20T09:14:05Z")
}

/// Two of them and a part of their shipping.
fn two_mugs() -> CreditNoteDraft {
    let [line, id] = ["1", "s1"].map(|id| LineId(id.to_owned()));
    CreditNoteDraft {
        lines: vec![LineDraft { line, quantity: Some(2), amount: None, basis: Basis::Gross, restock: None }],
        shipping: vec![ChargeDraft { id, amount: amount("2.00"), basis: Basis::Gross }],
        restock: Restock::Return,
        ..CreditNoteDraft::default()
    }
}

/// AV-2026-000001 of this draft.
fn issued(draft: &CreditNoteDraft) -> CreditNote {
    CreditNote {
        issued_by: agent("Zoé Petit"),
        reason: "Deux mugs ébréchés".to_owned(),
        restock: Restock::Return,
        ..fixture::note(detail(mugs()).case().quote(draft).expect("a sound draft"))
    }
}

/// AV-2026-000001, of 19.80 €.
pub fn note() -> CreditNote {
    issued(&two_mugs())
}

/// AV-2026-000002, which takes it back.
fn corrected() -> CreditNote {
    let wrong = note();
    CreditNote {
        number: CreditNoteNumber::new(2026, 2),
        reason: "Mauvaise commande".to_owned(),
        corrects: Some(wrong.number.clone()),
        quote: OrderDetail { credit_notes: vec![note()], ..detail(mugs()) }.case().correction(&wrong),
        ..wrong
    }
}

fn credited(credit_notes: Vec<CreditNote>, allowed: &[OrderAction]) -> OrderDetail {
    OrderDetail { credit_notes, ..allowing(allowed) }
}

/// The note of this number, opened.
fn opened(order: OrderDetail, number: u32) -> Screen {
    at_note(order, CreditNoteNumber::new(2026, number), Look::default())
}

/// The sheet that is printed of this note.
fn printed(note: CreditNote, locale: Locale) -> Screen {
    Screen::of(sheet(note, locale))
}

fn sheet(note: CreditNote, locale: Locale) -> String {
    let order = mugs();
    let seller_details = vec!["12 rue de la Paix, 75002 Paris".to_owned(), "TVA FR12345678901".to_owned()];
    let seller = "Boutique Lumière".to_owned();
    let document = CreditNoteDocument { seller, seller_details, seller_identity: None, order, note };
    avoir::ui::language::set_provider_names(providers());
    Owner::new().with(|| paper(&document, locale, Medium::Print).to_html())
}

#[test]
fn each_note_is_on_the_page_and_what_was_taken_back_says_so() {
    screen(credited(vec![note(), corrected()], &[OrderAction::OpenModification]), Look::default())
        .says("AV-2026-000001")
        .says("Note annulée")
        .says("Annule AV-2026-000001")
        .says("−19,80 €");
}

#[test]
fn an_opened_note_says_who_issued_it_why_and_what_became_of_the_stock() {
    let allowed = [OrderAction::OpenModification, OrderAction::SettleRefundTask, OrderAction::CorrectCreditNote];
    let mut to_refund = credited(vec![note()], &allowed);
    to_refund.refund_tasks = vec![refund("19.80", RefundState::ToDo)];
    opened(to_refund, 1)
        .says("Note de crédit AV-2026-000001")
        .says("Zoé Petit")
        .says("Deux mugs ébréchés")
        .says("Oui : les articles sont remis en stock")
        .says("Annuler cette note")
        .says("Imprimer")
        .says("Télécharger");
}

#[test]
fn an_opened_note_says_which_units_went_on_the_shelf() {
    let by = UnitsByCondition { new: 1, damaged: 1, ..UnitsByCondition::default() };
    let mut draft = two_mugs();
    draft.lines[0].restock = Some(LineRestock::By(by));
    opened(credited(vec![issued(&draft)], &[]), 1)
        .says("En partie : le reste n’est pas remis en stock")
        .says("+1 en stock +2 Remis en stock par remboursement −1 API supprimée Neufs : 1 · Abîmés : 1");
    draft.lines[0].restock = Some(LineRestock::By(UnitsByCondition { lost: 2, ..UnitsByCondition::default() }));
    opened(credited(vec![issued(&draft)], &[]), 1)
        .says("Non : le stock ne change pas")
        .says("−2 API supprimée Perdus : 2");
}

#[test]
fn a_note_that_can_not_be_corrected_says_why() {
    let allowed = [OrderAction::OpenModification, OrderAction::CorrectCreditNote];
    let mut begun = credited(vec![note()], &allowed);
    begun.refund_tasks = vec![refund("19.80", done())];
    opened(begun, 1).says("Ne peut plus être annulée : son remboursement est fait ou commencé.");
    opened(credited(vec![note(), corrected()], &allowed), 2)
        .says("Une note qui en annule une autre ne s’annule pas")
        .says("Annule AV-2026-000001");
    opened(credited(vec![note(), corrected()], &allowed), 1).says("Annulée par AV-2026-000002");
}

#[test]
fn a_note_is_taken_back_and_told_of_where_it_stands() {
    let allowed = [OrderAction::CorrectCreditNote, OrderAction::SendCreditNoteMail];
    screen(credited(vec![note()], &allowed), Look::default()).says("Annuler cette note").says("Écrire au client");
    screen(credited(vec![note()], &[]), Look::default())
        .does_not_say("Annuler cette note")
        .does_not_say("Écrire au client");
    let begun = OrderDetail { refund_tasks: vec![refund("19.80", done())], ..credited(vec![note()], &allowed) };
    screen(begun, Look::default()).does_not_say("Annuler cette note").says("Écrire au client");
    screen(credited(vec![note(), corrected()], &allowed), Look::default())
        .does_not_say("Annuler cette note")
        .does_not_say("Écrire au client");
}

#[test]
fn a_note_that_the_customer_was_told_of_says_when_and_is_not_told_again() {
    let mail = SentMessage {
        delivery: MailDelivery::Ready { leaves_at: Timestamp::EPOCH },
        to: "awa@example.com".to_owned(),
        subject: "Remboursement".to_owned(),
        body: "Bonjour".to_owned(),
        sent_at: Timestamp::EPOCH,
        sent_by: "Zoé Petit".to_owned(),
        credit_note: Some(note().number),
        ticket: None,
    };
    let told = OrderDetail { messages: vec![mail], ..credited(vec![note()], &[OrderAction::SendCreditNoteMail]) };
    screen(told.clone(), Look::default()).says("Mail au client mis à l’envoi").does_not_say("Écrire au client");
    opened(told.clone(), 1).says("Mail au client mis à l’envoi").does_not_say("Écrire au client");

    // The reply is about the last note, of which no mail tells.
    let next = CreditNote { number: CreditNoteNumber("AV-2026-000002".to_owned()), ..note() };
    let twice = OrderDetail { credit_notes: vec![note(), next], ..told.clone() };
    let is_told = |order: &OrderDetail| order.is_told_by_mail(ReplyKind::Credited);
    assert_eq!((is_told(&told), is_told(&twice)), (true, false));
}

#[test]
fn the_sheet_has_all_that_a_french_note_has() {
    let sheet = printed(note(), Locale::Fr);
    for words in [
        "Note de crédit n° AV-2026-000001",
        "Boutique Lumière",
        "12 rue de la Paix, 75002 Paris",
        "TVA FR12345678901",
        "Awa Diallo",
        "ORD00123 du",
        "Deux mugs ébréchés",
        "Mug Réf. MUG-01 2 7,42 € 14,83 € 20 % 17,80 €",
        "Colissimo",
        "TVA 20 % 16,50 € 3,30 €",
        "Total HT 16,50 €",
        "Total TVA 3,30 €",
        "Total TTC 19,80 €",
        "Remboursement par : HiPay transaction 8003121 19,80 €",
    ] {
        sheet.says(words);
    }
    // Nothing on paper leads anywhere.
    sheet.has_not("<a ");
}

#[test]
fn a_correction_is_printed_below_zero_with_the_note_that_it_takes_back() {
    printed(corrected(), Locale::Fr)
        .says("Annulation d’une note de crédit, n° AV-2026-000002")
        .says("Annule la note de crédit n° AV-2026-000001")
        .says("Mug Réf. MUG-01 −2 7,42 € −14,83 € 20 % −17,80 €")
        .says("Total TTC −19,80 €")
        .says("N’est plus à rembourser par : HiPay");
}

#[test]
fn a_customer_who_reads_english_gets_an_english_sheet() {
    printed(note(), Locale::En)
        .says("Credit note no. AV-2026-000001")
        .says("Total incl. tax €19.80")
        .says("20%")
        .says("Refund by: HiPay");
}

/// The note, with goodwill that holds no tax.
fn with_goodwill() -> CreditNote {
    let goodwill = AdjustmentDraft { amount: amount("2.10"), reason: "Retard".to_owned(), tax: AdjustmentTax::None };
    issued(&CreditNoteDraft { adjustment: Some(goodwill), ..two_mugs() })
}

#[test]
fn what_has_no_tax_says_so_and_has_its_base_beside_those_of_the_taxes() {
    printed(with_goodwill(), Locale::Fr)
        .says("Ajustement Retard 2,10 € Sans taxe 2,10 €")
        .says("TVA 20 % 16,50 € 3,30 € Sans taxe 2,10 € 0,00 €")
        .says("Total HT 18,60 €");
    printed(with_goodwill(), Locale::En).says("Adjustment Retard €2.10 Untaxed €2.10");
    printed(note(), Locale::Fr).does_not_say("Sans taxe");
}

#[test]
fn what_a_till_used_is_said_where_the_note_stands_and_with_its_refund() {
    let rest = RefundTaskId("t2".to_owned());
    let less = Some(GivenLess { given: amount("12.00"), rest: rest.clone() });
    let used = RefundState::UsedAtTill { receipt: "T-42".to_owned(), at: Timestamp::EPOCH, less };
    let mut left = refund("7.80", RefundState::ToDo);
    left.task.id = rest;
    let order = |refund_tasks| OrderDetail {
        refund_tasks,
        ..credited(vec![note()], &[OrderAction::ReviseRefundTask, OrderAction::SettleRefundTask])
    };
    let in_part = order(vec![refund("19.80", used), left]);
    screen(in_part.clone(), Look::default())
        .says("Utilisée en caisse : 12,00 €, encore utilisable : 7,80 €")
        .says("12,00 € , ticket de caisse T-42");
    screen(in_part, Look { locale: Locale::En, ..Look::default() })
        .says("Used at a till: €12.00, still usable: €7.80")
        .says("till receipt T-42");
    let whole = RefundState::UsedAtTill { receipt: "T-42".to_owned(), at: Timestamp::EPOCH, less: None };
    screen(order(vec![refund("19.80", whole)]), Look::default())
        .says("Utilisée en caisse : 19,80 €")
        .does_not_say("encore utilisable")
        .does_not_say("Annuler cette note");
    screen(order(vec![refund("19.80", RefundState::ToDo)]), Look::default()).does_not_say("en caisse");
}

#[test]
fn a_printed_note_has_its_number_for_a_tills_scanner_and_what_takes_it_back_has_none() {
    let barcode = r#"role="img" aria-label="AV-2026-000001:"#;
    for locale in [Locale::Fr, Locale::En] {
        let html = sheet(note(), locale);
        assert!(html.contains(barcode) && html.contains("width=\""), "{html}");
        assert!(!sheet(corrected(), locale).contains("paper-barcode"));
    }
}

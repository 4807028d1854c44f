//! An order for which more was paid than it cost, or less: what the page, the dialogs and the paper say of it.

use avoir::api::credit_notes::CreditNoteDocument;
use avoir::api::order_detail::OrderDetail;
use avoir::api::order_detail::fixture::detail;
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::Cancellation;
use avoir::domain::credit::{Basis, CreditNoteDraft, LineDraft, Payout, fixture};
use avoir::domain::locale::Locale;
use avoir::domain::order::fixture::order;
use avoir::domain::order::{LineId, Order};
use avoir::domain::payment::PaymentProvider;
use avoir::domain::refund_task::{Overpayment, RefundCause, RefundState};
use avoir::ui::screens::order::credit_note::{Medium, paper};
use avoir::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use avoir::ui::screens::order::overpayment::{OverpaymentDialog, OverpaymentDraft};
use leptos::prelude::*;

use crate::credit_note_form::form;
use crate::screen::{Look, Screen, held, opened_by, refund, screen, view_of};
use crate::steps::asked_for;

const MAY_REFUND: [OrderAction; 2] = [OrderAction::OpenModification, OrderAction::RefundOverpayment];

fn sold() -> Order {
    order()
        .numbered("ORD00123", "2026-11-20T09:14:00Z")
        .line("1", 2, "60.00", &["10.00"])
        .of_article("MUG-01", "Mug", "30.00")
}

/// 60.00, transferred twice.
fn paid_twice(allowed: &[OrderAction]) -> OrderDetail {
    let sold = sold()
        .paid("p1", PaymentProvider::BANK_TRANSFER, "60.00")
        .in_transaction("VIR-1", "2026-11-20T09:14:05Z")
        .paid("p2", PaymentProvider::BANK_TRANSFER, "60.00")
        .in_transaction("VIR-2", "2026-11-20T09:15:05Z");
    OrderDetail { allowed_actions: allowed.to_vec(), ..detail(sold) }
}

/// 60.00, of which 50.00 was paid.
fn part_paid(allowed: &[OrderAction]) -> OrderDetail {
    let sold = sold().paid("p1", PaymentProvider::HIPAY, "50.00").in_transaction("8003121", "2026-11-20T09:14:05Z");
    OrderDetail { allowed_actions: allowed.to_vec(), ..detail(sold) }
}

fn confirmed(order: OrderDetail) -> OrderDetail {
    let allowed_actions = vec![OrderAction::CloseModification, OrderAction::RequestCancellation];
    held(OrderDetail { cancellation: Cancellation::Confirmed, allowed_actions, ..order })
}

fn english() -> Look {
    Look { locale: Locale::En, ..Look::default() }
}

#[test]
fn the_page_names_what_was_paid_too_much_and_offers_to_give_it_back() {
    screen(paid_twice(&MAY_REFUND), Look::default())
        .says("Trop-perçu : 60,00 €")
        .says("Cette somme revient sans note de crédit.")
        .says("Rembourser le trop-perçu");
    screen(paid_twice(&MAY_REFUND), english()).says("Overpayment: €60.00").says("Refund the overpayment");
    screen(paid_twice(&[]), Look::default()).says("Trop-perçu : 60,00 €").does_not_say("Rembourser le trop-perçu");
    screen(part_paid(&[]), Look::default()).does_not_say("Trop-perçu");
}

/// The dialog that gives it back.
fn dialog(look: Look) -> Screen {
    view_of(paid_twice(&MAY_REFUND), look, || {
        Dialogs::provide();
        OverpaymentDraft::provide();
        Dialogs::expect().show(OpenDialog::Overpayment);
        view! { <OverpaymentDialog/> }.into_any()
    })
}

#[test]
fn the_dialog_proposes_the_last_payment_and_all_of_it() {
    dialog(Look::default())
        .says("Le client a payé 60,00 € de plus que la commande n’a coûté.")
        .says("Paiement à rembourser")
        .says("Au plus 60,00 €.")
        .says("Rembourser 60,00 €")
        .has("<option value=\"1\" selected>Virement bancaire · VIR-2");
    dialog(english()).says("The customer paid €60.00 more than the order cost.").says("Refund €60.00");
}

#[test]
fn a_refund_of_it_says_why_in_place_of_a_note() {
    let mut task = refund("60.00", opened_by("Awa"));
    let reason = "Payé deux fois".to_owned();
    task.task.cause = RefundCause::Overpayment(Overpayment { reason, by: "Awa".to_owned() });
    let allowed = [OrderAction::OpenModification, OrderAction::SettleRefundTask];
    let waiting = OrderDetail { refund_tasks: vec![task], ..paid_twice(&allowed) };
    screen(waiting, Look::default()).says("Trop-perçu : Payé deux fois").does_not_say("Note de crédit AV-");
}

#[test]
fn a_cancellation_says_what_part_of_its_total_was_never_owed() {
    asked_for(confirmed(paid_twice(&[])), Locale::Fr)
        .says("Montant total à rembourser 120,00 €")
        .says("Virement bancaire 60,00 € Trop-perçu 60,00 €")
        .does_not_say("La note de crédit porte sur");
    asked_for(confirmed(paid_twice(&[])), Locale::En).says("€120.00").says("Overpayment €60.00");
}

#[test]
fn a_cancellation_of_what_is_paid_in_part_says_what_the_note_credits() {
    asked_for(confirmed(part_paid(&[])), Locale::Fr)
        .says("Montant total à rembourser 50,00 €")
        .says("La note de crédit porte sur 60,00 €")
        .does_not_say("trop-perçu");
}

#[test]
fn the_form_offers_to_credit_what_was_not_paid_only_where_something_was_not() {
    let offer = "Créditer aussi ce qui n’a pas été payé";
    let allowed = [OrderAction::IssueCreditNote];
    form(part_paid(&allowed), Look::default(), &[]).says(offer).says("la note va jusqu’aux 50,00 € encaissés");
    form(part_paid(&allowed), english(), &[]).says("Also credit what was not paid");
    form(paid_twice(&allowed), Look::default(), &[]).does_not_say(offer).says("Trop-perçu 60,00 €");
}

/// The sheet of a unit of 30.00, credited on the balance.
fn sheet(payout: Payout, locale: Locale) -> Screen {
    let line =
        LineDraft { line: LineId("1".to_owned()), quantity: Some(1), amount: None, basis: Basis::Gross, restock: None };
    let draft = CreditNoteDraft { lines: vec![line], payout, ..CreditNoteDraft::default() };
    let order = part_paid(&[]);
    let note = fixture::note(order.case().quote(&draft).expect("a sound draft"));
    avoir::ui::language::set_provider_names(crate::screen::providers());
    let document = CreditNoteDocument {
        seller: "Boutique Lumière".to_owned(),
        seller_details: Vec::new(),
        seller_identity: None,
        order: order.order,
        note,
    };
    Screen::of(Owner::new().with(|| paper(&document, locale, Medium::Print).to_html()))
}

#[test]
fn the_paper_says_what_of_the_total_goes_back() {
    sheet(Payout::Balance, Locale::Fr)
        .says("Total TTC 30,00 €")
        .says("dont à rembourser 20,00 €")
        .says("Remboursement par : HiPay transaction 8003121 20,00 €");
    sheet(Payout::Balance, Locale::En).says("of which to be refunded €20.00");
    sheet(Payout::Full, Locale::Fr).says("Total TTC 30,00 €").does_not_say("dont à rembourser");
}

#[test]
fn the_paper_of_a_note_that_pays_nothing_out_is_a_whole_one() {
    let line =
        LineDraft { line: LineId("1".to_owned()), quantity: Some(1), amount: None, basis: Basis::Gross, restock: None };
    let draft = CreditNoteDraft { lines: vec![line], payout: Payout::Balance, ..CreditNoteDraft::default() };
    let mut order = part_paid(&[]);
    order.order.payments.clear();
    avoir::ui::language::set_provider_names(crate::screen::providers());
    let document = CreditNoteDocument {
        seller: "Boutique Lumière".to_owned(),
        seller_details: Vec::new(),
        seller_identity: None,
        note: fixture::note(order.case().quote(&draft).expect("a sound draft")),
        order: order.order,
    };
    Screen::of(Owner::new().with(|| paper(&document, Locale::Fr, Medium::Print).to_html()))
        .says("Boutique Lumière")
        .says("Note de crédit n° AV-2026-000001")
        .says("Rien n’est à rembourser.");
}

#[test]
fn a_refund_that_waits_is_no_part_of_what_is_left_too_much() {
    let mut task = refund("60.00", RefundState::ToDo);
    task.task.cause =
        RefundCause::Overpayment(Overpayment { reason: "Payé deux fois".to_owned(), by: "Awa".to_owned() });
    let given = OrderDetail { refund_tasks: vec![task], ..paid_twice(&[]) };
    let amounts = given.case().amounts();
    screen(OrderDetail { amounts, ..given }, Look::default()).does_not_say("Trop-perçu : 60,00 €");
}

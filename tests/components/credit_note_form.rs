//! *Ajouter une note de crédit*: what the form says, rendered to text without a browser.

use avoir::api::field_error::FieldError;
use avoir::api::operations::OperationKind;
use avoir::api::order_detail::OrderDetail;
use avoir::api::order_detail::fixture::detail;
use avoir::api::problem::{Problem, ProblemCode};
use avoir::client::command::OrderCommand;
use avoir::domain::action::OrderAction;
use avoir::domain::credit::{Basis, CreditNoteDraft, LineDraft};
use avoir::domain::locale::Locale;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::order::fixture::{order, order_in};
use avoir::domain::order::{LineId, Order};
use avoir::domain::payment::PaymentProvider;
use avoir::ui::screens::order::credit_note_form::{CreditNoteForm, FormField, FormStore};
use avoir::ui::screens::order::open_dialog::Dialogs;
use avoir::ui::screens::order::store::{OrderStore, Writing};
use leptos::prelude::*;

use crate::screen::{Look, Screen, allowing, amounts, order_with, screen, view_of};

/// The open form of this order, with these texts in it.
pub fn form(order: OrderDetail, look: Look, texts: &[(FormField, &str)]) -> Screen {
    form_after(order, look, texts, |_| {})
}

/// The form once this was done with it.
fn form_after(order: OrderDetail, look: Look, texts: &[(FormField, &str)], deed: impl FnOnce(FormStore)) -> Screen {
    view_of(order, look, move || {
        Dialogs::provide();
        FormStore::provide();
        let credit = FormStore::expect();
        texts.iter().for_each(|(field, text)| credit.set_text(field, (*text).to_owned()));
        deed(credit);
        view! { <CreditNoteForm/> }.into_any()
    })
}

fn mug() -> LineId {
    LineId("1".to_owned())
}

fn creditable() -> OrderDetail {
    allowing(&[OrderAction::OpenModification, OrderAction::IssueCreditNote])
}

/// The form is of this order.
fn selling(order: Order) -> OrderDetail {
    OrderDetail { allowed_actions: creditable().allowed_actions, ..detail(order) }
}

#[test]
fn the_page_offers_it_where_it_is_possible_and_else_says_why_not() {
    screen(creditable(), Look::default()).says("Ajouter une note de crédit");
    let nothing = order_with(|order| order.amounts = amounts("44.60", "0.00", "0.00"));
    screen(nothing, Look::default()).says("Ajouter une note de crédit Il ne reste rien à rembourser.");
}

#[test]
fn an_empty_form_says_what_is_left_and_comes_to_nothing() {
    form(creditable(), Look::default(), &[])
        .says("Commandé 4 Remboursé 0 Reste 4 · 39,70 €")
        .says("Montant payé")
        .says("Rembourse tout ce qui reste : 44,60 €")
        .says("Frais d’expédition")
        .says("Mise à jour de l’inventaire")
        .says("Total à rembourser 0,00 €")
        .does_not_say("Indiquez ce que vous remboursez")
        .does_not_say("Répartition sur les paiements");
}

#[test]
fn the_button_says_what_it_does_and_the_figures_what_it_comes_to() {
    form(creditable(), Look::default(), &[(FormField::Quantity(mug()), "1")])
        .says("Ajouter · 9,93 € sur HiPay")
        .says("TVA 20 % Expliquer : TVA 20 % : 1,66 €")
        .says("Encaissé 44,60 €")
        .says("Cette note 9,93 €")
        .says("Reste remboursable 34,67 €");
    let english = Look { locale: Locale::En, ..Look::default() };
    form(creditable(), english, &[(FormField::Quantity(mug()), "1")])
        .says("Add · €9.93 on HiPay")
        .says("Ordered 4 Refunded 0 Left 4 · €39.70");
}

#[test]
fn a_typed_total_is_taken_by_one_press_and_sent_by_the_next() {
    let typed =
        [(FormField::Quantity(mug()), "1"), (FormField::Total, "9"), (FormField::AdjustmentReason, "Frais de retour")];
    form(creditable(), Look::default(), &typed).says("Ajouter · 9,93 € sur HiPay");
    let press = |credit: FormStore| {
        credit.submit(NodeRef::new());
        assert!(matches!(OrderStore::expect().writing().get_untracked(), Writing::Idle), "nothing is sent");
    };
    form_after(creditable(), Look::default(), &typed, press).says("Ajouter · 9,00 € sur HiPay");
}

#[test]
fn a_limit_is_said_with_what_may_be_taken() {
    form(creditable(), Look::default(), &[(FormField::Value(mug()), "50")])
        .says("Il reste 39,70 € sur cette ligne. Prendre 39,70 €")
        .has("aria-invalid=\"true\"")
        .does_not_say("Ajouter ·");
}

#[test]
fn while_something_is_wrong_no_sum_is_shown_anywhere() {
    let parcel = (FormField::Parcel(LineId("s1".to_owned())), "4,90");
    for wrong in ["5,5555", "99", "99,999"] {
        form(
            creditable(),
            Look::default(),
            &[(FormField::Quantity(mug()), "1"), (FormField::Value(mug()), wrong), parcel.clone()],
        )
        .says("Total à rembourser – Corrigez d’abord ce qui est signalé.")
        .says("Articles – Total HT – Total à rembourser –")
        .says("Encaissé 44,60 € Remboursé ou en cours 0,00 € Cette note – Reste remboursable – Gardé par la boutique –")
        .does_not_say("TVA")
        .does_not_say("Expliquer : Mug")
        .does_not_say("Ajouter ·")
        .does_not_say("C’est");
    }
}

#[test]
fn what_is_ambiguous_offers_both_readings() {
    let sofa = order().line("1", 1, "1599.99", &[]).parcel("s1", "4.90", &["0.82"]);
    let dear = selling(sofa.paid("p1", PaymentProvider::HIPAY, "1604.89"));
    form(dear, Look::default(), &[(FormField::Value(mug()), "1.234")]).says("C’est 1 234,00 €");
}

#[test]
fn gift_cards_are_said_to_come_back_by_cancelling_only() {
    let mut paid = creditable();
    paid.order.payments.clear();
    paid.order = paid.order.paid("g", PaymentProvider::GIFT_CARD, "10.00").paid("p1", PaymentProvider::HIPAY, "34.60");
    form(paid, Look::default(), &[(FormField::Quantity(mug()), "1")])
        .says("n’est recréditée qu’en annulant la commande")
        .says("Rembourse tout ce qui reste hors carte-cadeau : 34,60 €")
        .says("Répartition sur les paiements")
        .says("ramené à 0,00 € : la carte-cadeau ne revient qu’en annulant la commande.")
        .does_not_say("Carte-cadeau d’abord");
}

/// What the backend answers to one unit of the mug.
fn refused(code: ProblemCode, errors: &str) -> Look {
    let body = CreditNoteDraft {
        lines: vec![LineDraft { line: mug(), quantity: Some(1), amount: None, basis: Basis::Gross, restock: None }],
        expected_total: Some("9.93".parse().expect("an amount")),
        ..CreditNoteDraft::default()
    };
    let errors: Vec<FieldError> = serde_json::from_str(errors).expect("errors as on the wire");
    let problem = Problem { errors, ..Problem::from(code) };
    let command = OrderCommand::IssueCreditNote(Box::new(body));
    assert_eq!(command.kind(), OperationKind::IssueCreditNote);
    Look { writing: Writing::Refused { command, problem: Box::new(problem) }, ..Look::default() }
}

#[test]
fn what_the_backend_refuses_is_said_at_its_field_until_the_form_is_another() {
    let mismatch = r#"[{"pointer":"/expected_total","code":"quote_mismatch","computed":"9.92"}]"#;
    let asked = [(FormField::Quantity(mug()), "1")];
    form(creditable(), refused(ProblemCode::QuoteMismatch, mismatch), &asked)
        .says("Le serveur calcule 9,92 € au lieu de 9,93 €. Rien n’a été enregistré.")
        .says("Le total calculé par le serveur diffère de celui affiché.");
    form(creditable(), refused(ProblemCode::QuoteMismatch, mismatch), &[(FormField::Quantity(mug()), "2")])
        .does_not_say("Le serveur calcule");
    let exceeds = r#"[{"pointer":"/lines/0/quantity","code":"quantity_exceeds_refundable","refundable":"0"}]"#;
    form(creditable(), refused(ProblemCode::AmountExceedsRefundable, exceeds), &asked)
        .says("Il ne reste aucune unité à rembourser.");
}

#[test]
fn amounts_of_other_currencies_have_their_own_digits() {
    let cups = order_in("JPY").line("1", 3, "1000", &[]).of_article("S", "Tasse", "333");
    let yen = selling(cups.paid("p1", PaymentProvider::STRIPE, "1000"));
    form(yen, Look::default(), &[(FormField::Quantity(mug()), "1")]).says("Ajouter · 333 ¥ sur Stripe");
}

/// The form of an order that was delivered, with two mugs in it.
fn two_delivered(look: Look, deed: impl FnOnce(FormStore)) -> Screen {
    let mut order = creditable();
    order.order.logistic_status = LogisticStatus::Delivered;
    form_after(order, look, &[(FormField::Quantity(mug()), "2")], deed)
}

#[test]
fn what_the_stock_log_will_have_is_read_before_it_is_decided() {
    two_delivered(Look::default(), |_| {})
        .says("La note de crédit n’a pas d’incidence sur les stocks.")
        .says("Mouvements de stock à venir Mug Stock inchangé +2 Remis en stock par remboursement −2 API supprimée");
    let restocking = |credit: FormStore| credit.edit(|form, _| form.restocks = true);
    two_delivered(Look::default(), restocking)
        .says("Les unités remboursées sont remises en stock.")
        .says("Mug +2 en stock +2 Remis en stock par remboursement Neufs : 2")
        .does_not_say("−2 API supprimée");
    let english = || Look { locale: Locale::En, ..Look::default() };
    two_delivered(english(), restocking)
        .says("Stock movements to come Mug +2 in stock +2 Returned to stock by refunding New: 2");
    two_delivered(english(), |_| {}).says("Stock unchanged +2 Returned to stock by refunding −2 API removed");
}

#[test]
fn of_what_was_not_sent_it_says_that_it_never_left() {
    let restocking = |credit: FormStore| credit.edit(|form, _| form.restocks = true);
    form_after(creditable(), Look::default(), &[(FormField::Quantity(mug()), "1")], restocking)
        .says("+1 en stock +1 Remis en stock par remboursement Jamais partis : 1");
}

#[test]
fn a_part_of_the_value_moves_no_stock() {
    form(creditable(), Look::default(), &[(FormField::Value(mug()), "5")]).does_not_say("Mouvements de stock à venir");
}

//! The page.

use std::iter;

use avoir::api::order_detail::{OrderDetail, SharedTransaction};
use avoir::domain::action::OrderAction;
use avoir::domain::agent::Role;
use avoir::domain::cancellation::{Cancellation, ContactChannel};
use avoir::domain::case::{OrderAmounts, PaymentState};
use avoir::domain::eligibility::NotCancellable;
use avoir::domain::locale::Locale;
use avoir::domain::logistic_status::LogisticStatus;
use avoir::domain::modification::Lease;
use avoir::domain::order::OrderNumber;
use avoir::domain::order::fixture::amount;
use avoir::domain::payment::Authorization;
use avoir::domain::timestamp::Timestamp;
use avoir::ui::kit::{SlowNotice, TakesLong};
use leptos::prelude::*;

use crate::screen::{
    Look, agent, allowing, amounts, at_step, held, opened_by, order, order_with, refund, screen, view_of,
};

#[test]
fn a_line_that_cost_less_than_its_units_says_by_how_much() {
    screen(order(), Look::default()).does_not_say("Remise");
    let reduced = order_with(|order| order.order.lines[0].unit_price = "12.41".parse().unwrap());
    screen(reduced, Look::default()).says("Remise − 9,94 €");
}

#[test]
fn what_was_charged_is_shown_line_by_line_and_adds_up() {
    screen(order(), Look::default())
        .says("Commande ORD00123")
        .says("Mug")
        .says("TVA 20 % 7,44 €")
        .says("Total HT 37,16 €")
        .says("Total TTC 44,60 €");
}

#[test]
fn the_same_page_is_there_in_english() {
    let english = Look { locale: Locale::En, ..Look::default() };
    screen(order(), english).says("Order ORD00123").says("Total incl. tax €44.60").says("Order modification");
}

#[test]
fn what_was_erased_is_said_with_its_day() {
    let erased_at = Timestamp::parse("2029-12-01T10:00:00Z");
    let erased = || OrderDetail { erased_at, ..order() };
    screen(erased(), Look::default()).says("Données personnelles effacées le");
    screen(erased(), Look { locale: Locale::En, ..Look::default() }).says("Personal data erased on");
    screen(order(), Look::default()).does_not_say("effacées");
}

#[test]
fn money_that_is_on_its_way_is_not_shown_as_given_back() {
    let pending = OrderDetail {
        payment_state: PaymentState::RefundPending,
        amounts: amounts("0.00", "44.60", "0.00"),
        refund_tasks: vec![refund("44.60", opened_by("Awa"))],
        ..at_step(
            Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: None },
            &[OrderAction::OpenModification],
        )
    };
    screen(pending, Look::default())
        .says("Remboursement en cours")
        .says("En attente de réponse")
        .says("Remboursé 0,00 €")
        .says("En cours de remboursement 44,60 €")
        .says("Commande annulée. 44,60 € restent à rembourser.")
        .does_not_say("Effectué");
}

#[test]
fn amounts_that_do_not_add_up_warn_before_anything_is_refunded() {
    let wrong = order_with(|order| order.amounts = amounts("40.00", "0.00", "44.60"));
    screen(wrong, Look::default()).says("Ces montants ne s’additionnent pas");
}

#[test]
fn a_name_that_turns_the_text_around_is_shown_for_what_it_is() {
    let evil = order_with(|order| order.order.customer.name = "Eve\u{202e}".to_owned());
    screen(evil, Look::default()).says("[U+202E]").has_not("\u{202e}");
}

#[test]
fn markup_in_a_name_is_text() {
    let evil = order_with(|order| order.order.customer.name = "<img src=x onerror=alert(1)>".to_owned());
    screen(evil, Look::default()).has_not("<img");
}

#[test]
fn the_switch_has_one_name_on_and_off() {
    let on = held(allowing(&[OrderAction::CloseModification, OrderAction::CheckCancellation]));
    screen(order(), Look::default()).has("aria-checked=\"false\"").says("Modification de la commande OFF");
    screen(on, Look::default())
        .has("aria-checked=\"true\"")
        .says("Modification de la commande ON")
        .says("par vous, jusqu’à");
}

#[test]
fn who_else_has_the_order_is_named_and_only_a_lead_may_take_over() {
    let mut by_zoe = allowing(&[]);
    by_zoe.lease = Some(Lease::starting(agent("Zoé", Role::Lead), Timestamp::EPOCH));
    screen(by_zoe.clone(), Look::default())
        .says("Zoé modifie cette commande, jusqu’à")
        .does_not_say("Reprendre la main");
    by_zoe.allowed_actions = vec![OrderAction::TakeOverModification];
    screen(by_zoe, Look::default()).says("Reprendre la main");
}

#[test]
fn an_order_in_a_status_of_a_later_version_is_shown_and_not_modified() {
    let unknown = order_with(|order| {
        order.order.logistic_status = LogisticStatus::Unknown;
        order.not_cancellable = Some(NotCancellable::UnknownStatus);
    });
    screen(unknown, Look::default())
        .says("État inconnu")
        .says("elle ne peut pas être modifiée ici")
        .has("aria-disabled=\"true\"");
}

#[test]
fn what_takes_long_says_so_and_can_be_tried_again() {
    let view = || view! { <TakesLong busy=false retry=Callback::new(|()| {})/> }.into_any();
    view_of(order(), Look::default(), view).says("C’est plus long que d’habitude").says("Réessayer");
    let english = Look { locale: Locale::En, ..Look::default() };
    view_of(order(), english, view).says("This takes longer than usual").says("Try again");
}

#[test]
fn what_was_only_just_asked_for_is_awaited_without_a_word() {
    let view = || view! { <SlowNotice retry=Callback::new(|()| {})/> }.into_any();
    view_of(order(), Look::default(), view).does_not_say("plus long").does_not_say("Réessayer");
}

#[test]
fn a_transaction_of_several_orders_is_said_at_its_payment() {
    let shared = || {
        order_with(|order| {
            let orders = vec![OrderNumber("ORD77".to_owned())];
            order.shared_transactions = vec![SharedTransaction { payment: order.order.payments[0].id.clone(), orders }];
        })
    };
    screen(shared(), Look::default()).says("La même transaction est aussi sur : ORD77.");
    let english = Look { locale: Locale::En, ..Look::default() };
    screen(shared(), english).says("The same transaction is also on: ORD77.");
    screen(order(), Look::default()).does_not_say("La même transaction");
}

#[test]
fn what_is_set_aside_is_said_to_be_until_it_expires() {
    // Read at the beginning of 1970.
    let until = |days: i64| {
        order_with(|order| {
            let payment = &mut order.order.payments[0];
            let expires_at = Some(Timestamp::EPOCH + time::Duration::days(days));
            payment.authorized = Some(Authorization { amount: payment.captured, expires_at });
            payment.captured = amount("0.00");
            order.amounts = OrderAmounts::of(&order.order, iter::empty());
            order.payment_state = order.amounts.payment_state();
        })
    };
    screen(until(1), Look::default())
        .says("Autorisée")
        .says("Autorisé, non encaissé : 44,60 €, jusqu’au 1970-01-02T00:00:00Z");
    screen(until(-1), Look::default())
        .says("Autorisation de 44,60 € expirée le 1969-12-31T00:00:00Z : rien n’a été encaissé");
}

#[test]
fn a_hundred_times_the_price_is_said_to_be_rather_a_slip() {
    let paid = |captured: &str| {
        let captured = amount(captured);
        order_with(|order| {
            order.order.payments[0].captured = captured;
            order.amounts = OrderAmounts::of(&order.order, iter::empty());
        })
    };
    screen(paid("4460.00"), Look::default())
        .says("4 460,00 € encaissés pour une commande de 44,60 € : c’est plutôt une erreur de saisie ou d’export.");
    screen(paid("50.00"), Look::default()).does_not_say("c’est plutôt une erreur");
}

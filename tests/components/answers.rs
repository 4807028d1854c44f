//! The transaction pop-in: the way to the bank, and the question for whoever comes back.

use avoir::api::order_detail::{OrderDetail, RefundTaskDetail};
use avoir::domain::action::OrderAction;
use avoir::domain::cancellation::{Cancellation, ContactChannel};
use avoir::domain::case::PaymentState;
use avoir::domain::locale::Locale;
use avoir::domain::refund_task::{AlternativeMethod, RefundMeans, RefundState};

use crate::screen::{Look, amounts, at_step, held, opened_by, refund, screen};

/// An order whose one refund is in this state, with this link.
fn refunding(state: RefundState, portal_url: Option<&str>) -> OrderDetail {
    let cancellation = Cancellation::Refunding { contact_channel: ContactChannel::Phone, mail: None };
    let task = RefundTaskDetail { portal_url: portal_url.map(str::to_owned), ..refund("44.60", state) };
    held(OrderDetail {
        payment_state: PaymentState::RefundPending,
        amounts: amounts("0.00", "44.60", "0.00"),
        refund_tasks: vec![task],
        ..at_step(cancellation, &[OrderAction::CloseModification, OrderAction::SettleRefundTask])
    })
}

const HIPAY: Option<&str> = Some("https://merchant.hipay-tpp.com/maccount/transaction/8003121");

#[test]
fn the_card_has_all_that_finds_the_transaction_and_the_way_there() {
    screen(refunding(RefundState::ToDo, HIPAY), Look::default())
        .says("Remboursements réglés : 0 sur 1")
        .says("Montant exact 44,60 €")
        .says("Transaction 8003121")
        .says("Valeur de la commande 44,60 €")
        .says("Client Awa Diallo")
        .says("Ouvrir HiPay")
        .does_not_say("a-t-il été effectué");
}

#[test]
fn the_portal_opens_apart_and_learns_nothing_of_where_the_agent_came_from() {
    screen(refunding(opened_by("Awa"), HIPAY), Look::default())
        .has("target=\"_blank\"")
        .has("rel=\"noopener noreferrer\"")
        .has("referrerpolicy=\"no-referrer\"");
}

#[test]
fn who_comes_back_is_asked_what_came_of_it() {
    screen(refunding(opened_by("Awa"), HIPAY), Look::default())
        .says("Le remboursement de 44,60 € chez HiPay a-t-il été effectué ?")
        .says("Remboursement effectué")
        .says("Remboursement impossible")
        .says("Rouvrir HiPay");
}

#[test]
fn who_takes_it_up_learns_that_somebody_else_went_to_the_provider() {
    screen(refunding(opened_by("Ben"), HIPAY), Look::default())
        .says("Le remboursement est peut-être déjà fait : vérifiez chez HiPay avant de rembourser.")
        .says("Pris en charge par Ben")
        .says("Cherchez la transaction 8003121 : un remboursement de 44,60 € y figure-t-il ?")
        .says("Si oui, ne remboursez pas : reprenez-le ici, puis donnez sa référence.")
        .says("Regarder chez HiPay")
        .says("Reprendre à la place de Ben")
        .does_not_say("a-t-il été effectué")
        .does_not_say("Remboursement impossible")
        .does_not_say("ne s’est pas ouvert");
    screen(refunding(opened_by("Awa"), HIPAY), Look::default())
        .does_not_say("peut-être déjà fait")
        .does_not_say("Reprendre à la place")
        .says("ne s’est pas ouvert");
    let english = Look { locale: Locale::En, ..Look::default() };
    screen(refunding(opened_by("Ben"), HIPAY), english).says("Take over from Ben");
}

#[test]
fn a_link_that_is_not_the_providers_own_is_set_aside() {
    for url in ["javascript:alert(1)", "https://hipay.com.evil.example/", "http://hipay.com/"] {
        screen(refunding(RefundState::ToDo, Some(url)), Look::default())
            .says("Lien non sûr, écarté.")
            .says("Cherchez la transaction dans le portail HiPay avec la référence ci-dessus")
            .has_not("target=\"_blank\"")
            .has_not("evil.example")
            .has_not("javascript:");
    }
}

#[test]
fn a_stand_in_for_a_portal_is_marked_as_one() {
    screen(refunding(RefundState::ToDo, Some("/demo/portal/hipay/8003121")), Look::default())
        .says("aucun argent ne bouge");
    screen(refunding(RefundState::ToDo, HIPAY), Look::default()).does_not_say("aucun argent ne bouge");
}

#[test]
fn money_that_goes_by_hand_is_taken_on_before_it_is_asked_for() {
    let by_transfer = |state| {
        let mut order = refunding(state, None);
        order.refund_tasks[0].task.means = RefundMeans::Alternative(AlternativeMethod::BankTransfer);
        screen(order, Look::default())
    };
    by_transfer(RefundState::ToDo)
        .says("Je m’en charge")
        .does_not_say("a-t-il été effectué")
        .does_not_say("Faites le virement");
    by_transfer(opened_by("Awa"))
        .says("Faites le virement bancaire de ce montant exact, puis répondez ici.")
        .says("Le remboursement de 44,60 € par virement bancaire a-t-il été effectué ?")
        .does_not_say("Je m’en charge")
        .does_not_say("peut-être déjà fait");
    by_transfer(opened_by("Ben"))
        .says("Le remboursement est peut-être déjà fait : voyez avec cet agent avant de rembourser.")
        .says("Pris en charge par Ben")
        .says("Reprendre à la place de Ben")
        .does_not_say("Faites le virement");
}

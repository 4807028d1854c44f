//! The order's head: back to the list, the menu, the number with its states, and the switch.

use leptos::html;
use leptos::prelude::*;

use super::back_link::BackLink;
use super::modification::Modification;
use super::staleness::ReadAt;
use crate::domain::cancellation::Cancellation;
use crate::domain::case::PaymentState;
use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{Badge, BadgeTone, MenuButton, MenuItem, Untrusted, focus};
use crate::ui::language::Language;
use crate::ui::language::order::MenuTexts;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live_if, live_text, watch};
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::store::{Holder, OrderStore};
use crate::ui::screens::status_badge::StatusBadge;

#[component]
pub fn TopBar() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let number = store.number().0;
    let states = live_if(move || {
        let order = store.order()?;
        let (status, payment) = (order.order.logistic_status, order.payment_state);
        let is_part = order.amounts.is_paid_in_part();
        let states = view! {
            <StatusBadge status/>
            <Badge tone=payment_tone(payment)>
                {live_text(move || language.texts().domain.payment(payment, is_part).to_owned())}
            </Badge>
        };
        Some(states.into_any())
    });
    let reading = store.reading();
    let read_at = Signal::derive(move || {
        reading.with(|reading| match reading {
            Reading::Ready { read_at, .. } => *read_at,
            _ => Timestamp::EPOCH,
        })
    });
    view! {
        <header class="order-bar">
            <div class="order-way">
                <BackLink/>
                <span class="order-read"><ReadAt read_at/></span>
            </div>
            <div class="order-head">
                <EditMenu/>
                <h1 class="order-number" tabindex="-1">
                    {t!(order.order)} " " <Untrusted text=number/>
                </h1>
                {states}
            </div>
            <Modification/>
        </header>
    }
}

/// *Modifier la commande*. After the confirmation it opens by itself for who confirmed: the next step is in it.
#[component]
fn EditMenu() -> impl IntoView {
    let language = Language::expect();
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let (step, holder) = (store.step(), store.holder());
    let place = NodeRef::<html::Div>::new();
    watch(
        move || step.get(),
        move |before, now| {
            let is_confirmed = matches!((before, now), (Cancellation::Cancellable, Cancellation::Confirmed));
            if is_confirmed && holder.get_untracked() == Holder::Me {
                open_menu(place);
            }
        },
    );
    let items = Signal::derive(move || {
        let words = &language.texts().order.menu;
        vec![MenuItem {
            label: words.cancel.to_owned(),
            unavailable: unavailable(words, &step.get(), &holder.get()).map(str::to_owned),
            danger: true,
            on_choose: Callback::new(move |()| dialogs.show(OpenDialog::Cancellation)),
        }]
    });
    view! {
        <div node_ref=place>
            <MenuButton label=t_signal!(order.menu.label) items/>
        </div>
    }
}

/// Opens the menu below this node, with the focus on its first item, once the pop-in has given the focus back.
fn open_menu(place: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let place = place.try_get_untracked().flatten();
        if let Some(button) = place.and_then(|place| focus::first(&place, "button[aria-expanded=false]")) {
            focus::focus(&button);
            button.click();
        }
    });
}

/// Why *Annuler la commande* can't be chosen now.
fn unavailable(words: &MenuTexts, step: &Cancellation, holder: &Holder) -> Option<&'static str> {
    match (step, holder) {
        (Cancellation::Finished { .. }, _) => Some(words.finished),
        (Cancellation::Refunding { .. } | Cancellation::MessageReady { .. }, _) => Some(words.under_way),
        (_, Holder::Another(_)) => Some(words.held_by_another),
        (_, Holder::Nobody) => Some(words.mod_is_off),
        (Cancellation::Confirmed, Holder::Me) => None,
        (Cancellation::Idle | Cancellation::NotCancellable { .. } | Cancellation::Cancellable, Holder::Me) => {
            Some(words.not_confirmed)
        }
    }
}

/// Money that is on its way is never shown as given back.
const fn payment_tone(state: PaymentState) -> BadgeTone {
    match state {
        PaymentState::Paid | PaymentState::Unpaid => BadgeTone::Neutral,
        PaymentState::RefundPending | PaymentState::PartiallyRefunded | PaymentState::Unknown => BadgeTone::Warning,
        PaymentState::Refunded => BadgeTone::Success,
    }
}

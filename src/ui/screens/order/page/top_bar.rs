//! The order's head: back to the list, the menu, the number with its states, and the switch.

use leptos::html;
use leptos::prelude::*;

use super::back_link::BackLink;
use super::modification::Modification;
use super::staleness::ReadAt;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::domain::case::PaymentState;
use crate::domain::eligibility::NotCancellable;
use crate::ui::kit::{Badge, BadgeTone, MenuButton, MenuItem, Untrusted, focus};
use crate::ui::language::{Language, Word};
use crate::ui::reactive::{live_if, live_text, watch};
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::obstacle_word;
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
    let read_at = store.read_at();
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
    let choose = Callback::new(move |()| match untrack(|| entry(store)) {
        Entry::Begin => store.send_then(OrderCommand::OpenModification { take_over: false }, move || {
            store.send(OrderCommand::CheckCancellation);
        }),
        Entry::Check => {
            dialogs.show(OpenDialog::Cancellation);
            store.send(OrderCommand::CheckCancellation);
        }
        Entry::Continue => dialogs.show(OpenDialog::Cancellation),
        Entry::Closed(_) => {}
    });
    let items = Signal::derive(move || {
        let words = &language.texts().order.menu;
        let entry = entry(store);
        let (unavailable, hint) = match entry {
            Entry::Closed(why) => (Some(why(language.texts())), None),
            Entry::Begin => (None, Some(words.begins)),
            Entry::Check => (None, Some(words.checks)),
            Entry::Continue if step.get() == Cancellation::Confirmed => (None, Some(words.shows_the_total)),
            Entry::Continue => (None, Some(words.goes_on)),
        };
        vec![MenuItem {
            label: words.cancel.to_owned(),
            unavailable: unavailable.map(str::to_owned),
            hint: hint.map(str::to_owned),
            danger: true,
            on_choose: choose,
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

/// What *Annuler la commande* does now.
#[derive(Clone, Copy)]
enum Entry {
    /// Switches MOD on and checks: what it takes before anything is decided.
    Begin,
    Check,
    /// The pop-in at the step where the cancellation is.
    Continue,
    /// Nothing, for this reason.
    Closed(Word),
}

fn entry(store: OrderStore) -> Entry {
    let why_not = store.order().and_then(|order| order.not_cancellable);
    match (store.step().get(), store.holder().get()) {
        (Cancellation::Finished { .. }, _) => Entry::Closed(|texts| texts.order.menu.finished),
        (_, Holder::Another(_)) => Entry::Closed(|texts| texts.order.menu.held_by_another),
        (Cancellation::Refunding { .. } | Cancellation::MessageReady { .. }, _) => Entry::Continue,
        (_, Holder::Nobody) if why_not.is_some() => Entry::Closed(too_late(why_not)),
        (_, Holder::Nobody) => match store.obstacle(OrderAction::OpenModification) {
            None => Entry::Begin,
            Some(obstacle) => Entry::Closed(obstacle_word(obstacle)),
        },
        (Cancellation::Idle, Holder::Me) => Entry::Check,
        (_, Holder::Me) => Entry::Continue,
    }
}

/// Why the order can't be cancelled any more.
fn too_late(why_not: Option<NotCancellable>) -> Word {
    match why_not {
        Some(NotCancellable::Printing) => |texts| texts.order.menu.printing,
        Some(NotCancellable::Preparing) => |texts| texts.order.menu.preparing,
        Some(NotCancellable::Shipped) => |texts| texts.order.menu.shipped,
        Some(NotCancellable::Delivered) => |texts| texts.order.menu.delivered,
        Some(NotCancellable::AlreadyCancelled) => |texts| texts.order.menu.finished,
        Some(NotCancellable::UnknownStatus) | None => |texts| texts.order.unknown_status,
    }
}

/// Money that is on its way is never shown as given back.
const fn payment_tone(state: PaymentState) -> BadgeTone {
    match state {
        PaymentState::Paid | PaymentState::Authorized | PaymentState::Unpaid => BadgeTone::Neutral,
        PaymentState::RefundPending | PaymentState::PartiallyRefunded | PaymentState::Unknown => BadgeTone::Warning,
        PaymentState::Refunded => BadgeTone::Success,
    }
}

//! A button that writes: it is inert while something stands in the way, and beside it stands what.

use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::domain::action::OrderAction;
use crate::ui::kit::{Button, ButtonKind, TimeView, Untrusted};
use crate::ui::language::{self, Word};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::store::{Holder, Obstacle, OrderStore, Writing};

#[component]
pub fn ActionButton(
    action: OrderAction,
    /// What it sends is on its way.
    busy: Signal<bool>,
    #[prop(optional)] kind: ButtonKind,
    on_press: Callback<()>,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] submits: bool,
    /// Something else that has to be there first.
    #[prop(optional, into)]
    waits: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let store = OrderStore::expect();
    let disabled = Signal::derive(move || waits.get() || store.obstacle(action).is_some());
    view! { <Button kind busy disabled on_press autofocus submits>{children()}</Button> }
}

/// Whether a write of this kind is on its way.
pub fn is_pending(store: OrderStore, kind: OperationKind) -> Signal<bool> {
    let writing = store.writing();
    Signal::derive(move || writing.with(|writing| writing.is_pending() && writing.kind() == Some(kind)))
}

/// Why the step's action isn't possible, where the agent can't see it anyway.
#[component]
pub fn ObstacleNote(action: OrderAction) -> impl IntoView {
    let store = OrderStore::expect();
    let holder = store.holder();
    let obstacle = Memo::new(move |_| store.obstacle(action));
    let order = store.part(|one, other| one.lease == other.lease);
    let reason = live_if(move || match (obstacle.get()?, holder.get()) {
        // The notice above says what is awaited.
        (Obstacle::OutcomeOpen, _) => None,
        (Obstacle::NotAllowed, Holder::Another(agent)) => {
            let at = order.get()?.lease.as_ref()?.expires_at;
            let line = view! {
                <Untrusted text=agent.name/>
                " "
                {t!(order.modification.another_until)}
                " "
                <TimeView at/>
            };
            Some(line.into_any())
        }
        (obstacle, _) => Some(language::text(obstacle_word(obstacle)).into_any()),
    });
    view! { <p class="obstacle" role="status">{reason}</p> }
}

fn obstacle_word(obstacle: Obstacle) -> Word {
    match obstacle {
        Obstacle::NotAllowed => |texts| texts.order.writing.not_allowed,
        Obstacle::Offline => |texts| texts.order.writing.offline,
        Obstacle::OutcomeOpen => |texts| texts.order.writing.outcome_open,
        Obstacle::Stale => |texts| texts.order.writing.stale,
        Obstacle::UnknownStatus => |texts| texts.order.unknown_status,
    }
}

/// The write whose refusal names fields, if it is of this kind.
pub fn refused_field(writing: &Writing, kind: OperationKind, pointer: &str) -> bool {
    match writing {
        Writing::Refused { command, problem } if command.kind() == kind => {
            problem.errors.iter().any(|error| error.pointer == pointer)
        }
        _ => false,
    }
}

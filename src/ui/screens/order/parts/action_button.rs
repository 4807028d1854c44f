//! Buttons that write. They are inert while something stands in the way, and a note beside them says what.

use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::kit::{Button, ButtonKind, TimeView, Untrusted};
use crate::ui::language::{self, Word};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::store::{Holder, Obstacle, OrderStore, Writing};

/// A button that sends this command.
#[component]
pub fn CommandButton(
    command: OrderCommand,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] autofocus: bool,
    /// Something else that has to be there first.
    #[prop(optional, into)]
    waits: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let store = OrderStore::expect();
    let deed = command.kind();
    let on_press = Callback::new(move |()| store.send(command.clone()));
    view! { <DeedButton deed kind on_press autofocus waits>{children()}</DeedButton> }
}

/// A button whose command is put together when it is pressed, as by its form.
#[component]
pub fn DeedButton(
    deed: OperationKind,
    #[prop(optional)] kind: ButtonKind,
    /// Nothing where it submits its form.
    #[prop(optional)]
    on_press: Option<Callback<()>>,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] submits: bool,
    /// Something else that has to be there first.
    #[prop(optional, into)]
    waits: Signal<bool>,
    /// What it sends is on its way, where there is one such button for each of several refunds.
    #[prop(optional)]
    busy: Option<Signal<bool>>,
    /// The permission, where it is not the one that the deed is named by.
    #[prop(optional)]
    action: Option<OrderAction>,
    children: Children,
) -> impl IntoView {
    let store = OrderStore::expect();
    let action = action.unwrap_or_else(|| deed.action());
    let busy = busy.unwrap_or_else(|| is_pending(store, deed));
    let disabled = Signal::derive(move || waits.get() || store.obstacle(action).is_some());
    let on_press = on_press.unwrap_or_else(|| Callback::new(|()| {}));
    view! { <Button kind busy disabled on_press autofocus submits>{children()}</Button> }
}

fn is_pending(store: OrderStore, deed: OperationKind) -> Signal<bool> {
    let writing = store.writing();
    Signal::derive(move || writing.with(|writing| writing.is_pending() && writing.kind() == Some(deed)))
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

/// What stands in the way, in words.
pub fn obstacle_word(obstacle: Obstacle) -> Word {
    match obstacle {
        Obstacle::NotAllowed => |texts| texts.order.writing.not_allowed,
        Obstacle::ReadOnly => |texts| texts.order.writing.read_only,
        Obstacle::Offline => |texts| texts.order.writing.offline,
        Obstacle::OutcomeOpen => |texts| texts.order.writing.outcome_open,
        Obstacle::Stale => |texts| texts.order.writing.stale,
        Obstacle::UnknownStatus => |texts| texts.order.unknown_status,
    }
}

/// Whether a write of this kind was refused for this field.
pub fn refused_field(writing: &Writing, kind: OperationKind, pointer: &str) -> bool {
    match writing {
        Writing::Refused { command, problem } if command.kind() == kind => {
            problem.errors.iter().any(|error| error.pointer == pointer)
        }
        _ => false,
    }
}

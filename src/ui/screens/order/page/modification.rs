//! *Modification de la commande*: the switch, who has it, and until when.

use leptos::html;
use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::cancellation::Cancellation;
use crate::ui::kit::{Button, ButtonKind, FieldIds, Switch, TimeView, Untrusted};
use crate::ui::language::{self, Word};
use crate::ui::reactive::{live_if, on_mount};
use crate::ui::screens::order::parts::lost_focus;
use crate::ui::screens::order::store::{Holder, OrderStore, Writing};

#[component]
pub fn Modification() -> impl IntoView {
    let store = OrderStore::expect();
    let holder = store.holder();
    let writing = store.writing();
    let is_on = Signal::derive(move || holder.get() == Holder::Me);
    let action = move || if is_on.get() { OrderAction::CloseModification } else { OrderAction::OpenModification };
    let disabled = Signal::derive(move || store.obstacle(action()).is_some());
    let busy = Signal::derive(move || writing.with(is_switching));
    let toggle = Callback::new(move |()| {
        let on = OrderCommand::OpenModification { take_over: false };
        store.send(if is_on.get_untracked() { OrderCommand::CloseModification } else { on });
    });
    let label = t_signal!(order.modification.label);
    let state_id = FieldIds::fresh().hint;
    let place = NodeRef::<html::Div>::new();
    // The page is made to be worked with: its switch has the focus from the start, unless something else took it.
    on_mount(move || lost_focus::if_lost(place));
    view! {
        <div class="modification" node_ref=place>
            <Switch checked=is_on label busy disabled described_by=state_id.clone() on_toggle=toggle/>
            <p class="modification-state" id=state_id role="status" tabindex="-1"><LeaseLine/></p>
            <LeaseActions/>
        </div>
    }
}

/// Who has MOD on, and until when.
#[component]
fn LeaseLine() -> impl IntoView {
    let store = OrderStore::expect();
    let holder = store.holder();
    let order = store.part(|one, other| one.lease == other.lease && one.cancellation == other.cancellation);
    live_if(move || {
        let order = order.get()?;
        let Some(at) = order.lease.as_ref().map(|lease| lease.expires_at) else {
            let free: Word = match &order.cancellation {
                Cancellation::Finished { .. } => |texts| texts.order.modification.finished,
                _ if order.not_cancellable.is_none() => |texts| texts.order.modification.free,
                _ => return None,
            };
            return Some(language::text(free).into_any());
        };
        let line = match holder.get() {
            Holder::Me => view! { {t!(order.modification.you_until)} " " <TimeView at/> }.into_any(),
            Holder::Another(agent) => view! {
                <Untrusted text=agent.name/>
                " "
                {t!(order.modification.another_until)}
                " "
                <TimeView at/>
            }
            .into_any(),
            Holder::Nobody => return None,
        };
        Some(line)
    })
}

/// *Prolonger* for who has it, *Reprendre la main* for a lead who doesn't.
#[component]
fn LeaseActions() -> impl IntoView {
    let store = OrderStore::expect();
    let holder = store.holder();
    let hint_id = FieldIds::fresh().hint;
    let can_take_over = Memo::new(move |_| store.allows(OrderAction::TakeOverModification));
    live_if(move || {
        let is_mine = holder.get() == Holder::Me;
        if !is_mine && !can_take_over.get() {
            return None;
        }
        let take_over = !is_mine;
        let action = if is_mine { OrderAction::CloseModification } else { OrderAction::TakeOverModification };
        let send = Callback::new(move |()| store.send(OrderCommand::OpenModification { take_over }));
        let disabled = Signal::derive(move || store.obstacle(action).is_some());
        let actions = if is_mine {
            view! {
                <Button kind=ButtonKind::Quiet on_press=send disabled>
                    {t!(order.modification.renew)}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button on_press=send disabled described_by=hint_id.clone()>
                    {t!(order.modification.take_over)}
                </Button>
                <span class="visually-hidden" id=hint_id.clone()>
                    {t!(order.modification.take_over_hint)}
                </span>
            }
            .into_any()
        };
        Some(actions)
    })
}

const fn is_switching(writing: &Writing) -> bool {
    let kind = if writing.is_pending() { writing.kind() } else { None };
    matches!(kind, Some(OperationKind::OpenModification | OperationKind::CloseModification))
}

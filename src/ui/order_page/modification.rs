//! *Modification de la commande*: the switch, who has it, and until when.

use leptos::html;
use leptos::prelude::*;

use super::lost_focus;
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::ui::desk::Desk;
use crate::ui::kit::{Button, ButtonKind, FieldIds, Switch, TimeView, Untrusted};
use crate::ui::order_desk::{Holder, OrderDesk, Writing};

#[component]
pub fn Modification() -> impl IntoView {
    let desk = Desk::expect();
    let order_desk = OrderDesk::expect();
    let holder = order_desk.holder();
    let writing = order_desk.writing();
    let is_on = Signal::derive(move || holder.get() == Holder::Me);
    let action = move || if is_on.get() { OrderAction::Close } else { OrderAction::Open };
    let disabled = Signal::derive(move || order_desk.obstacle(action()).is_some());
    let busy = Signal::derive(move || writing.with(is_switching));
    let toggle = Callback::new(move |()| {
        let on = OrderCommand::Open { take_over: false };
        order_desk.send(if is_on.get_untracked() { OrderCommand::Close } else { on });
    });
    let label = desk.said(|texts| texts.order.modification.label);
    let state_id = FieldIds::fresh().hint;
    let place = NodeRef::<html::Div>::new();
    // The page is made to be worked with: its switch has the focus from the start, unless something else took it.
    Effect::new(move |_| lost_focus::if_lost(place));
    view! {
        <div class="modification" node_ref=place>
            <Switch checked=is_on label busy disabled described_by=state_id.clone() on_toggle=toggle/>
            <p class="modification-state" id=state_id role="status"><LeaseLine/></p>
            <LeaseActions/>
        </div>
    }
}

/// Who has MOD on, and until when.
#[component]
fn LeaseLine() -> impl IntoView {
    let desk = Desk::expect();
    let order_desk = OrderDesk::expect();
    let holder = order_desk.holder();
    let until = order_desk.part(|order| order.lease.as_ref().map(|lease| lease.expires_at));
    move || {
        let until = until.get().flatten()?;
        match holder.get() {
            Holder::Me => Some(
                view! { {desk.say(|texts| texts.order.modification.you_until)} " " <TimeView at=until/> }.into_any(),
            ),
            Holder::Another(agent) => {
                let line = view! {
                    <Untrusted text=agent.name/> " " {desk.say(|texts| texts.order.modification.another_until)} " " <TimeView at=until/>
                };
                Some(line.into_any())
            }
            Holder::Nobody => None,
        }
    }
}

/// *Prolonger* for who has it, *Reprendre la main* for a lead who doesn't.
#[component]
fn LeaseActions() -> impl IntoView {
    let desk = Desk::expect();
    let order_desk = OrderDesk::expect();
    let holder = order_desk.holder();
    let hint_id = FieldIds::fresh().hint;
    let can_take_over = Memo::new(move |_| order_desk.allows(OrderAction::TakeOver));
    move || {
        if holder.get() == Holder::Me {
            let renew = Callback::new(move |()| order_desk.send(OrderCommand::Open { take_over: false }));
            let disabled = Signal::derive(move || order_desk.obstacle(OrderAction::Close).is_some());
            let button = view! { <Button kind=ButtonKind::Quiet on_press=renew disabled>{desk.say(|texts| texts.order.modification.renew)}</Button> };
            Some(button.into_any())
        } else if can_take_over.get() {
            let take_over = Callback::new(move |()| order_desk.send(OrderCommand::Open { take_over: true }));
            let disabled = Signal::derive(move || order_desk.obstacle(OrderAction::TakeOver).is_some());
            let button = view! {
                <Button on_press=take_over disabled described_by=hint_id.clone()>{desk.say(|texts| texts.order.modification.take_over)}</Button>
                <span class="visually-hidden" id=hint_id.clone()>{desk.say(|texts| texts.order.modification.take_over_hint)}</span>
            };
            Some(button.into_any())
        } else {
            None
        }
    }
}

const fn is_switching(writing: &Writing) -> bool {
    let kind = if writing.is_pending() { writing.kind() } else { None };
    matches!(kind, Some(OperationKind::OpenModification | OperationKind::CloseModification))
}

//! *Annuler la commande*: the total to refund in red, and the contact channel that the customer used.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::CancellationDesk;
use super::leaving::{CloseButton, LeaveButton};
use crate::api::cancellations::RequestCancellationBody;
use crate::api::operations::OperationKind;
use crate::api::orders::OrderDetail;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::cancellation::ContactChannel;
use crate::domain::money::{Amount, total};
use crate::domain::payment::PaymentProvider;
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountTone, AmountView, ButtonKind, DialogActions, RadioGroup, focus, live_if, live_text};
use crate::ui::order_action::{ActionButton, ObstacleNote, is_pending, refused_field};
use crate::ui::order_desk::OrderDesk;
use crate::ui::order_page::section::figure;

#[component]
pub fn RequestStep() -> impl IntoView {
    let desk = Desk::expect();
    let order_desk = OrderDesk::expect();
    let draft = CancellationDesk::expect().draft();
    let words = move || &desk.texts().cancellation.request;
    let form = NodeRef::<html::Form>::new();
    let send = move || match draft.take_channel() {
        Some(contact_channel) => {
            let expected_total = untrack(|| order_desk.order()).map(|order| order.amounts.refundable);
            order_desk.send(OrderCommand::Request(RequestCancellationBody { contact_channel, expected_total }));
        }
        None => {
            if let Some(first) = form.get_untracked().and_then(|form| focus::first(&form, "input[type=radio]")) {
                focus::focus(&first);
            }
        }
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if order_desk.obstacle(OrderAction::Request).is_none() {
            send();
        }
    };
    let writing = order_desk.writing();
    let error = move || {
        let refused =
            writing.with(|writing| refused_field(writing, OperationKind::RequestCancellation, "/contact_channel"));
        (draft.is_channel_missing() || refused).then(|| words().channel_missing.to_owned())
    };
    let channels = Signal::derive(move || {
        let word =
            |channel: ContactChannel| (channel.as_str(), (desk.texts().domain.contact_channel)(channel).to_owned());
        ContactChannel::ALL.map(word).to_vec()
    });
    view! {
        <form class="request" node_ref=form on:submit=submit novalidate=true>
            <TotalToRefund/>
            <RadioGroup
                label=desk.said(|texts| texts.cancellation.request.channel)
                options=channels
                value=Signal::derive(move || draft.channel().map(ContactChannel::as_str))
                on_choose=Callback::new(move |channel| draft.choose_channel(ContactChannel::parse(channel)))
                error=MaybeProp::derive(error)
                autofocus=true
            />
            <p>{desk.say(|texts| texts.cancellation.request.explained)}</p>
            <p class="quiet">{desk.say(|texts| texts.cancellation.leave_hint)}</p>
            <ObstacleNote action=OrderAction::Request/>
            <DialogActions>
                <LeaveButton kind=ButtonKind::Quiet/>
                <CloseButton/>
                <ActionButton
                    action=OrderAction::Request
                    busy=is_pending(order_desk, OperationKind::RequestCancellation)
                    kind=ButtonKind::Danger
                    submits=true
                    on_press=Callback::new(|()| {})
                >
                    {desk.say(|texts| texts.cancellation.request.action)}
                </ActionButton>
            </DialogActions>
        </form>
    }
}

/// What each payment still holds.
type Shares = Vec<(PaymentProvider, Amount)>;

#[component]
fn TotalToRefund() -> impl IntoView {
    let desk = Desk::expect();
    let order =
        OrderDesk::expect().part(|one, other| one.amounts == other.amounts && one.refund_tasks == other.refund_tasks);
    live_if(move || {
        let order = order.get()?;
        let (currency, refundable) = (order.order.currency, order.amounts.refundable);
        if refundable.is_zero() {
            let nothing =
                view! { <p class="request-nothing">{desk.say(|texts| texts.cancellation.request.nothing)}</p> };
            return Some(nothing.into_any());
        }
        let shares = shares(&order);
        let has_gift_card = shares.iter().any(|(provider, _)| *provider == PaymentProvider::GiftCard);
        let gift_card = has_gift_card
            .then(|| view! { <p class="quiet">{desk.say(|texts| texts.cancellation.request.gift_card)}</p> });
        let share = |(provider, amount)| {
            figure(live_text(move || (desk.texts().domain.provider)(provider).to_owned()), amount, currency)
        };
        let breakdown = (!shares.is_empty()).then(|| {
            view! {
                <dl class="sums" aria-label=desk.say(|texts| texts.cancellation.request.by_payment)>
                    {shares.into_iter().map(share).collect_view()}
                </dl>
            }
        });
        let total = view! {
            <div class="request-total">
                <p class="request-total-label">{desk.say(|texts| texts.cancellation.request.total)}</p>
                <p class="request-total-amount">
                    <AmountView amount=refundable currency tone=AmountTone::Refund/>
                </p>
                {breakdown}
                {gift_card}
            </div>
        };
        Some(total.into_any())
    })
}

/// The total by payment: what was captured, less what refunds that count have used. Nothing rather than
/// something that does not add up to the total above it.
fn shares(order: &OrderDetail) -> Shares {
    let used = |payment: &crate::domain::payment::Payment| {
        let tasks = order.refund_tasks.iter().map(|detail| &detail.task);
        let of_payment = tasks.filter(|task| task.payment == payment.id && task.uses_payment());
        total(order.order.currency, of_payment.map(|task| task.amount))
    };
    let shares: Shares = order
        .order
        .payments
        .iter()
        .map(|payment| (payment.provider, payment.captured - used(payment)))
        .filter(|(_, left)| !left.is_zero())
        .collect();
    let sum = total(order.order.currency, shares.iter().map(|(_, amount)| *amount));
    if sum == order.amounts.refundable { shares } else { Vec::new() }
}

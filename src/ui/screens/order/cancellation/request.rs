//! The step *Request*: the total to refund in red, and the contact channel that the customer used.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::CancellationDraft;
use super::leaving::{LeaveButton, LeaveHint};
use crate::api::cancellations::RequestCancellationBody;
use crate::api::operations::OperationKind;
use crate::api::order_detail::OrderDetail;
use crate::api::pointer;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::approval::Proposed;
use crate::domain::cancellation::ContactChannel;
use crate::domain::credit::{AllocatedShare, Quote};
use crate::domain::money::{Amount, Currency};
use crate::domain::payment::{Payment, PaymentProvider};
use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{AmountTone, AmountView, ButtonKind, DialogActions, Notice, NoticeTone, RadioGroup, focus};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote, refused_field};
use crate::ui::screens::order::parts::authorization::authorization;
use crate::ui::screens::order::parts::gate::{GateNote, key_words, waits};
use crate::ui::screens::order::parts::section::figure;
use crate::ui::screens::order::store::{OrderStore, ShownOrder};
use crate::ui::screens::stock_log::{LogEntry, expected_stock};

#[component]
pub fn RequestStep() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let draft = CancellationDraft::expect();
    let words = move || &language.texts().cancellation.request;
    let order = store.part(|one, other| {
        one.amounts == other.amounts && one.refund_tasks == other.refund_tasks && one.credit_notes == other.credit_notes
    });
    let cancelled = Memo::new(move |_| order.get().and_then(|order| Cancelled::of(&order)));
    let total =
        Signal::derive(move || cancelled.with(|cancelled| cancelled.as_ref().map(|cancelled| cancelled.goes_back)));
    let explained = live_text(move || {
        if total.get().is_some_and(Amount::is_zero) { words().explained_without_refund } else { words().explained }
            .to_owned()
    });
    let expected = live_if(move || {
        let (order, quote) = (order.get()?, cancelled.get()?.quote);
        let entries = LogEntry::due(&order.order, &quote);
        (!entries.is_empty()).then(|| expected_stock(entries))
    });
    let gate = store.gate(move |_| Some(Proposed::cancellation(total.get()?)));
    let action = key_words(gate, move || words().action.to_owned());
    let form = NodeRef::<html::Form>::new();
    let send = move |expected_total| match draft.take_channel() {
        Some(contact_channel) => {
            store.send(OrderCommand::RequestCancellation(RequestCancellationBody { contact_channel, expected_total }));
        }
        None => focus::field(form, "input[type=radio]"),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // Nobody agrees to a total that isn't there.
        if let Some(shown) =
            total.get_untracked().filter(|_| store.obstacle(OrderAction::RequestCancellation).is_none())
        {
            send(shown);
        }
    };
    let writing = store.writing();
    let error = move || {
        let refused = writing
            .with(|writing| refused_field(writing, OperationKind::RequestCancellation, pointer::CONTACT_CHANNEL));
        (draft.is_channel_missing() || refused).then(|| words().channel_missing.to_owned())
    };
    let channels = Signal::derive(move || {
        let word =
            |channel: ContactChannel| (channel.as_str(), (language.texts().domain.contact_channel)(channel).to_owned());
        ContactChannel::ALL.map(word).to_vec()
    });
    view! {
        <form class="request" node_ref=form on:submit=submit novalidate=true>
            <TotalToRefund order cancelled/>
            {expected}
            <RadioGroup
                label=t_signal!(cancellation.request.channel)
                options=channels
                value=Signal::derive(move || draft.channel().map(ContactChannel::as_str))
                on_choose=Callback::new(move |channel| draft.choose_channel(ContactChannel::parse(channel)))
                error=MaybeProp::derive(error)
                autofocus=true
            />
            <p>{explained}</p>
            <GateNote gate/>
            <LeaveHint/>
            <ObstacleNote action=OrderAction::RequestCancellation/>
            <DialogActions>
                <LeaveButton kind=ButtonKind::Quiet/>
                <DeedButton
                    deed=OperationKind::RequestCancellation
                    kind=ButtonKind::Danger
                    submits=true
                    waits=Signal::derive(move || total.get().is_none() || waits(gate).get())
                >
                    {action}
                </DeedButton>
            </DialogActions>
        </form>
    }
}

/// The credit of a cancellation, and what was paid beyond the price of the order.
#[derive(Clone, Debug, PartialEq)]
struct Cancelled {
    quote: Quote,
    overpayment: Amount,
    /// All that goes back as money.
    goes_back: Amount,
}

impl Cancelled {
    fn of(order: &OrderDetail) -> Option<Self> {
        let case = order.case();
        let quote = case.cancellation_quote(None).ok()?;
        Some(Self { goes_back: case.goes_back(&quote), overpayment: case.refundable().overpayment(), quote })
    }
}

/// What each payment gives back.
type Shares = Vec<(PaymentProvider, Amount)>;

#[component]
fn TotalToRefund(order: ShownOrder, cancelled: Memo<Option<Cancelled>>) -> impl IntoView {
    let language = Language::expect();
    let read_at = OrderStore::expect().read_at();
    live_if(move || {
        let order = order.get()?;
        let read_at = read_at.get_untracked();
        let Some(cancelled) = cancelled.get() else {
            let title = t_signal!(cancellation.request.not_computed);
            return Some(view! { <Notice tone=NoticeTone::Warning title/> }.into_any());
        };
        let currency = order.order.currency;
        let Cancelled { quote, overpayment, goes_back } = cancelled;
        let credited = credited(&quote, currency);
        if goes_back.is_zero() {
            let nothing: Word = if order.order.captured().is_positive() {
                |texts| texts.cancellation.request.nothing_left
            } else {
                |texts| texts.cancellation.request.nothing
            };
            return Some(view! { <p>{language::text(nothing)}</p> {credited} {to_void(&order, read_at)} }.into_any());
        }
        let shares = shares(&order, &quote);
        let has_gift_card = shares.iter().any(|(provider, _)| provider.is_gift_card());
        let gift_card = has_gift_card.then(|| view! { <p class="quiet">{t!(cancellation.request.gift_card)}</p> });
        let share = |(provider, amount)| {
            figure(live_text(move || language.texts().domain.provider(provider)), amount, currency)
        };
        let overpayment = overpayment
            .is_positive()
            .then(|| figure(t!(cancellation.request.overpayment).into_any(), overpayment, currency));
        let breakdown = (!shares.is_empty() || overpayment.is_some()).then(|| {
            view! {
                <dl class="sums" aria-label=t!(cancellation.request.by_payment)>
                    {shares.into_iter().map(share).collect_view()}
                    {overpayment}
                </dl>
            }
        });
        let total = view! {
            <div class="request-total">
                <p class="request-total-label">{t!(cancellation.request.total)}</p>
                <p class="request-total-amount">
                    <AmountView amount=goes_back currency tone=AmountTone::Refund/>
                </p>
                {breakdown}
                {credited}
                {gift_card}
                {to_void(&order, read_at)}
            </div>
        };
        Some(total.into_any())
    })
}

/// What is only set aside goes back by no refund of ours: who cancels voids it.
fn to_void(order: &OrderDetail, now: Timestamp) -> AnyView {
    let language = Language::expect();
    let currency = order.order.currency;
    let stands = |payment: &Payment| payment.authorized.filter(|authorized| authorized.stands(now));
    let set_aside = order.order.payments.iter().filter_map(|payment| Some((payment.provider, stands(payment)?)));
    let notices = set_aside.map(|(provider, authorized)| {
        let said = move || {
            let texts = language.texts();
            let authorization = authorization(authorized, currency, language, now);
            (texts.cancellation.request.void)(&texts.domain.provider(provider), &authorization)
        };
        view! { <Notice tone=NoticeTone::Warning title=Signal::derive(said)/> }
    });
    notices.collect::<Vec<_>>().into_any()
}

/// What the note credits, where it is more than what goes back of it.
fn credited(quote: &Quote, currency: Currency) -> Option<AnyView> {
    let language = Language::expect();
    let credited = quote.total;
    let words = move || {
        let amount = credited.display(currency, language.locale());
        (language.texts().cancellation.request.credited)(&amount)
    };
    (credited != quote.paid_out()).then(|| view! { <p class="quiet">{live_text(words)}</p> }.into_any())
}

/// The total by payment.
fn shares(order: &OrderDetail, quote: &Quote) -> Shares {
    let provider = |share: &AllocatedShare| Some((order.order.payment(&share.payment)?.provider, share.amount));
    quote.allocation.iter().filter_map(provider).collect()
}

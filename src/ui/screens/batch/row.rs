//! One of the orders: what it comes to, how far it is, and why it stopped.

use leptos::prelude::*;

use super::orders::{BatchOrder, Stage, Standing, Why};
use super::store::BatchStore;
use crate::domain::order::OrderNumber;
use crate::ui::kit::{AmountTone, AmountView, Badge, BadgeTone, Button, ButtonKind, Untrusted};
use crate::ui::language::Language;
use crate::ui::navigator::RouteLink;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::route::Route;

#[component]
pub fn Row(number: OrderNumber) -> impl IntoView {
    let language = Language::expect();
    let store = BatchStore::expect();
    let order = store.order(number.clone());
    let first = order.get_untracked();
    let customer = first.as_ref().map(|order| order.customer.clone()).unwrap_or_default();
    let total = first.map(|order| view! { <AmountView amount=order.total currency=order.currency/> });
    let goes_back = live_if(move || {
        let (amount, currency) = order.with(|order| order.as_ref().map(|order| (order.goes_back(), order.currency)))?;
        Some(view! { <AmountView amount=amount? currency tone=AmountTone::Refund/> }.into_any())
    });
    let turn = number.clone();
    let state = live_if(move || {
        let order = order.get()?;
        let has_turn = store.has_turn(&turn);
        let tone = tone(&order.standing, has_turn);
        let badge = {
            let standing = order.standing.clone();
            live_text(move || state_word(&standing, has_turn, language).to_owned())
        };
        let why = match order.standing {
            Standing::Stopped(why) => Some(why),
            _ => None,
        };
        let why = why.map(|why| {
            view! { <span class="under">{live_text(move || why_words(&why, language))}</span> }
        });
        Some(view! { <Badge tone>{badge}</Badge> {why} }.into_any())
    });
    let stage = store.stage();
    let named = number.clone();
    let leave_label = Signal::derive(move || (language.texts().batch.leave_one_order)(&named.0));
    let left = number.clone();
    let leave = live_if(move || {
        let is_open = order.with(|order| order.as_ref().is_some_and(BatchOrder::is_cancellable));
        (is_open && stage.get() == Stage::ToDecide).then(|| {
            let number = left.clone();
            let on_press = Callback::new(move |()| store.leave(&number));
            view! {
                <Button kind=ButtonKind::Quiet on_press label=leave_label>{t!(batch.leave_one)}</Button>
            }
            .into_any()
        })
    });
    view! {
        <tr class="row">
            <th scope="row">
                <RouteLink to=Route::Order(number.clone()) class="row-link"><Untrusted text=number.0/></RouteLink>
                <span class="under"><Untrusted text=customer/></span>
            </th>
            <td class="figures" data-label=t!(batch.total)>{total}</td>
            <td class="figures" data-label=t!(batch.goes_back)>{goes_back}</td>
            <td data-label=t!(batch.state)>{state}</td>
            <td class="row-action">{leave}</td>
        </tr>
    }
}

const fn tone(standing: &Standing, has_turn: bool) -> BadgeTone {
    match standing {
        Standing::Waiting if has_turn => BadgeTone::Accent,
        Standing::Picked | Standing::Waiting | Standing::Left => BadgeTone::Neutral,
        // It says what it is, as the list does.
        Standing::Stopped(Why::NotCancellable(_)) => BadgeTone::Neutral,
        Standing::Cancellable(_) => BadgeTone::Accent,
        Standing::Cancelled => BadgeTone::Success,
        Standing::Stopped(_) => BadgeTone::Warning,
    }
}

fn state_word(standing: &Standing, has_turn: bool, language: Language) -> &'static str {
    let words = &language.texts().batch;
    match standing {
        Standing::Picked => words.not_begun,
        Standing::Waiting if has_turn => words.has_turn,
        Standing::Waiting => words.waiting,
        Standing::Cancellable(_) => words.can,
        Standing::Cancelled => words.cancelled,
        Standing::Left => words.left,
        Standing::Stopped(Why::NotCancellable(_)) => words.not_cancellable,
        Standing::Stopped(_) => words.stopped_here,
    }
}

fn why_words(why: &Why, language: Language) -> String {
    let texts = language.texts();
    let words = &texts.batch;
    let said = match why {
        Why::HeldBy(name) => return (words.held_by)(name),
        Why::Refused(code) => {
            let advice = texts.problems.of_refusal(*code);
            return format!("{} {}", advice.happened, advice.to_do);
        }
        Why::NotCancellable(reason) => return (words.because)((texts.domain.not_cancellable)(*reason)),
        Why::AboveLimit(_) => words.above_limit,
        Why::TotalChanged(_) => words.total_changed,
        Why::NotComputed => words.not_computed,
        Why::NotAllowed => words.not_allowed,
        Why::NotKnown => words.not_known,
    };
    said.to_owned()
}

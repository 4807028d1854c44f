//! One order in the list.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use web_sys::{Element, HtmlElement};

use super::store::OrderRow;
use crate::api::orders::OrderSummary;
use crate::domain::order::OrderNumber;
use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{AmountView, Badge, BadgeTone, DateTimeView, Icon, Symbol, TimeView, Untrusted, focus};
use crate::ui::language::Language;
use crate::ui::navigator::{Navigator, RouteLink};
use crate::ui::reactive::{live, live_text};
use crate::ui::route::Route;
use crate::ui::screens::status_badge::StatusBadge;

/// The link of the row that shows this order.
pub fn of_order(within: &Element, number: &OrderNumber) -> Option<HtmlElement> {
    let row = focus::all(within, ".row").into_iter().find(|row| row.dataset().get("order").as_ref() == Some(&number.0));
    row.and_then(|row| focus::first(&row, ".row-link"))
}

#[component]
pub fn Row(row: OrderRow) -> impl IntoView {
    let language = Language::expect();
    let navigator = Navigator::expect();
    let OrderRow { number, summary } = row;
    let to = Route::Order(number.clone());
    let mod_label = {
        let number = number.clone();
        Signal::derive(move || (language.texts().orders.open_mod)(&number.0))
    };
    let open = {
        let to = to.clone();
        move |event: MouseEvent| {
            // A link of the row went there already; and text that is being selected is meant to be copied.
            if !event.default_prevented() && event.button() == 0 && !is_selecting() {
                navigator.go(to.clone());
            }
        }
    };
    let summary = RwSignal::from(summary);
    let name = number.0.clone();
    view! {
        <tr class="row" data-order=name on:click=open>
            <th scope="row" class="cell-number">
                <RouteLink to=to.clone() class="row-link"><Untrusted text=number.0/></RouteLink>
            </th>
            <td class="cell-date" data-label=t!(orders.date)>
                <DateTimeView at=Signal::derive(move || summary.with(|order| order.placed_at))/>
            </td>
            <td class="cell-customer" data-label=t!(orders.customer)>
                <Untrusted text=Signal::derive(move || summary.with(|order| order.customer.clone()))/>
                <span class="under">
                    <Untrusted text=Signal::derive(move || summary.with(|order| order.email.clone()))/>
                </span>
            </td>
            <td class="cell-total figures" data-label=t!(orders.total)>
                <AmountView
                    amount=Signal::derive(move || summary.with(|order| order.total))
                    currency=Signal::derive(move || summary.with(|order| order.currency))
                />
            </td>
            <td class="cell-payment" data-label=t!(orders.payment)>
                <Payment summary/>
            </td>
            <td class="cell-cancellation" data-label=t!(orders.cancellation)>
                <Eligibility summary/>
            </td>
            <td class="cell-status" data-label=t!(orders.logistic_status)>
                <StatusBadge status=Signal::derive(move || summary.with(|order| order.logistic_status))/>
            </td>
            <td class="cell-mod row-action">
                <RouteLink to class="button mod" label=mod_label>{t!(orders.mod_short)}</RouteLink>
            </td>
        </tr>
    }
}

/// Who has MOD on, and until when.
#[component]
fn Held(name: String, until: Option<Timestamp>) -> impl IntoView {
    view! {
        <span class="held">
            <Badge tone=BadgeTone::Warning><span>{t!(orders.held_by)} " " <Untrusted text=name/></span></Badge>
        </span>
        {until.map(|at| view! { <span class="under">{t!(orders.held_until)} " " <TimeView at/></span> })}
    }
}

#[component]
fn Payment(summary: RwSignal<OrderSummary>) -> impl IntoView {
    let language = Language::expect();
    let providers = live_text(move || {
        let texts = language.texts();
        let named = summary.with(|order| {
            order.providers.iter().map(|provider| (texts.domain.provider)(*provider)).collect::<Vec<_>>()
        });
        if named.is_empty() { texts.orders.no_payment.to_owned() } else { named.join(" + ") }
    });
    let state = live_text(move || {
        let (state, is_part) = summary.with(|order| (order.payment_state, order.paid_in_part));
        language.texts().domain.payment(state, is_part).to_owned()
    });
    view! {
        <span>{providers}</span>
        <span class="under">{state}</span>
    }
}

/// Whether it can still be cancelled, and why not; or that an agent is at it, or its cancellation under way.
#[component]
fn Eligibility(summary: RwSignal<OrderSummary>) -> impl IntoView {
    let language = Language::expect();
    let unfinished = move || summary.with(|order| order.unfinished);
    let reason = move || summary.with(|order| order.not_cancellable);
    let held = move || summary.with(|order| order.held_by.clone().map(|name| (name, order.held_until)));
    live(move || match (reason(), held()) {
        (_, Some((name, until))) => view! { <Held name until/> }.into_any(),
        _ if unfinished() => view! {
            <Badge tone=BadgeTone::Warning>{t!(orders.unfinished)}</Badge>
        }
        .into_any(),
        (None, _) => view! {
            <span class="can">
                <Icon symbol=Symbol::Check/>
                {t!(orders.cancellable)}
            </span>
        }
        .into_any(),
        (Some(reason), _) => view! {
            <span class="cannot">
                <span>{t!(orders.not_cancellable)}</span>
                <span class="under">{live_text(move || (language.texts().orders.why_not)(reason).to_owned())}</span>
            </span>
        }
        .into_any(),
    })
}

fn is_selecting() -> bool {
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| !selection.is_collapsed())
}

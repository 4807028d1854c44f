//! What finds the transaction in the provider's portal (seed 003, step 6), each copied in one press.

use leptos::prelude::*;

use crate::domain::locale::Locale;
use crate::domain::money::{Amount, Currency};
use crate::domain::refund_task::RefundTask;
use crate::ui::desk::Desk;
use crate::ui::kit::{AmountTone, AmountView, CopyButton, DateView, Precision, Untrusted, written};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn Facts(task: RefundTask, currency: Currency) -> impl IntoView {
    let desk = Desk::expect();
    let RefundTask { payment, amount, transaction, .. } = task;
    let order = OrderDesk::expect().part(move |order| {
        let paid = order.order.payments.iter().find(|other| other.id == payment);
        (order.amounts.gross, order.order.customer.name.clone(), paid.map(|payment| payment.captured_at))
    });
    let around = move || {
        order.get().map(|(value, customer, date)| {
            let date = date.map(|date| {
                view! {
                    <Fact
                        word=Signal::derive(desk.say(|texts| texts.cancellation.refund.date))
                        copied=Signal::derive(move || written(date, Precision::Date, desk.locale()))
                    >
                        <DateView at=date/>
                    </Fact>
                }
            });
            view! {
                <Fact
                    word=Signal::derive(desk.say(|texts| texts.cancellation.refund.order_value))
                    copied=Signal::derive(move || typed(value, desk.locale()))
                >
                    <AmountView amount=value currency/>
                </Fact>
                <Fact word=Signal::derive(desk.say(|texts| texts.cancellation.refund.customer)) copied=customer.clone()>
                    <Untrusted text=customer/>
                </Fact>
                {date}
            }
        })
    };
    view! {
        <dl class="task-facts">
            <Fact
                word=Signal::derive(desk.say(|texts| texts.cancellation.refund.amount))
                copied=Signal::derive(move || typed(amount, desk.locale()))
            >
                <AmountView amount currency tone=AmountTone::Refund/>
            </Fact>
            <Fact word=Signal::derive(desk.say(|texts| texts.cancellation.refund.transaction)) copied=transaction.clone()>
                <code><Untrusted text=transaction/></code>
            </Fact>
            {around}
        </dl>
    }
}

#[component]
fn Fact(word: Signal<&'static str>, #[prop(into)] copied: Signal<String>, children: Children) -> impl IntoView {
    let desk = Desk::expect();
    let label = Signal::derive(move || (desk.texts().cancellation.refund.copy)(word.get()));
    view! {
        <div>
            <dt>{move || word.get()}</dt>
            <dd>{children()} <CopyButton value=copied label/></dd>
        </div>
    }
}

/// An amount as it is typed into a portal's field: no groups, no sign.
fn typed(amount: Amount, locale: Locale) -> String {
    match locale {
        Locale::Fr => amount.to_string().replace('.', ","),
        Locale::En => amount.to_string(),
    }
}

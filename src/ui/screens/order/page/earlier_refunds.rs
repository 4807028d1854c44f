//! What the shop gave back before the order came here.

use leptos::prelude::*;

use crate::domain::money::Amount;
use crate::domain::order::{EarlierRefund, Order};
use crate::ui::kit::{AmountView, DateTimeView, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::store::OrderStore;

/// Nothing where nothing went back.
#[component]
pub fn EarlierRefunds() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.order.earlier_refunds == other.order.earlier_refunds);
    live_if(move || {
        let order = order.get()?;
        let rows: Vec<_> = order.order.earlier_refunds.iter().map(|refund| row(&order.order, refund)).collect();
        (!rows.is_empty()).then(|| {
            view! {
                <div class="earlier-refunds">
                    <h3>{t!(order.earlier_refunds.title)}</h3>
                    <p class="quiet">{t!(order.earlier_refunds.hint)}</p>
                    <ul>{rows}</ul>
                </div>
            }
            .into_any()
        })
    })
}

fn row(order: &Order, refund: &EarlierRefund) -> AnyView {
    let language = Language::expect();
    let currency = order.currency;
    let amount = refund.paid_out(Amount::zero(currency));
    let units = refund.lines.iter().filter(|line| line.quantity > 0);
    let items: Vec<(u32, String)> =
        units.map(|line| (line.quantity, order.item_title(&line.line).to_owned())).collect();
    let is_unassigned = refund.unassigned.is_some();
    let what = live_text(move || {
        let words = &language.texts().order.earlier_refunds;
        let mut what: Vec<String> = items.iter().map(|(count, title)| (words.units)(*count, title)).collect();
        what.extend(is_unassigned.then(|| words.unassigned.to_owned()));
        what.join(", ")
    });
    let reason = refund.reason.clone().map(|reason| view! { <span class="quiet"><Untrusted text=reason/></span> });
    let document = refund.document.clone().map(|number| {
        view! { <span class="quiet">{t!(order.earlier_refunds.document)} " " <Untrusted text=number/></span> }
    });
    view! {
        <li>
            <span class="quiet"><DateTimeView at=refund.at/></span>
            <span>{what}</span>
            {reason}
            {document}
            <AmountView amount currency/>
        </li>
    }
    .into_any()
}

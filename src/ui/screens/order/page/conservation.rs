//! The bar of the captured money: given back, on its way, or still refundable. It warns when they don't add up.

use leptos::prelude::*;

use crate::domain::money::{Amount, Currency};
use crate::ui::kit::{AmountView, Notice, NoticeTone};
use crate::ui::language::{self, Word};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Conservation() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.amounts == other.amounts);
    let title = t_signal!(order.payments.unbalanced);
    live_if(move || {
        let order = order.get()?;
        let (currency, amounts) = (order.order.currency, order.amounts);
        let given_up: Option<(&str, Amount, Word)> =
            amounts.given_up.map(|amount| ("kept", amount, (|texts| texts.order.payments.given_up_in_all) as Word));
        // Where nothing was paid beyond the price, nobody asks for it.
        let overpayment = Some(amounts.overpayment).filter(|amount| amount.is_positive());
        let overpayment: Option<(&str, Amount, Word)> =
            overpayment.map(|amount| ("overpayment", amount, (|texts| texts.order.payments.overpayment) as Word));
        let refundable = amounts.refundable_by_notes();
        let parts: [(&str, Amount, Word); 3] = [
            ("refunded", amounts.refunded, |texts| texts.order.payments.refunded),
            ("pending", amounts.pending, |texts| texts.order.payments.pending),
            ("refundable", refundable, |texts| texts.order.payments.refundable),
        ];
        let parts: Vec<_> = parts.into_iter().chain(overpayment).chain(given_up).collect();
        let bar = parts.iter().filter(|(_, amount, _)| amount.is_positive()).map(|(part, amount, _)| {
            view! { <span data-part=*part style:flex-grow=amount.minor().to_string()></span> }
        });
        let legend = parts.iter().map(|&(part, amount, word)| view! { <Part part amount currency word/> });
        let warning = (!amounts.add_up()).then(|| view! { <Notice tone=NoticeTone::Error title/> });
        let captured: Word = |texts| texts.order.payments.captured;
        let conservation = view! {
            <div class="conservation" role="group" aria-label=t!(order.payments.conservation)>
                <div class="conservation-bar" aria-hidden="true">{bar.collect_view()}</div>
                <dl class="conservation-parts">
                    <Part part="captured" amount=amounts.captured currency word=captured/>
                    {legend.collect_view()}
                </dl>
                {warning}
            </div>
        };
        Some(conservation.into_any())
    })
}

#[component]
fn Part(part: &'static str, amount: Amount, currency: Currency, word: Word) -> impl IntoView {
    view! {
        <div data-part=part>
            <dt>{language::text(word)}</dt>
            <dd><AmountView amount currency/></dd>
        </div>
    }
}

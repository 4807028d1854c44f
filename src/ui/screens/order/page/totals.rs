//! *Totaux*: what the order came to, net, by tax, and gross.

use leptos::prelude::*;

use crate::domain::order::{OrderSums, TaxSum};
use crate::ui::kit::{AmountView, Untrusted};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live, live_if, live_text};
use crate::ui::screens::order::parts::percent::percent;
use crate::ui::screens::order::parts::section::{Section, figure};
use crate::ui::screens::order::parts::tax_name::tax_name;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Totals() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.order == other.order);
    let rows = live_if(move || Some(rows(order.get()?.order.sums())));
    view! {
        <Section title=t_signal!(order.totals.title) name="totals">
            <dl class="sums">{rows}</dl>
        </Section>
    }
}

fn rows(sums: OrderSums) -> AnyView {
    let language = Language::expect();
    let currency = sums.currency;
    let named = move |word: Word, amount| figure(language::text(word).into_any(), amount, currency);
    let items: Word = match sums.prices_include_tax {
        true => |texts| texts.order.totals.items_gross,
        false => |texts| texts.order.totals.items_net,
    };
    let fees = (!sums.fees.is_zero()).then(|| named(|texts| texts.order.totals.fees, sums.fees));
    let tax = |TaxSum { name, rate, amount }: TaxSum| {
        let reader = live(move || view! { <Untrusted text=tax_name(&name, language.locale()).to_owned()/> }.into_any());
        let name = view! { {reader} " " {live_text(move || percent(rate, language.locale()))} };
        figure(name.into_any(), amount, currency)
    };
    view! {
        {named(items, sums.items)}
        {named(|texts| texts.order.totals.shipping, sums.shipping)}
        {fees}
        <div class="total-net">
            <dt>{t!(order.totals.net)}</dt>
            <dd><AmountView amount=sums.net currency/></dd>
        </div>
        {sums.taxes.into_iter().map(tax).collect_view()}
        <div class="total-gross">
            <dt>{t!(order.totals.gross)}</dt>
            <dd><AmountView amount=sums.gross currency/></dd>
        </div>
    }
    .into_any()
}

//! *Lignes*: what was ordered, and what each line cost.

use leptos::prelude::*;

use crate::domain::money::{Amount, Currency, UnitPrice};
use crate::domain::order::{OrderLine, Tax};
use crate::ui::kit::{AmountView, Untrusted};
use crate::ui::language::Language;
use crate::ui::navigator::RouteLink;
use crate::ui::reactive::{live, live_if, live_text};
use crate::ui::route::Route;
use crate::ui::screens::order::parts::percent::percent;
use crate::ui::screens::order::parts::section::Section;
use crate::ui::screens::order::parts::tax_name::tax_name;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Lines() -> impl IntoView {
    let order =
        OrderStore::expect().part(|one, other| (&one.order, &one.credit_notes) == (&other.order, &other.credit_notes));
    let rows = live_if(move || {
        let order = order.get()?;
        let currency = order.order.currency;
        let case = order.case();
        let rows = order.order.lines.iter().cloned().map(|line| {
            let credited = case.credited_of(&line.id);
            view! { <Line line credited currency/> }
        });
        Some(rows.collect_view().into_any())
    });
    view! {
        <Section title=t_signal!(order.lines.title) name="lines">
            <table class="lines">
                <thead>
                    <tr>
                        <th scope="col">{t!(order.lines.article)}</th>
                        <th scope="col" class="number">{t!(order.lines.quantity)}</th>
                        <th scope="col" class="number wide-only">{t!(order.lines.unit_price)}</th>
                        <th scope="col" class="number wide-only">{t!(order.lines.taxes)}</th>
                        <th scope="col" class="number">{t!(order.lines.total)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </Section>
    }
}

#[component]
fn Line(
    line: OrderLine,
    /// What credit notes gave back of it.
    credited: Amount,
    currency: Currency,
) -> impl IntoView {
    let credited = credited.is_positive().then(|| {
        view! { <span class="line-aside">{t!(order.lines.credited)} " " <AmountView amount=credited currency/></span> }
    });
    let discount = line.discount(currency).map(|amount| {
        view! { <span class="line-aside">{t!(order.lines.discount)} " −" <AmountView amount currency/></span> }
    });
    let OrderLine { sku, title, quantity, unit_price, total, taxes, .. } = line;
    let rates = taxes.iter().cloned().map(|tax| view! { " · " <Rate tax/> }).collect_view();
    view! {
        <tr>
            <td>
                <span class="line-title"><Untrusted text=title/></span>
                <span class="line-unit">
                    {quantity} " × " {price(unit_price.clone(), currency)} {rates}
                </span>
                {sku_link(sku)}
            </td>
            <td class="number">{quantity}</td>
            <td class="number wide-only">{price(unit_price, currency)}</td>
            <td class="number wide-only"><Taxes taxes currency/></td>
            <td class="number"><AmountView amount=total currency/> {discount} {credited}</td>
        </tr>
    }
}

/// What one unit costs, with all its digits.
fn price(price: UnitPrice, currency: Currency) -> impl IntoView {
    let language = Language::expect();
    view! { <bdi class="amount">{live_text(move || price.display(currency, language.locale()))}</bdi> }
}

/// The item's SKU, which leads to how its stock moved; an item without one is not kept in stock.
fn sku_link(sku: String) -> Option<AnyView> {
    let language = Language::expect();
    if sku.is_empty() {
        return None;
    }
    let to = Route::Item(sku.clone());
    let named = sku.clone();
    let label = Signal::derive(move || Some((language.texts().items.history_of)(&named)));
    let link = view! {
        <span class="line-sku">
            {t!(order.lines.sku)}
            " "
            <RouteLink to class="sku-link" label>
                <Untrusted text=sku/>
            </RouteLink>
        </span>
    };
    Some(link.into_any())
}

#[component]
fn Taxes(taxes: Vec<Tax>, currency: Currency) -> impl IntoView {
    let tax = |tax: Tax| {
        let amount = tax.amount;
        view! {
            <span class="line-tax">
                <span class="line-rate"><Rate tax/></span>
                " "
                <AmountView amount currency/>
            </span>
        }
    };
    taxes.into_iter().map(tax).collect_view()
}

/// What the tax is called, and its rate.
#[component]
fn Rate(tax: Tax) -> impl IntoView {
    let language = Language::expect();
    let Tax { name, rate, .. } = tax;
    let name = live(move || view! { <Untrusted text=tax_name(&name, language.locale()).to_owned()/> }.into_any());
    view! { {name} " " {live_text(move || percent(rate, language.locale()))} }
}

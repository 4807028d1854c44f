//! What the shop says of the order beside its money: who buys, where it goes, what was invoiced and sent, what was noted.

use leptos::prelude::*;

use crate::domain::order::{Address, Buyer, Order, Parcel};
use crate::ui::kit::{CopyButton, ShopDayView, Untrusted};
use crate::ui::language::Word;
use crate::ui::reactive::live_if;
use crate::ui::screens::order::parts::section::{Section, fact, outside};
use crate::ui::screens::order::store::OrderStore;

/// Nothing where the shop says nothing.
#[component]
pub fn FactsPanel() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.order == other.order);
    live_if(move || {
        let facts = facts(&order.get()?.order);
        (!facts.is_empty()).then(|| {
            view! {
                <Section title=t_signal!(order.facts.title) name="facts">
                    <dl class="facts">{facts}</dl>
                </Section>
            }
            .into_any()
        })
    })
}

fn facts(order: &Order) -> Vec<AnyView> {
    let mut facts = Vec::new();
    let url = order.source.as_ref().and_then(|source| source.url.clone());
    facts.extend(
        url.map(|url| fact(|texts| texts.order.facts.shop, outside(url, |texts| texts.order.facts.open_in_shop))),
    );
    facts.extend(text(|texts| texts.order.facts.channel, order.channel.as_deref()));
    let addresses: [(Word, _); 2] = [
        (|texts| texts.order.facts.billing_address, &order.billing_address),
        (|texts| texts.order.facts.shipping_address, &order.shipping_address),
    ];
    facts.extend(addresses.into_iter().filter_map(|(name, address)| Some(fact(name, envelope(address.as_ref()?)))));
    if let Some(buyer) = &order.buyer {
        facts.extend(of_buyer(buyer));
    }
    let invoices: Vec<_> = order
        .invoices
        .iter()
        .map(|invoice| {
            let number = invoice.number.clone();
            let day = invoice.issued_on.map(|day| view! { " (" <ShopDayView at=day.noon()/> ")" });
            view! { <li><Untrusted text=number/> {day}</li> }
        })
        .collect();
    if !invoices.is_empty() {
        facts.push(fact(|texts| texts.order.facts.invoices, view! { <ul>{invoices}</ul> }.into_any()));
    }
    let parcels: Vec<_> = order.parcels.iter().cloned().map(parcel).collect();
    if !parcels.is_empty() {
        facts.push(fact(|texts| texts.order.facts.parcels, view! { <ul>{parcels}</ul> }.into_any()));
    }
    let notes: Vec<_> =
        order.notes.iter().cloned().map(|note| view! { <li><Untrusted text=note lines=true/></li> }).collect();
    if !notes.is_empty() {
        facts.push(fact(|texts| texts.order.facts.notes, view! { <ul>{notes}</ul> }.into_any()));
    }
    facts.extend(text(|texts| texts.order.facts.tags, Some(order.tags.join(", ")).as_deref()));
    facts
}

fn of_buyer(buyer: &Buyer) -> Vec<AnyView> {
    let registration = buyer.registration.as_ref().map(|number| number.id.as_str());
    let facts: [(Word, Option<&str>); 3] = [
        (|texts| texts.order.facts.registration, registration),
        (|texts| texts.order.facts.vat_number, buyer.vat_number.as_deref()),
        (|texts| texts.order.facts.purchase_order, buyer.purchase_order.as_deref()),
    ];
    facts.into_iter().filter_map(|(name, value)| text(name, value)).collect()
}

fn text(name: Word, value: Option<&str>) -> Option<AnyView> {
    let value = value.filter(|value| !value.is_empty())?.to_owned();
    Some(fact(name, view! { <Untrusted text=value/> }.into_any()))
}

fn envelope(address: &Address) -> AnyView {
    let lines = address.envelope().join("\n");
    view! { <Untrusted text=lines lines=true/> }.into_any()
}

fn parcel(parcel: Parcel) -> AnyView {
    let Parcel { carrier, tracking, url, .. } = parcel;
    let track = url.map(|url| outside(url, |texts| texts.order.facts.track));
    let number = tracking.map(|number| {
        let copied = number.clone();
        view! { " " <code><Untrusted text=number/></code> <CopyButton value=copied label=t_signal!(order.facts.track)/> }
    });
    view! { <li><Untrusted text=carrier.unwrap_or_default()/> {number} " " {track}</li> }.into_any()
}

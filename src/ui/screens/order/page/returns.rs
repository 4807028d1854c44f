//! *Retours*: goods that came back. They are apart from refunds, because a return refunds nothing.

use leptos::prelude::*;

use crate::api::order_detail::{OrderDetail, Return};
use crate::ui::kit::{DateView, Untrusted};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::parts::section::{Section, nothing};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Returns() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.returns == other.returns);
    let list = live_if(move || {
        let order = order.get()?;
        if order.returns.is_empty() {
            return Some(nothing(|texts| texts.order.returns.none));
        }
        let lines = order.returns.iter().map(|back| line(&order, back));
        Some(view! { <ul class="returns">{lines.collect_view()}</ul> }.into_any())
    });
    view! {
        <Section title=t_signal!(order.returns.title) name="returns">
            {list}
        </Section>
    }
}

fn line(order: &OrderDetail, back: &Return) -> AnyView {
    let Return { line, quantity, reason, action, registered_at } = back.clone();
    let title = order.order.item_title(&line).to_owned();
    view! {
        <li class="return">
            <span>{quantity} " × " <Untrusted text=title/></span>
            <span><Untrusted text=reason/> " → " <Untrusted text=action/></span>
            <span class="quiet"><DateView at=registered_at/></span>
        </li>
    }
    .into_any()
}

//! *Retours*: goods that came back. Apart from refunds (seed 003).

use leptos::prelude::*;

use super::section::Section;
use crate::api::orders::Return;
use crate::ui::desk::Desk;
use crate::ui::kit::{DateView, Untrusted};
use crate::ui::order_desk::OrderDesk;

#[component]
pub fn Returns() -> impl IntoView {
    let desk = Desk::expect();
    let returns = OrderDesk::expect().part(|order| {
        let titled = |back: &Return| {
            let line = order.order.lines.iter().find(|line| line.id == back.line);
            (line.map_or_else(|| back.line.0.clone(), |line| line.title.clone()), back.clone())
        };
        order.returns.iter().map(titled).collect::<Vec<_>>()
    });
    let list = move || {
        returns.get().map(|returns| {
            if returns.is_empty() {
                return view! { <p class="panel-empty">{desk.say(|texts| texts.order.returns.none)}</p> }.into_any();
            }
            let line = |(title, back): (String, Return)| {
                view! {
                    <li class="return">
                        <span>{back.quantity} " × " <Untrusted text=title/></span>
                        <span><Untrusted text=back.reason/> " → " <Untrusted text=back.action/></span>
                        <span class="quiet"><DateView at=back.registered_at/></span>
                    </li>
                }
            };
            view! { <ul class="returns">{returns.into_iter().map(line).collect_view()}</ul> }.into_any()
        })
    };
    view! {
        <Section title=desk.said(|texts| texts.order.returns.title) name="returns">
            {list}
        </Section>
    }
}

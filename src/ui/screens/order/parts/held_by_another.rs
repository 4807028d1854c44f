//! Who has the order on which something is left to do, and until when: who came to go on with it learns why they can't.

use leptos::prelude::*;

use crate::ui::kit::{TimeView, Untrusted};
use crate::ui::reactive::live_if;
use crate::ui::screens::order::store::{Holder, OrderStore};

#[component]
pub fn HeldByAnother() -> impl IntoView {
    let store = OrderStore::expect();
    let holder = store.holder();
    let order = store.part(|one, other| one.lease == other.lease);
    live_if(move || {
        let Holder::Another(agent) = holder.get() else { return None };
        let at = order.get()?.lease.as_ref()?.expires_at;
        let words = view! {
            <p>
                <Untrusted text=agent.name/>
                " "
                {t!(order.modification.another_until)}
                " "
                <TimeView at/>
                ". "
                {t!(order.modification.then_you)}
            </p>
        };
        Some(words.into_any())
    })
}

//! *Retours*: goods that come back. They are apart from refunds, because a return refunds nothing.

use leptos::prelude::*;

use crate::domain::action::OrderAction;
use crate::ui::kit::Button;
use crate::ui::reactive::live_if;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::section::{Section, nothing};
use crate::ui::screens::order::returns::ReturnCard;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn Returns() -> impl IntoView {
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let order = store.part(|one, other| {
        (&one.returns, &one.allowed_actions, &one.credit_notes, &one.return_address)
            == (&other.returns, &other.allowed_actions, &other.credit_notes, &other.return_address)
    });
    let list = live_if(move || {
        let order = order.get()?;
        if order.returns.is_empty() {
            return Some(nothing(|texts| texts.returns.none));
        }
        let cards = order.returns.iter().map(|back| view! { <ReturnCard order=&order back/> });
        Some(view! { <ul class="returns">{cards.collect_view()}</ul> }.into_any())
    });
    let is_allowed = Memo::new(move |_| store.allows(OrderAction::RegisterReturn));
    let register = live_if(move || {
        let on_press = Callback::new(move |()| dialogs.show(OpenDialog::RegisterReturn));
        let disabled = Signal::derive(move || store.obstacle(OrderAction::RegisterReturn).is_some());
        is_allowed.get().then(|| view! { <Button on_press disabled>{t!(returns.register)}</Button> }.into_any())
    });
    view! {
        <Section title=t_signal!(returns.title) name="returns">
            {list}
            <div class="return-deeds">{register}</div>
        </Section>
    }
}

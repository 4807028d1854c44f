//! In *Paiements*: that more was paid than the order cost, and the way to give it back.

use leptos::prelude::*;

use crate::domain::action::OrderAction;
use crate::domain::money::Amount;
use crate::domain::overpayment::looks_like_a_slip;
use crate::ui::kit::{Button, Notice, NoticeTone};
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn OverpaymentNotice() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.amounts.overpayment == other.amounts.overpayment);
    live_if(move || order.get()?.amounts.overpayment.is_positive().then(|| view! { <Overpaid/> }.into_any()))
}

#[component]
fn Overpaid() -> impl IntoView {
    let language = Language::expect();
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let title = Signal::derive(move || {
        let over =
            store.order().map(|order| order.amounts.overpayment.display(order.order.currency, language.locale()));
        (language.texts().overpayment.found)(&over.unwrap_or_default())
    });
    let is_allowed = Memo::new(move |_| store.allows(OrderAction::RefundOverpayment));
    let open = Callback::new(move |()| dialogs.show(OpenDialog::Overpayment));
    let actions = live_if(move || {
        is_allowed.get().then(|| view! { <Button on_press=open>{t!(overpayment.open)}</Button> }.into_any())
    });
    let slip = live_if(move || {
        let order = store.order()?;
        let (charged, captured, currency) = (order.amounts.gross, order.amounts.captured, order.order.currency);
        looks_like_a_slip(charged, captured).then(|| {
            let written = move |amount: Amount| amount.display(currency, language.locale());
            let words = live_text(move || (language.texts().overpayment.slip)(&written(captured), &written(charged)));
            view! { <p><strong>{words}</strong></p> }.into_any()
        })
    });
    view! {
        <Notice tone=NoticeTone::Info title actions=move || actions>
            {slip}
            <p>{t!(overpayment.on_no_note)}</p>
        </Notice>
    }
}

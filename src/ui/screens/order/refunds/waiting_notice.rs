//! The notice in *Paiements* that money is still to go back, with the way to the pop-in; afterwards, that all is
//! settled.

use leptos::prelude::*;

use crate::domain::action::OrderAction;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone};
use crate::ui::language::Language;
use crate::ui::reactive::live_if;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::store::OrderStore;

/// Its place is there before its words, because the focus comes here when the pop-in closes.
#[component]
pub fn RefundsNotice() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let notice = live_if(move || {
        if dialogs.has_refunds().get() {
            Some(view! { <RefundsWaiting/> }.into_any())
        } else {
            let title = t_signal!(refunds.settled);
            dialogs.just_settled().get().then(|| view! { <Notice tone=NoticeTone::Success title/> }.into_any())
        }
    });
    view! {
        <div class="refunds-place" role="group" aria-label=t!(order.payments.refunds) tabindex="-1">
            {notice}
        </div>
    }
}

#[component]
fn RefundsWaiting() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let dialogs = Dialogs::expect();
    let title = Signal::derive(move || {
        let pending = store.order().map(|order| order.amounts.pending.display(order.order.currency, language.locale()));
        (language.texts().refunds.waiting)(&pending.unwrap_or_default())
    });
    let can_settle = Memo::new(move |_| store.allows(OrderAction::SettleRefundTask));
    let open = Callback::new(move |()| dialogs.show(OpenDialog::Refunds));
    // Whoever has MOD on settles it; the switch above says who that is.
    let actions = live_if(move || {
        can_settle.get().then(|| {
            view! {
                <Button kind=ButtonKind::Primary on_press=open>{t!(refunds.resume)}</Button>
            }
            .into_any()
        })
    });
    view! { <Notice tone=NoticeTone::Warning title actions=move || actions/> }
}

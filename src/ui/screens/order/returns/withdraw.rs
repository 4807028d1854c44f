//! *Retirer le retour*: it does not come, or was registered by mistake, for a reason that stays with it.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Dialog, DialogActions, TextArea, focus};
use crate::ui::language::Language;
use crate::ui::reactive::memo_bool;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote};
use crate::ui::screens::order::parts::pop_in::PopIn;
use crate::ui::screens::order::parts::whose::whose;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn WithdrawReturnDialog() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    let open = memo_bool(move || matches!(dialogs.open().get(), OpenDialog::WithdrawReturn(_)));
    view! {
        <Dialog open title=t_signal!(returns.withdraw) about=whose() on_close>
            <PopIn>
                <WithdrawForm on_close/>
            </PopIn>
        </Dialog>
    }
}

#[component]
fn WithdrawForm(on_close: Callback<()>) -> impl IntoView {
    let language = Language::expect();
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let form = NodeRef::<html::Form>::new();
    let (reason, was_tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let is_missing = move || reason.with(|reason| reason.trim().is_empty());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        was_tried.set(true);
        let dialog = untrack(|| dialogs.open().get());
        let OpenDialog::WithdrawReturn(number) = dialog.clone() else { return };
        if store.obstacle(OrderAction::WithdrawReturn).is_some() {
            return;
        }
        if untrack(is_missing) {
            focus::field(form, "[aria-invalid]");
        } else {
            let reason = reason.get_untracked().trim().to_owned();
            store.send_then(OrderCommand::WithdrawReturn(number, reason), move || dialogs.drop_wish(&dialog));
        }
    };
    view! {
        <form class="return-form" node_ref=form on:submit=submit novalidate=true>
            <TextArea
                label=t_signal!(returns.withdraw_why)
                value=reason
                on_input=Callback::new(move |text| reason.set(text))
                hint=t_signal!(returns.overrule_hint)
                error=MaybeProp::derive(move || {
                    (was_tried.get() && is_missing()).then(|| language.texts().returns.withdraw_missing.to_owned())
                })
                rows=2
                max_length=text_limits::REASON
                autofocus=true
            />
            <ObstacleNote action=OrderAction::WithdrawReturn/>
            <DialogActions>
                <Button kind=ButtonKind::Quiet on_press=on_close>{t!(kit.close)}</Button>
                <DeedButton deed=OperationKind::WithdrawReturn kind=ButtonKind::Primary submits=true>
                    {t!(returns.withdraw)}
                </DeedButton>
            </DialogActions>
        </form>
    }
}

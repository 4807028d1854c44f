//! *Retirer le retour*: it does not come, or was registered by mistake, for a reason that stays with it.

use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::ui::kit::Dialog;
use crate::ui::reactive::memo_bool;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::pop_in::PopIn;
use crate::ui::screens::order::parts::reason_form::{ReasonForm, ReasonWords};
use crate::ui::screens::order::parts::whose::whose;

const WORDS: ReasonWords = ReasonWords {
    label: |texts| texts.returns.withdraw_why,
    hint: |texts| texts.returns.overrule_hint,
    missing: |texts| texts.returns.withdraw_missing,
    submit: |texts| texts.returns.withdraw,
};

#[component]
pub fn WithdrawReturnDialog() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    let open = memo_bool(move || matches!(dialogs.open().get(), OpenDialog::WithdrawReturn(_)));
    view! {
        <Dialog open title=t_signal!(returns.withdraw) about=whose() on_close>
            <PopIn>
                <ReasonForm deed=OperationKind::WithdrawReturn words=WORDS command=withdrawal on_close/>
            </PopIn>
        </Dialog>
    }
}

fn withdrawal(dialog: &OpenDialog, reason: String) -> Option<OrderCommand> {
    match dialog {
        OpenDialog::WithdrawReturn(number) => Some(OrderCommand::WithdrawReturn(number.clone(), reason)),
        _ => None,
    }
}

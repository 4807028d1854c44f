//! *Retirer le retour*: it does not come, or was registered by mistake, for a reason that stays with it.

use leptos::prelude::*;

use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::help::HelpTopic;
use crate::ui::screens::order::open_dialog::OpenDialog;
use crate::ui::screens::order::parts::reason_dialog::{ReasonDialog, ReasonWords};

const WORDS: ReasonWords = ReasonWords {
    deed: |texts| texts.returns.withdraw,
    label: |texts| texts.returns.withdraw_why,
    hint: |texts| texts.returns.overrule_hint,
    missing: |texts| texts.returns.withdraw_missing,
    help: HelpTopic::WithdrawReturn,
};

#[component]
pub fn WithdrawReturnDialog() -> impl IntoView {
    view! { <ReasonDialog deed=OperationKind::WithdrawReturn words=WORDS command=withdrawal/> }
}

fn withdrawal(dialog: &OpenDialog, reason: String) -> Option<OrderCommand> {
    match dialog {
        OpenDialog::WithdrawReturn(number) => Some(OrderCommand::WithdrawReturn(number.clone(), reason)),
        _ => None,
    }
}

//! *Abandonner l’envoi*: a mail that did not go needs not go any more, for a reason that colleagues read.

use leptos::prelude::*;

use crate::api::messages::GiveUpMailBody;
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::help::HelpTopic;
use crate::ui::screens::order::open_dialog::OpenDialog;
use crate::ui::screens::order::parts::reason_dialog::{ReasonDialog, ReasonWords};

const WORDS: ReasonWords = ReasonWords {
    deed: |texts| texts.order.mail.give_up,
    label: |texts| texts.order.mail.give_up_why,
    hint: |texts| texts.order.mail.give_up_hint,
    missing: |texts| texts.order.mail.give_up_missing,
    help: HelpTopic::GiveUpMail,
};

#[component]
pub fn GiveUpMailDialog() -> impl IntoView {
    view! { <ReasonDialog deed=OperationKind::GiveUpMail words=WORDS command=giving_up/> }
}

fn giving_up(dialog: &OpenDialog, reason: String) -> Option<OrderCommand> {
    match dialog {
        OpenDialog::GiveUpMail(message) => Some(OrderCommand::GiveUpMail(GiveUpMailBody { message: *message, reason })),
        _ => None,
    }
}

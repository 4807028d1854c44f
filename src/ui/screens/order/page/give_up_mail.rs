//! *Abandonner l’envoi*: a mail that did not go needs not go any more, for a reason that colleagues read.

use leptos::prelude::*;

use crate::api::messages::GiveUpMailBody;
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::ui::kit::Dialog;
use crate::ui::reactive::memo_bool;
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::pop_in::PopIn;
use crate::ui::screens::order::parts::reason_form::{ReasonForm, ReasonWords};
use crate::ui::screens::order::parts::whose::whose;

const WORDS: ReasonWords = ReasonWords {
    label: |texts| texts.order.mail.give_up_why,
    hint: |texts| texts.order.mail.give_up_hint,
    missing: |texts| texts.order.mail.give_up_missing,
    submit: |texts| texts.order.mail.give_up,
};

#[component]
pub fn GiveUpMailDialog() -> impl IntoView {
    let dialogs = Dialogs::expect();
    let on_close = Callback::new(move |()| dialogs.put_away());
    let open = memo_bool(move || matches!(dialogs.open().get(), OpenDialog::GiveUpMail(_)));
    view! {
        <Dialog open title=t_signal!(order.mail.give_up) about=whose() on_close>
            <PopIn>
                <ReasonForm deed=OperationKind::GiveUpMail words=WORDS command=giving_up on_close/>
            </PopIn>
        </Dialog>
    }
}

fn giving_up(dialog: &OpenDialog, reason: String) -> Option<OrderCommand> {
    match dialog {
        OpenDialog::GiveUpMail(message) => Some(OrderCommand::GiveUpMail(GiveUpMailBody { message: *message, reason })),
        _ => None,
    }
}

//! *Écrire au client*: the mail about the note, read before it is sent.

use leptos::prelude::*;

use super::NoteDialogState;
use crate::api::messages::PreviewCreditNoteMail;
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::credit::CreditNoteNumber;
use crate::ui::kit::{Button, ButtonKind, DialogActions};
use crate::ui::reactive::reading::Reading;
use crate::ui::screens::order::parts::action_button::{DeedButton, ObstacleNote};
use crate::ui::screens::order::parts::mail_preview::MailPreview;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::side_read::SideRead;

/// The focus is on none of its buttons at first: Enter sends nothing that was not read.
#[component]
pub fn NoteMail(number: CreditNoteNumber) -> impl IntoView {
    let (notes, store) = (NoteDialogState::expect(), OrderStore::expect());
    let preview = SideRead::of_order(PreviewCreditNoteMail { note: number.clone() });
    let waits = Signal::derive(move || match preview.get() {
        Reading::Ready { shown: mail, .. } => mail.not_sendable.is_some(),
        Reading::Loading | Reading::Failed(_) => true,
    });
    let send = Callback::new(move |()| {
        let command = OrderCommand::SendCreditNoteMail(number.clone());
        store.send_then(command, move || notes.go_back());
    });
    view! {
        <p>{t!(credit_note.mail.explained)}</p>
        <div class="mail-place"><MailPreview preview/></div>
        <ObstacleNote action=OrderAction::SendCreditNoteMail/>
        <DialogActions>
            <Button kind=ButtonKind::Quiet on_press=Callback::new(move |()| notes.go_back())>
                {t!(credit_note.mail.back)}
            </Button>
            <DeedButton deed=OperationKind::SendCreditNoteMail kind=ButtonKind::Primary on_press=send waits>
                {t!(credit_note.mail.send)}
            </DeedButton>
        </DialogActions>
    }
}

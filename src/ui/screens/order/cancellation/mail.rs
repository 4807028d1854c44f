//! The step *Send the mail*: the mail that confirms the cancellation is previewed, then sent or not.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::CancellationDraft;
use super::leaving::CloseButton;
use crate::api::messages::{NotSendable, PreviewMessage, SettleMailBody};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, DialogActions, TextArea, focus};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, on_mount};
use crate::ui::screens::order::parts::action_button::{CommandButton, DeedButton, ObstacleNote};
use crate::ui::screens::order::parts::lost_focus::give_back;
use crate::ui::screens::order::parts::mail_preview::MailPreview;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::side_read::SideRead;

#[component]
pub fn MailStep() -> impl IntoView {
    let store = OrderStore::expect();
    let draft = CancellationDraft::expect();
    let preview = SideRead::of_order(PreviewMessage { number: store.number() });
    let is_there = Signal::derive(move || matches!(preview.get(), Reading::Ready { .. }));
    let not_sendable = Memo::new(move |_| match preview.get() {
        Reading::Ready { shown: mail, .. } => mail.not_sendable,
        Reading::Loading | Reading::Failed(_) => None,
    });
    let skips = Memo::new(move |_| draft.skips_mail() || not_sendable.get().is_some());
    let foot = live(move || {
        if skips.get() {
            view! { <SkipForm because=not_sendable.get()/> }.into_any()
        } else {
            view! { <SendActions waits=Signal::derive(move || !is_there.get())/> }.into_any()
        }
    });
    let place = NodeRef::<html::Div>::new();
    give_back(place, move || skips.get());
    view! {
        <p>{t!(cancellation.mail.explained)}</p>
        <div class="mail-place" node_ref=place><MailPreview preview/></div>
        <ObstacleNote action=OrderAction::SettleMail/>
        {foot}
    }
}

/// The focus is on none of them at first: Enter sends nothing that was not read.
#[component]
fn SendActions(waits: Signal<bool>) -> impl IntoView {
    let draft = CancellationDraft::expect();
    view! {
        <DialogActions>
            <CloseButton/>
            <Button on_press=Callback::new(move |()| draft.set_skips_mail(true))>{t!(cancellation.mail.skip)}</Button>
            <CommandButton
                command=OrderCommand::SettleMail(SettleMailBody::Send {})
                kind=ButtonKind::Primary
                waits
            >
                {t!(cancellation.mail.send)}
            </CommandButton>
        </DialogActions>
    }
}

/// *Ne pas envoyer* takes a reason. Where there is no sending, the reason is there and there is no way back to it.
#[component]
fn SkipForm(because: Option<NotSendable>) -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let draft = CancellationDraft::expect();
    let words = move || &language.texts().cancellation.mail;
    if let Some(reason) = because.filter(|_| draft.has_no_skip_reason()) {
        draft.set_skip_reason((untrack(words).not_sent_because)(reason).to_owned());
    }
    let form = NodeRef::<html::Form>::new();
    let focus_reason = move || focus::field(form, "textarea");
    on_mount(move || request_animation_frame(focus_reason));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if store.obstacle(OrderAction::SettleMail).is_some() {
            return;
        }
        match draft.take_skip_reason() {
            Some(reason) => store.send(OrderCommand::SettleMail(SettleMailBody::Skip { reason })),
            None => focus_reason(),
        }
    };
    let error = move || draft.is_skip_reason_missing().then(|| words().skip_reason_missing.to_owned());
    let back = Callback::new(move |()| draft.set_skips_mail(false));
    view! {
        <form node_ref=form on:submit=submit novalidate=true>
            <TextArea
                label=t_signal!(cancellation.mail.skip_reason)
                value=Signal::derive(move || draft.skip_reason())
                on_input=Callback::new(move |reason| draft.set_skip_reason(reason))
                hint=MaybeProp::derive(move || Some(words().skip_reason_hint.to_owned()))
                error=MaybeProp::derive(error)
                rows=2
                max_length=text_limits::REASON
            />
            <DialogActions>
                {match because {
                    Some(_) => view! { <CloseButton/> }.into_any(),
                    None => view! { <Button kind=ButtonKind::Quiet on_press=back>{t!(cancellation.mail.back)}</Button> }.into_any(),
                }}
                <DeedButton
                    deed=OperationKind::SettleMail
                    kind=ButtonKind::Primary
                    submits=true
                >
                    {t!(cancellation.mail.skip_action)}
                </DeedButton>
            </DialogActions>
        </form>
    }
}

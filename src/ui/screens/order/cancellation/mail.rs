//! The step *Send the mail*: the mail that confirms the cancellation is previewed, then sent or not.

use leptos::ev::SubmitEvent;
use leptos::html;
use leptos::prelude::*;

use super::CancellationDraft;
use super::leaving::CloseButton;
use crate::api::messages::{MessagePreview, NotSendable, PreviewMessage, SettleMailBody};
use crate::api::operations::OperationKind;
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, DialogActions, Notice, NoticeTone, Skeleton, TextArea, Untrusted, focus};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_if, live_text, on_mount};
use crate::ui::screens::order::parts::action_button::{CommandButton, DeedButton, ObstacleNote};
use crate::ui::screens::order::parts::lost_focus::give_back;
use crate::ui::screens::order::parts::section::fact;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::read_failed::ReadFailed;
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
    let mail = live(move || match preview.get() {
        Reading::Loading => view! {
            <p class="visually-hidden" role="status">{t!(cancellation.mail.loading)}</p>
            <Skeleton lines=6/>
        }
        .into_any(),
        Reading::Failed(failure) => {
            let retry = Callback::new(move |()| preview.retry());
            view! { <ReadFailed failure tone=NoticeTone::Warning retry/> }.into_any()
        }
        Reading::Ready { shown: mail, .. } => view! { <Preview mail=mail.as_ref().clone()/> }.into_any(),
    });
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
        {live_if(move || not_sendable.get().map(|reason| view! { <NotSendableNotice reason/> }.into_any()))}
        <div class="mail-place" node_ref=place>{mail}</div>
        <ObstacleNote action=OrderAction::SettleMail/>
        {foot}
    }
}

#[component]
fn Preview(mail: MessagePreview) -> impl IntoView {
    let MessagePreview { to, subject, body, .. } = mail;
    let to = if to.trim().is_empty() { "—".to_owned() } else { to };
    view! {
        <div class="mail">
            <dl class="facts">
                {fact(|texts| texts.cancellation.mail.to, view! { <Untrusted text=to/> }.into_any())}
                {fact(|texts| texts.cancellation.mail.subject, view! { <Untrusted text=subject/> }.into_any())}
            </dl>
            <p class="mail-text" tabindex="0" role="group" aria-label=t!(cancellation.mail.body)>
                <Untrusted text=body lines=true/>
            </p>
        </div>
    }
}

/// Why nobody can be written to. The mail stays in view: its words are good for another way.
#[component]
fn NotSendableNotice(reason: NotSendable) -> impl IntoView {
    let language = Language::expect();
    let why = move || (language.texts().cancellation.mail.not_sendable)(reason);
    view! {
        <Notice tone=NoticeTone::Warning title=t_signal!(cancellation.mail.not_sendable_title)>
            <p>{live_text(move || why().to_owned())}</p>
        </Notice>
    }
}

#[component]
fn SendActions(waits: Signal<bool>) -> impl IntoView {
    let draft = CancellationDraft::expect();
    view! {
        <DialogActions>
            <CloseButton/>
            <Button on_press=Callback::new(move |()| draft.set_skips_mail(true))>{t!(cancellation.mail.skip)}</Button>
            <CommandButton
                command=OrderCommand::SettleMail(SettleMailBody::Send)
                kind=ButtonKind::Primary
                waits
                autofocus=true
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

//! A mail to the customer before it is sent: to whom, and what it says.

use leptos::prelude::*;

use crate::api::messages::{MessagePreview, NotSendable};
use crate::ui::kit::{Notice, NoticeTone, Skeleton, Untrusted};
use crate::ui::language::Language;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_text};
use crate::ui::screens::order::parts::section::fact;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::read_failed::ReadFailed;
use crate::ui::screens::side_read::SideRead;

/// The mail as it is read, and above it why it can't be sent, where that is so.
#[component]
pub fn MailPreview(preview: SideRead<MessagePreview>) -> impl IntoView {
    live(move || match preview.get() {
        Reading::Loading => view! {
            <p class="visually-hidden" role="status">{t!(cancellation.mail.loading)}</p>
            <Skeleton lines=6/>
        }
        .into_any(),
        Reading::Failed(failure) => {
            let retry = Callback::new(move |()| preview.retry());
            view! { <ReadFailed failure tone=NoticeTone::Warning retry/> }.into_any()
        }
        Reading::Ready { shown: mail, .. } => view! {
            {mail.not_sendable.map(|reason| view! { <NotSendableNotice reason/> })}
            <Sheet mail=mail.as_ref().clone()/>
        }
        .into_any(),
    })
}

#[component]
fn Sheet(mail: MessagePreview) -> impl IntoView {
    let MessagePreview { to, subject, body, .. } = mail;
    let to = if to.trim().is_empty() { "—".to_owned() } else { to };
    // Whoever reads it in another language than their own knows why.
    let language = Language::expect();
    let customers = untrack(|| OrderStore::expect().order()).map(|order| order.order.customer.language());
    let spoken = customers.map(|customers| {
        let name = live_text(move || (language.texts().order.replies.language)(customers).to_owned());
        fact(|texts| texts.cancellation.mail.language, name)
    });
    view! {
        <div class="mail">
            <dl class="facts">
                {fact(|texts| texts.cancellation.mail.to, view! { <Untrusted text=to/> }.into_any())}
                {spoken}
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

//! *Réponses prédéfinies*: what the helpdesk answers, filled in for this order, copied in one press.

use leptos::prelude::*;

use super::section::Section;
use super::side_read::{Beside, SideRead};
use crate::api::messages::{ListReplies, ReplyList};
use crate::domain::canned_reply::{CannedReply, ReplyKind};
use crate::domain::locale::Locale;
use crate::ui::desk::Desk;
use crate::ui::kit::{Button, CopyButton, RadioGroup, Skeleton, Untrusted};
use crate::ui::order_desk::OrderDesk;

/// The replies of the order on the page, read once for the panel and the pop-in.
#[derive(Clone, Copy)]
pub struct ReplyBook(Beside<ReplyList>);

impl ReplyBook {
    pub fn provide() {
        let number = OrderDesk::expect().number();
        provide_context(Self(Beside::order(ListReplies { number })));
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    /// The reply of this kind; without a language, in the customer's, which comes first.
    fn reply(self, kind: ReplyKind, language: Option<Locale>) -> Option<CannedReply> {
        self.0.state().with(|state| match state {
            SideRead::Ready(list) => {
                let mut of_kind = list.items.iter().filter(|reply| reply.kind == kind);
                of_kind.find(|reply| language.is_none_or(|language| reply.language == language)).cloned()
            }
            _ => None,
        })
    }
}

/// The panel, with every reply in every language.
#[component]
pub fn CannedReplies() -> impl IntoView {
    let desk = Desk::expect();
    let words = move || &desk.texts().order.replies;
    let book = ReplyBook::expect();
    let customer = OrderDesk::expect().part(|order| order.order.customer.language());
    let is_cancelled = OrderDesk::expect().part(|order| !order.cancellation.can_be_left());
    let (chosen_kind, choose_kind) = signal(None);
    let (chosen_language, choose_language) = signal(None);
    let kind = Memo::new(move |_| {
        chosen_kind.get().unwrap_or(match is_cancelled.get() {
            Some(true) => ReplyKind::Cancelled,
            _ => ReplyKind::CannotCancel,
        })
    });
    let language = Memo::new(move |_| chosen_language.get().or(customer.get()).unwrap_or_default());
    let reply = Memo::new(move |_| book.reply(kind.get(), Some(language.get())));
    let kinds = Signal::derive(move || {
        [ReplyKind::CannotCancel, ReplyKind::Cancelled].map(|kind| (kind, (words().kind)(kind).to_owned())).to_vec()
    });
    let languages = Signal::derive(move || {
        [Locale::Fr, Locale::En].map(|language| (language, (words().language)(language).to_owned())).to_vec()
    });
    let state = book.0.state();
    let body = move || match reply.get() {
        Some(reply) => view! { <Reply reply/> }.into_any(),
        None if state.with(|state| matches!(state, SideRead::Loading)) => view! { <Skeleton lines=4/> }.into_any(),
        None if state.with(|state| matches!(state, SideRead::Failed(_))) => view! {
            <p class="panel-empty" role="alert">{move || words().failed}</p>
            <Button on_press=Callback::new(move |()| book.0.retry())>{move || desk.texts().order.retry}</Button>
        }
        .into_any(),
        None => view! { <p class="panel-empty">{move || words().none}</p> }.into_any(),
    };
    view! {
        <Section title=Signal::derive(move || words().title.to_owned()) name="replies">
            <div class="reply-choice">
                <RadioGroup
                    label=Signal::derive(move || words().kinds.to_owned())
                    options=kinds
                    value=Signal::derive(move || Some(kind.get()))
                    on_choose=Callback::new(move |kind| choose_kind.set(Some(kind)))
                />
                <RadioGroup
                    label=Signal::derive(move || words().languages.to_owned())
                    options=languages
                    value=Signal::derive(move || Some(language.get()))
                    on_choose=Callback::new(move |language| choose_language.set(Some(language)))
                />
            </div>
            {body}
        </Section>
    }
}

/// One reply in the customer's language, where the procedure asks for it.
#[component]
pub fn ReplyOfKind(kind: ReplyKind) -> impl IntoView {
    let book = ReplyBook::expect();
    let reply = Memo::new(move |_| book.reply(kind, None));
    move || reply.get().map(|reply| view! { <Reply reply/> })
}

#[component]
fn Reply(reply: CannedReply) -> impl IntoView {
    let desk = Desk::expect();
    let CannedReply { language, body, .. } = reply;
    view! {
        <div class="reply">
            <CopyButton
                value=body.clone()
                label=Signal::derive(move || desk.texts().order.replies.copy.to_owned())
                wide=true
            />
            <p class="reply-text" lang=language.tag()><Untrusted text=body lines=true/></p>
        </div>
    }
}

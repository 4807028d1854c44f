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

    /// One thing of every reply, each value once, in the order of the replies.
    fn each<T: PartialEq>(self, of: impl Fn(&CannedReply) -> T) -> Vec<T> {
        self.0.state().with(|state| match state {
            SideRead::Ready(list) => list.items.iter().map(of).fold(Vec::new(), |mut all, value| {
                if !all.contains(&value) {
                    all.push(value);
                }
                all
            }),
            _ => Vec::new(),
        })
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

/// The panel, with every reply that is true of the order, in every language.
#[component]
pub fn CannedReplies() -> impl IntoView {
    let desk = Desk::expect();
    let words = move || &desk.texts().order.replies;
    let book = ReplyBook::expect();
    let pending = OrderDesk::expect().part(|order| !order.amounts.pending.is_zero());
    let (chosen_kind, choose_kind) = signal(None);
    let (chosen_language, choose_language) = signal(None);
    let kinds = Memo::new(move |_| book.each(|reply| reply.kind));
    let languages = Memo::new(move |_| book.each(|reply| reply.language));
    let kind = chosen_or_first(chosen_kind, kinds);
    let language = chosen_or_first(chosen_language, languages);
    let reply = Memo::new(move |_| book.reply(kind.get()?, language.get()));
    let state = book.0.state();
    let choice = move || {
        let kind_choice = (kinds.with(Vec::len) > 1).then(|| {
            let options = Signal::derive(move || {
                kinds.get().into_iter().map(|kind| (kind, (words().kind)(kind).to_owned())).collect()
            });
            view! {
                <RadioGroup
                    label=desk.said(|texts| texts.order.replies.kinds)
                    options
                    value=kind
                    on_choose=Callback::new(move |kind| choose_kind.set(Some(kind)))
                />
            }
        });
        let language_choice = (languages.with(Vec::len) > 1).then(|| {
            let options = Signal::derive(move || {
                languages
                    .get()
                    .into_iter()
                    .map(|language| (language, (words().language)(language).to_owned()))
                    .collect()
            });
            view! {
                <RadioGroup
                    label=desk.said(|texts| texts.order.replies.languages)
                    options
                    value=language
                    on_choose=Callback::new(move |language| choose_language.set(Some(language)))
                />
            }
        });
        view! {
            {kind_choice}
            {language_choice}
        }
    };
    let caution = move || {
        let too_early = pending.get() == Some(true) && kind.get() == Some(ReplyKind::Cancelled);
        too_early.then(|| view! { <p class="reply-caution">{desk.say(|texts| texts.order.replies.not_yet)}</p> })
    };
    let body = move || match reply.get() {
        Some(reply) => view! { <Reply reply/> }.into_any(),
        None if state.with(|state| matches!(state, SideRead::Loading)) => view! { <Skeleton lines=4/> }.into_any(),
        None if state.with(|state| matches!(state, SideRead::Failed(_))) => view! {
            <p class="panel-failed" role="alert">{desk.say(|texts| texts.order.replies.failed)}</p>
            <Button on_press=Callback::new(move |()| book.0.retry())>{desk.say(|texts| texts.order.retry)}</Button>
        }
        .into_any(),
        None => view! { <p class="panel-empty">{desk.say(|texts| texts.order.replies.none)}</p> }.into_any(),
    };
    view! {
        <Section title=desk.said(|texts| texts.order.replies.title) name="replies">
            <div class="reply-choice">{choice}</div>
            {caution}
            {body}
        </Section>
    }
}

/// What the agent chose, as long as there is such a reply; else the first, which is the one to use.
fn chosen_or_first<T>(chosen: ReadSignal<Option<T>>, all: Memo<Vec<T>>) -> Signal<Option<T>>
where
    T: Copy + PartialEq + Send + Sync + 'static,
{
    Signal::derive(move || {
        let chosen = chosen.get();
        all.with(|all| chosen.filter(|chosen| all.contains(chosen)).or_else(|| all.first().copied()))
    })
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
                label=desk.said(|texts| texts.order.replies.copy)
                wide=true
            />
            <p
                class="reply-text"
                lang=language.tag()
                tabindex="0"
                role="group"
                aria-label=desk.say(|texts| texts.order.replies.text)
            >
                <Untrusted text=body lines=true/>
            </p>
        </div>
    }
}

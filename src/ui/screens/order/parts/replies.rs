//! *Réponses prédéfinies*: what the helpdesk answers, filled in for this order, copied in one press.

use leptos::prelude::*;

use super::section::{Section, nothing};
use super::ticket::TicketOfReply;
use crate::api::messages::{ListReplies, ReplyList};
use crate::domain::canned_reply::{CannedReply, ReplyKind};
use crate::domain::locale::Locale;
use crate::ui::kit::{Button, CopyButton, RadioGroup, Skeleton, Untrusted};
use crate::ui::language::order::ReplyTexts;
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_if};
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::side_read::SideRead;

/// The replies of the order on the page, read once for the panel and the pop-in.
#[derive(Clone, Copy)]
pub struct ReplyBook(SideRead<ReplyList>);

impl ReplyBook {
    pub fn provide() {
        let number = OrderStore::expect().number();
        provide_context(Self(SideRead::of_order(ListReplies { number })));
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    /// The kind and the language of every reply.
    fn headings(self) -> Memo<Vec<Heading>> {
        Memo::new(move |_| match self.0.get() {
            Reading::Ready { shown: list, .. } => list.items.iter().map(|reply| (reply.kind, reply.language)).collect(),
            _ => Vec::new(),
        })
    }

    /// The first reply like this.
    fn find(self, is_like_this: impl Fn(&CannedReply) -> bool + Send + Sync + 'static) -> Memo<Option<CannedReply>> {
        let is_like_this: Box<dyn Fn(&CannedReply) -> bool + Send + Sync> = Box::new(is_like_this);
        Memo::new(move |_| match self.0.get() {
            Reading::Ready { shown: list, .. } => list.items.iter().find(|reply| is_like_this(reply)).cloned(),
            _ => None,
        })
    }
}

type Heading = (ReplyKind, Locale);

/// The panel, with every reply that is true of the order, in every language.
#[component]
pub fn CannedReplies() -> impl IntoView {
    let book = ReplyBook::expect();
    let headings = book.headings();
    let kind = ReplyChoice::of(headings, |(kind, _)| kind_name(kind));
    let language = ReplyChoice::of(headings, |(_, language)| language.tag());
    let kinds = choice(kind, |texts| texts.order.replies.kinds, |words, (kind, _)| (words.kind)(kind));
    let languages =
        choice(language, |texts| texts.order.replies.languages, |words, (_, language)| (words.language)(language));
    let reply = book
        .find(move |reply| kind.get() == Some(kind_name(reply.kind)) && language.get() == Some(reply.language.tag()));
    let body = live(move || match reply.get() {
        Some(reply) => view! { <Caution kind=reply.kind/> <Reply reply/> }.into_any(),
        None => no_reply(book),
    });
    view! {
        <Section title=t_signal!(order.replies.title) name="replies">
            <div class="reply-choice">
                {kinds}
                {languages}
            </div>
            {body}
            <TicketOfReply reply/>
        </Section>
    }
}

/// What to think of before this reply is copied, if there is something.
#[component]
fn Caution(kind: ReplyKind) -> impl IntoView {
    let order = OrderStore::expect()
        .part(|one, other| one.amounts.pending == other.amounts.pending && one.messages == other.messages);
    live_if(move || {
        let order = order.get()?;
        let words = if kind == ReplyKind::Cancelled && !order.amounts.pending.is_zero() {
            t!(order.replies.not_yet)
        } else if order.is_told_by_mail(kind) {
            t!(order.replies.by_mail_too)
        } else {
            return None;
        };
        Some(view! { <p class="reply-caution">{words}</p> }.into_any())
    })
}

fn no_reply(ReplyBook(book): ReplyBook) -> AnyView {
    match book.get() {
        Reading::Loading => view! { <Skeleton lines=4/> }.into_any(),
        Reading::Failed(_) => view! {
            <p class="panel-failed" role="alert">{t!(order.replies.failed)}</p>
            <Button on_press=Callback::new(move |()| book.retry())>{t!(kit.retry)}</Button>
        }
        .into_any(),
        Reading::Ready { .. } => nothing(|texts| texts.order.replies.none),
    }
}

/// What the agent chose of the one or the other half of the headings.
#[derive(Clone, Copy)]
struct ReplyChoice {
    headings: Memo<Vec<Heading>>,
    name: fn(Heading) -> &'static str,
    chosen: RwSignal<Option<&'static str>>,
}

impl ReplyChoice {
    fn of(headings: Memo<Vec<Heading>>, name: fn(Heading) -> &'static str) -> Self {
        Self { headings, name, chosen: RwSignal::new(None) }
    }

    /// The first heading of each name.
    fn each(self) -> Vec<Heading> {
        let mut each: Vec<Heading> = Vec::new();
        for heading in self.headings.get() {
            if each.iter().all(|other| (self.name)(*other) != (self.name)(heading)) {
                each.push(heading);
            }
        }
        each
    }

    /// What the agent chose, as long as there is such a reply; else the first, which is the one to use.
    fn get(self) -> Option<&'static str> {
        let chosen = self.chosen.get();
        self.headings.with(|headings| {
            let names = || headings.iter().map(|heading| (self.name)(*heading));
            names().find(|name| Some(*name) == chosen).or_else(|| names().next())
        })
    }
}

/// Shown where there is something to choose.
fn choice(choice: ReplyChoice, label: Word, word: fn(&'static ReplyTexts, Heading) -> &'static str) -> AnyView {
    let language = Language::expect();
    let options = Signal::derive(move || {
        let option = |heading| ((choice.name)(heading), word(&language.texts().order.replies, heading).to_owned());
        choice.each().into_iter().map(option).collect::<Vec<_>>()
    });
    live_if(move || {
        (choice.each().len() > 1).then(|| {
            view! {
                <RadioGroup
                    label=language::text_signal(label)
                    options
                    value=Signal::derive(move || choice.get())
                    on_choose=Callback::new(move |name| choice.chosen.set(Some(name)))
                />
            }
            .into_any()
        })
    })
}

const fn kind_name(kind: ReplyKind) -> &'static str {
    match kind {
        ReplyKind::CannotCancel => "cannot_cancel",
        ReplyKind::Cancelled => "cancelled",
        ReplyKind::Credited => "credited",
        ReplyKind::HowToReturn => "how_to_return",
        ReplyKind::Unknown => "unknown",
    }
}

/// One reply in the customer's language, which comes first, where the procedure asks for it.
#[component]
pub fn ReplyOfKind(kind: ReplyKind) -> impl IntoView {
    let reply = ReplyBook::expect().find(move |reply| reply.kind == kind);
    live_if(move || Some(view! { <Caution kind/> <Reply reply=reply.get()?/> <TicketOfReply reply/> }.into_any()))
}

#[component]
fn Reply(reply: CannedReply) -> impl IntoView {
    let CannedReply { language, body, .. } = reply;
    view! {
        <div class="reply">
            <CopyButton
                value=body.clone()
                label=t_signal!(order.replies.copy)
                wide=true
            />
            <p
                class="reply-text"
                lang=language.tag()
                tabindex="0"
                role="group"
                aria-label=t!(order.replies.text)
            >
                <Untrusted text=body lines=true/>
            </p>
        </div>
    }
}

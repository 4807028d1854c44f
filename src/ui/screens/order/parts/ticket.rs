//! The ticket at the helpdesk: noted on the order, and where a canned reply goes by one press.

use leptos::html;
use leptos::prelude::*;

use super::action_button::{DeedButton, ObstacleNote};
use super::delivery_badge::DeliveryBadge;
use super::section::outside;
use crate::api::operations::OperationKind;
use crate::api::tickets::{AddReplyBody, NoteTicketBody};
use crate::client::command::OrderCommand;
use crate::domain::action::OrderAction;
use crate::domain::canned_reply::CannedReply;
use crate::domain::ticket::TicketNumber;
use crate::ui::kit::{ButtonKind, TextInput, Untrusted, focus};
use crate::ui::language::Language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::route::Route;
use crate::ui::screens::order::store::OrderStore;

/// What is in the field, for the panel and the pop-in.
#[derive(Clone, Copy)]
pub struct TicketDraft {
    store: OrderStore,
    /// As the agent typed it; none before they do.
    typed: RwSignal<Option<String>>,
    /// The ticket that the agent came from.
    brought: Memo<Option<TicketNumber>>,
}

impl TicketDraft {
    pub fn provide() {
        let (store, navigator) = (OrderStore::expect(), Navigator::expect());
        let number = store.number();
        // An address that is put away does not take it back.
        let brought = Memo::new(move |last: Option<&Option<TicketNumber>>| match navigator.route().get() {
            Ok(Route::OrderOfTicket(order, ticket)) if order == number => Some(ticket),
            _ => last.cloned().flatten(),
        });
        provide_context(Self { store, typed: RwSignal::new(None), brought });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    fn noted(self) -> Option<TicketNumber> {
        Some(self.store.order()?.ticket.clone()?.number)
    }

    fn text(self) -> String {
        let known = || self.brought.get().or_else(|| self.noted());
        self.typed.get().unwrap_or_else(|| known().map(String::from).unwrap_or_default())
    }

    /// The ticket in the field; none while there is none, or nothing that is one.
    fn ticket(self) -> Option<TicketNumber> {
        TicketNumber::read(&self.text()).ok()
    }

    fn is_empty(self) -> bool {
        self.text().trim().is_empty()
    }

    fn is_wrong(self) -> bool {
        !self.is_empty() && self.ticket().is_none()
    }

    /// From now on the field shows what is on the order.
    fn is_done(self) {
        self.typed.set(None);
    }
}

/// The field, the ways on from it, and how far the reply beside it is on its way there.
#[component]
pub fn TicketOfReply(reply: Memo<Option<CannedReply>>) -> impl IntoView {
    let (draft, language) = (TicketDraft::expect(), Language::expect());
    let store = draft.store;
    let node = NodeRef::<html::Input>::new();
    let may_note = memo_bool(move || store.allows(OrderAction::NoteTicket));
    let field = live_if(move || {
        let error =
            Signal::derive(move || draft.is_wrong().then(|| language.texts().order.replies.no_ticket.to_owned()));
        may_note.get().then(|| {
            view! {
                <TextInput
                    label=t_signal!(order.replies.ticket)
                    value=Signal::derive(move || draft.text())
                    hint=t_signal!(order.replies.ticket_hint)
                    error
                    max_length=200
                    node
                    on_input=Callback::new(move |text| draft.typed.set(Some(text)))
                />
            }
            .into_any()
        })
    });
    view! {
        <div class="reply-ticket">
            {field}
            <Buttons reply field=node/>
            <OnItsWay reply/>
            <PageOfTicket/>
            <ObstacleNote action=OrderAction::NoteTicket/>
        </div>
    }
}

#[component]
fn Buttons(
    reply: Memo<Option<CannedReply>>,
    /// Where the focus stays when a button goes because there is nothing more to press it for.
    field: NodeRef<html::Input>,
) -> impl IntoView {
    let (draft, language) = (TicketDraft::expect(), Language::expect());
    let store = draft.store;
    let order = store.part(|one, other| {
        (&one.messages, &one.ticket, &one.allowed_actions) == (&other.messages, &other.ticket, &other.allowed_actions)
    });
    let is_there = memo_bool(move || {
        let found =
            order.get().zip(reply.get()).and_then(|(order, reply)| order.in_ticket(&reply.body)?.ticket.clone());
        found.is_some() && found == draft.ticket()
    });
    let is_done = move || {
        draft.is_done();
        // What was just added can be taken back for a moment; else the field is where it goes on.
        request_animation_frame(move || {
            let Some(field) = field.try_get_untracked().flatten() else { return };
            let undo = focus::first_in_tree(&field, ".mail-stays button");
            focus::focus(undo.as_ref().unwrap_or(&field));
        });
    };
    let waits = Signal::derive(move || draft.ticket().is_none());
    let add = Callback::new(move |()| {
        let Some((ticket, CannedReply { kind, language, .. })) = untrack(|| draft.ticket().zip(reply.get())) else {
            return;
        };
        let body = AddReplyBody { ticket, reply: kind, language };
        store.send_then(OrderCommand::AddReply(body), is_done);
    });
    let note = Callback::new(move |()| {
        let ticket = untrack(|| draft.ticket());
        store.send_then(OrderCommand::NoteTicket(NoteTicketBody { ticket }), is_done);
    });
    let adding = live_if(move || {
        (store.allows(OrderAction::AddReply) && reply.with(Option::is_some) && !is_there.get()).then(|| {
            view! {
                <DeedButton deed=OperationKind::AddReply on_press=add waits>{t!(order.replies.add_to_ticket)}</DeedButton>
                <p class="quiet">{t!(order.replies.add_hint)}</p>
            }
            .into_any()
        })
    });
    // Noted already, there is nothing to note.
    let noting = live_if(move || {
        let is_news = !draft.is_wrong() && draft.ticket() != draft.noted();
        (store.allows(OrderAction::NoteTicket) && is_news).then(|| {
            let word = live_text(move || {
                let words = &language.texts().order.replies;
                if draft.is_empty() { words.remove_ticket } else { words.note_ticket }.to_owned()
            });
            view! {
                <DeedButton deed=OperationKind::NoteTicket kind=ButtonKind::Quiet on_press=note>{word}</DeedButton>
            }
            .into_any()
        })
    });
    view! { {adding} {noting} }
}

/// How far this reply is on its way to a ticket.
#[component]
fn OnItsWay(reply: Memo<Option<CannedReply>>) -> impl IntoView {
    let (store, language) = (OrderStore::expect(), Language::expect());
    let order = store.part(|one, other| one.messages == other.messages);
    live_if(move || {
        let said = order.get()?.in_ticket(&reply.get()?.body)?.clone();
        let words = live_text(move || (language.texts().order.replies.for_ticket)(&said.to));
        Some(
            view! { <p role="status">{words} " " <DeliveryBadge delivery=said.delivery is_reply=true/></p> }.into_any(),
        )
    })
}

/// The way to the ticket that is noted.
#[component]
fn PageOfTicket() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.ticket == other.ticket);
    live_if(move || {
        let ticket = order.get()?.ticket.clone()?;
        let number = ticket.number.to_string();
        // What is not private is not followed.
        let link = ticket.link.filter(|link| link.starts_with("https://"));
        let way = link.map(|link| outside(link, |texts| texts.order.replies.open_ticket));
        Some(view! { <p>{t!(order.replies.ticket)} " " <Untrusted text=number/> " " {way}</p> }.into_any())
    })
}

//! The page of one order: everything on it, and the switch and the menu by which it is modified.

mod approvals;
mod attention;
mod back_link;
mod banner;
mod conservation;
mod credit_notes;
mod customer;
mod earlier_refunds;
mod erased;
mod facts;
mod give_up_mail;
mod history;
mod lines;
mod mail_notices;
mod messages;
mod modification;
mod next_steps;
mod payments;
mod returns;
mod staleness;
mod top_bar;
mod totals;

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use self::give_up_mail::GiveUpMailDialog;
use super::cancellation::{CancellationDialog, CancellationDraft};
use super::credit_note::{NoteDialog, NoteDialogState, NoteFace, newest_to_take_back};
use super::credit_note_form::{AddCreditNote, CreditNoteDialog, FormStore};
use super::open_dialog::{Dialogs, OpenDialog};
use super::overpayment::{OverpaymentDialog, OverpaymentDraft};
use super::parts::changes::ChangesNotice;
use super::parts::lost_focus::if_lost;
use super::parts::mail_stays::{staying, taking_back};
use super::parts::onward::next_to_finish;
use super::parts::replies::{CannedReplies, ReplyBook};
use super::parts::ticket::TicketDraft;
use super::parts::writing_notice::WritingNotice;
use super::refunds::{OutcomeDrafts, RefundDialog};
use super::returns::{ReceiveReturnDialog, RegisterReturnDialog, ReturnFormState, WithdrawReturnDialog};
use super::store::OrderStore;
use crate::api::problem::ProblemCode;
use crate::client::Failure;
use crate::domain::action::OrderAction;
use crate::domain::logistic_status::LogisticStatus;
use crate::domain::order::OrderNumber;
use crate::ui::app::Appearance;
use crate::ui::kit::{Notice, NoticeTone, Skeleton, SlowNotice, Untrusted};
use crate::ui::language;
use crate::ui::navigator::Navigator;
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_if, on_mount};
use crate::ui::route::Route;
use crate::ui::screens::read_failed::{NotFound, ReadFailed};
use crate::ui::shortcuts::{Command, KeyTarget, Place, command_of};
use approvals::Approvals;
use back_link::BackLink;
use credit_notes::CreditNotes;
use customer::CustomerPanel;
use erased::ErasedNotice;
use facts::FactsPanel;
use history::{HistoryPanel, StoryOnPaper};
use lines::Lines;
use messages::Messages;
use next_steps::NextSteps;
use payments::Payments;
use returns::Returns;
use staleness::Staleness;
use top_bar::TopBar;
use totals::Totals;

/// The page of one order, kept true while it is open.
#[component]
pub fn OrderPage(
    number: OrderNumber,
    /// Of all that is on it only the credit notes, with the way to add one.
    #[prop(optional)]
    credit_notes_alone: bool,
) -> impl IntoView {
    let store = OrderStore::open(number);
    provide_context(store);
    attention::attend(store);
    view! { <OpenOrder credit_notes_alone/> }
}

/// How far the page is. It changes once or twice, while the order on it changes often.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Phase {
    Loading,
    Ready,
    Failed(Failure),
}

/// What is known of the order that the context holds.
#[component]
pub fn OpenOrder(#[prop(optional)] credit_notes_alone: bool) -> impl IntoView {
    let store = OrderStore::expect();
    let reading = store.reading();
    let phase = Memo::new(move |_| {
        reading.with(|reading| match reading {
            // The sign-in is in front; behind it the order is still to be read.
            Reading::Loading | Reading::Failed(Failure::SignedOut) => Phase::Loading,
            Reading::Ready { .. } => Phase::Ready,
            Reading::Failed(failure) => Phase::Failed(failure.clone()),
        })
    });
    live(move || match phase.get() {
        Phase::Loading => view! { <Loading/> }.into_any(),
        Phase::Ready => view! { <Ready credit_notes_alone/> }.into_any(),
        Phase::Failed(failure) => view! { <Failed failure/> }.into_any(),
    })
}

#[component]
fn Loading() -> impl IntoView {
    let store = OrderStore::expect();
    let number = store.number().0;
    let retry = Callback::new(move |()| store.refresh());
    view! {
        <article class="order" aria-busy="true">
            <BackLink/>
            <h1 class="order-number" tabindex="-1">{t!(order.order)} " " <Untrusted text=number/></h1>
            <p class="visually-hidden" role="status">{t!(order.loading)}</p>
            <WritingNotice/>
            <SlowNotice retry/>
            <div class="panel"><Skeleton lines=6/></div>
            <div class="panel"><Skeleton lines=4/></div>
        </article>
    }
}

#[component]
fn Failed(failure: Failure) -> impl IntoView {
    let store = OrderStore::expect();
    let number = store.number().0;
    let is_missing = failure.code() == Some(ProblemCode::OrderNotFound);
    let body = if is_missing {
        let title = t_signal!(order.not_found);
        let text = language::text_signal(|texts| (texts.problems.remedy)(ProblemCode::OrderNotFound));
        view! { <NotFound title text/> }.into_any()
    } else {
        let retry = Callback::new(move |()| store.refresh());
        view! { <ReadFailed failure tone=NoticeTone::Error retry/> }.into_any()
    };
    let place = NodeRef::<html::Div>::new();
    on_mount(move || if_lost(place));
    view! {
        <article class="order">
            <BackLink/>
            <h1 class="order-number" tabindex="-1">{t!(order.order)} " " <Untrusted text=number/></h1>
            <WritingNotice/>
            <div node_ref=place>{body}</div>
        </article>
    }
}

#[component]
fn Ready(credit_notes_alone: bool) -> impl IntoView {
    ReplyBook::provide();
    TicketDraft::provide();
    Dialogs::provide();
    OutcomeDrafts::provide();
    CancellationDraft::provide();
    NoteDialogState::provide();
    OverpaymentDraft::provide();
    ReturnFormState::provide();
    FormStore::provide();
    let story = StoryOnPaper::provide();
    let (navigator, next) = (Navigator::expect(), next_to_finish());
    let (dialogs, notes) = (Dialogs::expect(), NoteDialogState::expect());
    let (store, appearance) = (OrderStore::expect(), Appearance::expect());
    let press = move |event: KeyboardEvent| {
        let Some(command) = command_of(&event, Place::Order, appearance.single_keys().get_untracked()) else { return };
        let KeyTarget { is_field, is_in_dialog } = KeyTarget::of(&event);
        // What was just sent is taken back from wherever one is, but where text is typed.
        if is_field || (is_in_dialog && command != Command::UndoSending) {
            return;
        }
        match command {
            Command::CreditNote if untrack(|| store.obstacle(OrderAction::IssueCreditNote).is_none()) => {
                event.prevent_default();
                dialogs.show(OpenDialog::CreditNote);
            }
            Command::PrintStory => {
                event.prevent_default();
                story.print();
            }
            Command::TakeNoteBack => {
                if let Some(note) = untrack(|| store.order()).and_then(|order| newest_to_take_back(&order)) {
                    event.prevent_default();
                    notes.open_at(note, NoteFace::Correction);
                }
            }
            Command::UndoSending => {
                let staying = untrack(|| store.order()).and_then(|order| Some(staying(&order)?.0));
                if let Some(place) = staying.filter(|_| untrack(|| store.obstacle(OrderAction::TakeMailBack).is_none()))
                {
                    event.prevent_default();
                    store.send(taking_back(place));
                }
            }
            Command::Next => {
                if let Some(next) = next.get_untracked() {
                    event.prevent_default();
                    navigator.go(Route::Refunds(next));
                }
            }
            _ => {}
        }
    };
    let content =
        if credit_notes_alone { view! { <CreditNotesAlone/> }.into_any() } else { view! { <Whole/> }.into_any() };
    view! {
        <article class="order" on:keydown=press>
            {content}
            <CancellationDialog/>
            <RefundDialog/>
            <OverpaymentDialog/>
            <RegisterReturnDialog/>
            <ReceiveReturnDialog/>
            <WithdrawReturnDialog/>
            <GiveUpMailDialog/>
            <NoteDialog/>
            <CreditNoteDialog/>
        </article>
    }
}

/// All that is on the order.
#[component]
fn Whole() -> impl IntoView {
    view! {
        <TopBar/>
        <Staleness/>
        <UnknownStatus/>
        <ErasedNotice/>
        <ChangesNotice/>
        <PageWriting/>
        <Approvals/>
        <NextSteps/>
        <div class="order-columns">
            <div class="order-main">
                <Lines/>
                <Payments/>
                <CreditNotes/>
                <Returns/>
                <Messages/>
                <HistoryPanel/>
            </div>
            <div class="order-side">
                <CustomerPanel/>
                <FactsPanel/>
                <Totals/>
                <CannedReplies/>
            </div>
        </div>
    }
}

/// For a host that shows the order itself.
#[component]
fn CreditNotesAlone() -> impl IntoView {
    let number = OrderStore::expect().number().0;
    view! {
        <h1 class="order-number" tabindex="-1">{t!(order.order)} " " <Untrusted text=number/></h1>
        <Staleness/>
        <UnknownStatus/>
        <ErasedNotice/>
        <ChangesNotice/>
        <PageWriting/>
        <Approvals/>
        <CreditNotes/>
        <AddCreditNote/>
    }
}

/// What became of the last write, where the pop-in doesn't say it.
#[component]
fn PageWriting() -> impl IntoView {
    let is_any_open = Dialogs::expect().is_any_open();
    live_if(move || (!is_any_open.get()).then(|| view! { <WritingNotice/> }.into_any()))
}

/// The notice that nothing is done to an order whose status isn't understood.
#[component]
fn UnknownStatus() -> impl IntoView {
    let order = OrderStore::expect().part(|one, other| one.order.logistic_status == other.order.logistic_status);
    let title = t_signal!(order.unknown_status);
    live_if(move || {
        let is_unknown = order.get()?.order.logistic_status == LogisticStatus::Unknown;
        is_unknown.then(|| view! { <Notice tone=NoticeTone::Warning title/> }.into_any())
    })
}

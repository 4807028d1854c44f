//! The notice that money is still to go back, or that all of it did: what the order says of its refunds outside of a
//! cancellation, with what can be done about it.

use leptos::prelude::*;

use super::maybe_made::MaybeMade;
use crate::domain::action::OrderAction;
use crate::domain::canned_reply::ReplyKind;
use crate::domain::case::RefundStep;
use crate::domain::credit::{CreditNote, CreditNoteNumber};
use crate::domain::money::Currency;
use crate::ui::kit::{Button, ButtonKind, Notice, NoticeTone};
use crate::ui::language::Language;
use crate::ui::language::refunds::RefundsTexts;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::order::credit_note::{NoteDialogState, can_be_taken_back, can_be_told, take_back, tell};
use crate::ui::screens::order::open_dialog::{Dialogs, OpenDialog};
use crate::ui::screens::order::parts::held_by_another::HeldByAnother;
use crate::ui::screens::order::parts::onward::Onward;
use crate::ui::screens::order::store::OrderStore;

#[component]
pub fn RefundsNotice() -> impl IntoView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let step = Memo::new(move |_| {
        let order = store.order()?;
        Some((order.case().refund_step()?, order.order.currency))
    });
    let untold = untold(store);
    let correctable = correctable(store);
    let is_told = is_told(store);
    live_if(move || {
        let (step, currency) = step.get()?;
        let tone = match &step {
            RefundStep::GiveBack(_) | RefundStep::Recover(_) => NoticeTone::Warning,
            RefundStep::Settled(_) | RefundStep::OnlyCredited(_) if is_told.get() => NoticeTone::Success,
            RefundStep::Settled(_) | RefundStep::OnlyCredited(_) => NoticeTone::Info,
        };
        let actions = match &step {
            RefundStep::GiveBack(_) => view! { {take_the_note_back(correctable)} {resume()} }.into_any(),
            RefundStep::Recover(_) => ().into_any(),
            RefundStep::Settled(_) | RefundStep::OnlyCredited(_) => {
                // What is still to do stands last, where a press that comes too late meets the search and no other order.
                view! { <Onward/> {tell_the_customer(untold)} }.into_any()
            }
        };
        let beside = match &step {
            RefundStep::GiveBack(_) => view! { <MaybeMade/> <HeldByAnother/> }.into_any(),
            RefundStep::Recover(_) => ().into_any(),
            RefundStep::Settled(_) | RefundStep::OnlyCredited(_) => whether_told(is_told, untold),
        };
        let title = Signal::derive(move || title(&step, currency, is_told.get(), language));
        Some(view! { <Notice tone title actions=move || actions>{beside}</Notice> }.into_any())
    })
}

fn title(step: &RefundStep, currency: Currency, is_told: bool, language: Language) -> String {
    let words: &RefundsTexts = &language.texts().refunds;
    match step {
        RefundStep::GiveBack(amount) => (words.waiting)(&amount.display(currency, language.locale())),
        RefundStep::Recover(amount) => (words.recover)(&amount.display(currency, language.locale())),
        RefundStep::Settled(amount) => (words.settled)(&amount.display(currency, language.locale()), is_told),
        RefundStep::OnlyCredited(note) => (words.only_credited)(&note.0),
    }
}

/// Into the pop-in, for who can act there. Whoever has MOD on settles it; the switch above says who that is.
fn resume() -> AnyView {
    let (store, dialogs) = (OrderStore::expect(), Dialogs::expect());
    let can_settle = Memo::new(move |_| store.allows(OrderAction::SettleRefundTask));
    let open = Callback::new(move |()| dialogs.show(OpenDialog::Refunds));
    live_if(move || {
        let button = || view! { <Button kind=ButtonKind::Primary on_press=open>{t!(refunds.resume)}</Button> };
        can_settle.get().then(|| button().into_any())
    })
}

/// *Annuler cette note*, for who finds that it is wrong where the page asks for its money.
fn take_the_note_back(correctable: NoteOf) -> AnyView {
    let notes = NoteDialogState::expect();
    live_if(move || Some(take_back(notes, correctable.get()?)))
}

/// *Écrire au client*, about the last note of which they were not told.
fn tell_the_customer(untold: NoteOf) -> AnyView {
    let notes = NoteDialogState::expect();
    live_if(move || Some(tell(notes, untold.get()?)))
}

/// That the customer is still to be told, or how far the mail is that tells them.
fn whether_told(is_told: Memo<bool>, untold: NoteOf) -> AnyView {
    let language = Language::expect();
    let store = OrderStore::expect();
    let delivery = Memo::new(move |_| Some(store.order()?.mail_telling(ReplyKind::Credited)?.delivery.clone()));
    live_if(move || {
        if !is_told.get() {
            let how = untold.get().map(|_| view! { " " {t!(refunds.tell_them)} });
            return Some(view! { <p>{t!(refunds.not_told_yet)} {how}</p> }.into_any());
        }
        let delivery = delivery.get()?;
        let state = live_text(move || (language.texts().order.mail.state)(&delivery, false).to_owned());
        Some(view! { <p>{t!(refunds.mail)} {t!(order.colon)} " " {state}</p> }.into_any())
    })
}

/// One of the order's notes, as long as there is one.
type NoteOf = Memo<Option<CreditNoteNumber>>;

/// The last note of which the customer can be told and was not.
fn untold(store: OrderStore) -> NoteOf {
    Memo::new(move |_| {
        let order = store.order()?;
        let note = order.credit_notes.iter().rev().find(|note| can_be_told(&order, note))?;
        Some(note.number.clone())
    })
}

/// The note that all the money is about which is to go back, where it can be taken back.
fn correctable(store: OrderStore) -> NoteOf {
    Memo::new(move |_| {
        let order = store.order()?;
        let mut pending = order.tasks().filter(|task| task.pending().is_some()).map(|task| task.cause.credit_note());
        let number = pending.next().flatten()?;
        let is_all = pending.all(|other| other == Some(number));
        let note = order.credit_notes.iter().find(|note| note.number == *number).filter(|_| is_all)?;
        can_be_taken_back(&order, note).then(|| number.clone())
    })
}

/// Nothing is left to tell the customer of the last note that counts: a mail does, or did, or somebody said how they know.
fn is_told(store: OrderStore) -> Memo<bool> {
    memo_bool(move || {
        store.order().is_none_or(|order| match CreditNote::to_tell_of(&order.credit_notes) {
            Some(note) if order.case().check_tellable(note).is_ok() => {
                order.mail_about(&note.number).is_some_and(|mail| !mail.delivery.is_not_sent())
            }
            Some(_) | None => true,
        })
    })
}

//! *Historique*: who did what, when.

mod print_story;
mod story;

use leptos::prelude::*;

use crate::api::history::{HistoryEntry, HistoryEvent, ReadHistory};
use crate::api::order_detail::OrderDetail;
use crate::api::stock::MovedLine;
use crate::domain::credit::CreditNoteNumber;
use crate::domain::money::{Amount, Currency};
use crate::domain::refund_task::SeenAmount;
use crate::ui::kit::{AmountView, Button, DateTimeView, Skeleton, Untrusted};
use crate::ui::language::{Language, Texts};
use crate::ui::reactive::reading::Reading;
use crate::ui::reactive::{live, live_text};
use crate::ui::screens::order::parts::section::{Section, nothing};
use crate::ui::screens::order::parts::seen_amount::SeenAmountView;
use crate::ui::screens::order::store::OrderStore;
use crate::ui::screens::side_read::SideRead;
use crate::ui::screens::stock_log::{LogEntry, stock_log};
use print_story::PrintStory;

pub use print_story::StoryOnPaper;

#[component]
pub fn HistoryPanel() -> impl IntoView {
    let store = OrderStore::expect();
    let history = SideRead::of_order(ReadHistory { number: store.number() });
    let list = live(move || match history.get() {
        Reading::Loading => view! { <Skeleton lines=3/> }.into_any(),
        Reading::Failed(_) => view! {
            <p class="panel-failed" role="alert">{t!(order.history.failed)}</p>
            <Button on_press=Callback::new(move |()| history.retry())>{t!(kit.retry)}</Button>
        }
        .into_any(),
        Reading::Ready { shown: history, .. } if history.items.is_empty() => nothing(|texts| texts.order.history.none),
        Reading::Ready { shown: history, .. } => {
            let order = untrack(|| store.order());
            let currency = order.as_ref().map_or(Currency::EUR, |order| order.order.currency);
            let moved = MovedLine::all(&history.stock);
            let entries = history.items.iter().enumerate().map(|(at, entry)| {
                let gives_up = gives_up_a_cancellation(entry, &history.items[at + 1..]);
                let stock =
                    order.as_ref().zip(note_of(&entry.event)).map(|(order, note)| moved_by(order, note, &moved));
                view! { <HistoryLine entry=entry.clone() gives_up currency stock=stock.unwrap_or_default()/> }
            });
            view! { <ol class="history">{entries.collect_view()}</ol> }.into_any()
        }
    });
    view! {
        <Section title=t_signal!(order.history.title) name="history">
            {list}
            <PrintStory history/>
        </Section>
    }
}

/// Whether MOD was left with the order held for its cancellation, which was then not made. `before` is what happened earlier,
/// newest first.
fn gives_up_a_cancellation(entry: &HistoryEntry, before: &[HistoryEntry]) -> bool {
    let is_of_another_time = |earlier: &&HistoryEntry| {
        matches!(
            earlier.event,
            HistoryEvent::ModificationOpened | HistoryEvent::ModificationClosed | HistoryEvent::OrderCancelled { .. }
        )
    };
    let mut since_mod_was_on = before.iter().take_while(|earlier| !is_of_another_time(earlier));
    entry.event == HistoryEvent::ModificationClosed
        && since_mod_was_on.any(|earlier| earlier.event == HistoryEvent::CancellationConfirmed)
}

/// The note that this event issued.
fn note_of(event: &HistoryEvent) -> Option<&CreditNoteNumber> {
    match event {
        HistoryEvent::CreditNoteIssued { credit_note, .. } => Some(credit_note),
        HistoryEvent::CreditNoteCorrected { correction, .. } => Some(correction),
        HistoryEvent::OrderCancelled { credit_note, .. } => credit_note.as_ref(),
        _ => None,
    }
}

/// What a note did to the stock, line by line.
fn moved_by(order: &OrderDetail, note: &CreditNoteNumber, moved: &[MovedLine]) -> Vec<LogEntry> {
    let by_note = |line: &&MovedLine| line.0.first().is_some_and(|movement| movement.credit_note == *note);
    moved.iter().rev().filter(by_note).filter_map(|line| LogEntry::logged(&order.order, line)).collect()
}

#[component]
fn HistoryLine(entry: HistoryEntry, gives_up: bool, currency: Currency, stock: Vec<LogEntry>) -> impl IntoView {
    let language = Language::expect();
    let HistoryEntry { at, agent, event } = entry;
    let agent = match agent {
        Some(name) => view! { <Untrusted text=name/> }.into_any(),
        None => t!(order.history.automatic).into_any(),
    };
    let details = details(&event).into_iter().map(|detail| match detail {
        Detail::EventWord(word) => view! { <span>{live_text(move || word.of(language.texts()))}</span> }.into_any(),
        Detail::Left => view! { <span>{t!(refunds.left)} {t!(order.colon)}</span> }.into_any(),
        Detail::Amount(amount) => view! { <AmountView amount currency/> }.into_any(),
        Detail::Seen(seen) => view! { <SeenAmountView seen/> }.into_any(),
        Detail::Text(text) => view! { <span><Untrusted text/></span> }.into_any(),
    });
    let stock = (!stock.is_empty()).then(|| stock_log(stock));
    view! {
        <li class="history-entry">
            <span class="quiet"><DateTimeView at/></span>
            <span class="history-what">
                <span>{live_text(move || what(&event, gives_up, language).to_owned())}</span>
                {details.collect_view()}
            </span>
            <span class="quiet">{agent}</span>
            {stock}
        </li>
    }
}

fn what(event: &HistoryEvent, gives_up: bool, language: Language) -> &'static str {
    let words = &language.texts().order.history;
    if gives_up { words.given_up } else { (words.event)(event) }
}

/// What is said about an event beside its name.
#[derive(Clone, Debug, PartialEq)]
enum Detail {
    /// In the reader's language.
    EventWord(EventWord),
    Amount(Amount),
    /// What stands before what is still to be given.
    Left,
    /// What the provider's page showed.
    Seen(SeenAmount),
    /// From outside, as it came.
    Text(String),
}

#[derive(Clone, Debug, PartialEq)]
struct EventWord(HistoryEvent);

impl EventWord {
    fn of(&self, texts: &Texts) -> String {
        let words = &texts.domain;
        match &self.0 {
            HistoryEvent::ReturnReceived { sound, damaged, missing, .. } => {
                (texts.returns.received)(*sound, *damaged, *missing)
            }
            HistoryEvent::LogisticStatusChanged { from, to } => {
                format!("{} → {}", (words.logistic_status)(*from), (words.logistic_status)(*to))
            }
            HistoryEvent::CancellationChecked { not_cancellable: Some(reason) } => {
                (words.not_cancellable)(*reason).to_owned()
            }
            HistoryEvent::OrderCancelled { contact_channel, .. } => {
                (words.contact_channel)(*contact_channel).to_owned()
            }
            HistoryEvent::RefundOpened { method: Some(method), .. } => (words.method)(*method).to_owned(),
            HistoryEvent::RefundOpened { provider, .. }
            | HistoryEvent::RefundTakenOver { provider, .. }
            | HistoryEvent::VoidOpened { provider, .. } => words.provider(*provider),
            HistoryEvent::RefundImpossible { reason, method, .. } => {
                format!("{} → {}", (words.impossible_reason)(*reason), (words.method)(*method))
            }
            HistoryEvent::ApprovalAsked { kind, .. } => (texts.approvals.what)(*kind).to_owned(),
            HistoryEvent::RefundBounced { method: Some(method), .. } => format!("→ {}", (words.method)(*method)),
            _ => String::new(),
        }
    }
}

fn details(event: &HistoryEvent) -> Vec<Detail> {
    let word = || Detail::EventWord(EventWord(event.clone()));
    let text = |text: &String| Detail::Text(text.clone());
    match event {
        HistoryEvent::LogisticStatusChanged { .. } | HistoryEvent::CancellationChecked { not_cancellable: Some(_) } => {
            vec![word()]
        }
        HistoryEvent::ModificationTakenOver { from } => vec![text(from)],
        HistoryEvent::OrderCancelled { total, credit_note, .. } => {
            let note = credit_note.as_ref().map(|number| Detail::Text(number.0.clone()));
            [Some(word()), Some(Detail::Amount(*total)), note].into_iter().flatten().collect()
        }
        HistoryEvent::RefundOpened { amount, .. } | HistoryEvent::RefundImpossible { amount, .. } => {
            vec![word(), Detail::Amount(*amount)]
        }
        HistoryEvent::VoidOpened { amount, from: None, .. } => vec![word(), Detail::Amount(*amount)],
        HistoryEvent::RefundTakenOver { amount, from, .. }
        | HistoryEvent::VoidOpened { amount, from: Some(from), .. } => {
            vec![text(from), word(), Detail::Amount(*amount)]
        }
        HistoryEvent::OverpaymentRefunded { amount, reason } => vec![Detail::Amount(*amount), text(reason)],
        HistoryEvent::ApprovalAsked { amount, comment, .. } => {
            [Some(word()), Some(Detail::Amount(*amount)), comment.as_ref().map(text)].into_iter().flatten().collect()
        }
        HistoryEvent::ApprovalGiven { amount, asked_by: name, .. }
        | HistoryEvent::ApprovalWithdrawn { amount, asked_by: name, .. }
        | HistoryEvent::ApprovalUsed { amount, approved_by: name, .. } => vec![text(name), Detail::Amount(*amount)],
        HistoryEvent::ApprovalRefused { amount, asked_by, reason, .. } => {
            vec![text(asked_by), Detail::Amount(*amount), text(reason)]
        }
        HistoryEvent::CreditNoteIssued { credit_note, total } => vec![text(&credit_note.0), Detail::Amount(*total)],
        HistoryEvent::CreditNoteCorrected { credit_note, correction, reason } => {
            vec![Detail::Text(format!("{} → {}", credit_note.0, correction.0)), text(reason)]
        }
        HistoryEvent::UsedAtTill { credit_note, amount, receipt, rest, .. } => {
            let rest = rest.map(|rest| [Detail::Left, Detail::Amount(rest)]);
            let used = [text(&credit_note.0), Detail::Amount(*amount), text(receipt)];
            used.into_iter().chain(rest.into_iter().flatten()).collect()
        }
        HistoryEvent::RefundAccountGiven { amount, account, .. } => vec![Detail::Amount(*amount), text(account)],
        HistoryEvent::RefundWithdrawn { amount, .. }
        | HistoryEvent::RefundGaveMore { amount, .. }
        | HistoryEvent::RefundAddressGiven { amount, .. }
        | HistoryEvent::RefundNotMade { amount, .. }
        | HistoryEvent::Voided { amount, .. }
        | HistoryEvent::VoidNotMade { amount, .. } => vec![Detail::Amount(*amount)],
        HistoryEvent::RefundBounced { amount, reason, method, .. } => {
            let method = method.is_some().then(word);
            [Some(Detail::Amount(*amount)), Some(text(reason)), method].into_iter().flatten().collect()
        }
        HistoryEvent::RefundGaveLess { amount, rest, .. } => {
            vec![Detail::Amount(*amount), Detail::Left, Detail::Amount(*rest)]
        }
        HistoryEvent::RefundReferenceCorrected { amount, recorded, reference, .. } => {
            let names = format!("{recorded} → {reference}");
            vec![Detail::Amount(*amount), Detail::Text(names.trim_start().to_owned())]
        }
        HistoryEvent::RefundNeverMade { amount, reason, .. }
        | HistoryEvent::VoidNeverMade { amount, reason, .. }
        | HistoryEvent::ExcessWrittenOff { amount, reason, .. }
        | HistoryEvent::RefundGivenUp { amount, reason, .. }
        | HistoryEvent::AuthorizationLeft { amount, reason, .. } => vec![Detail::Amount(*amount), text(reason)],
        HistoryEvent::RefundDone { amount, reference, seen, .. } => {
            let reference = Some(reference).filter(|reference| !reference.is_empty());
            let seen = seen.clone().map(Detail::Seen);
            [Some(Detail::Amount(*amount)), reference.map(text), seen].into_iter().flatten().collect()
        }
        HistoryEvent::RefundMadeTwice { amount, reference, .. }
        | HistoryEvent::ExcessRecovered { amount, reference, .. } => {
            let reference = Some(reference).filter(|reference| !reference.is_empty());
            [Some(Detail::Amount(*amount)), reference.map(text)].into_iter().flatten().collect()
        }
        HistoryEvent::MailSent { to }
        | HistoryEvent::MailHandedOver { to }
        | HistoryEvent::MailNotSent { to }
        | HistoryEvent::MailResent { to } => vec![text(to)],
        HistoryEvent::TicketNoted { ticket } | HistoryEvent::MailTakenBack { ticket } => {
            ticket.iter().map(|ticket| text(&ticket.to_string())).collect()
        }
        HistoryEvent::ReplyAdded { ticket, .. }
        | HistoryEvent::ReplyHandedOver { ticket }
        | HistoryEvent::ReplyNotAdded { ticket }
        | HistoryEvent::ReplyAddedAgain { ticket } => vec![text(&ticket.to_string())],
        HistoryEvent::ReturnRegistered { number, .. } | HistoryEvent::ReturnClosed { number } => vec![text(&number.0)],
        HistoryEvent::ReturnReceived { number, .. } => vec![text(&number.0), word()],
        HistoryEvent::ReturnWithdrawn { number, reason } | HistoryEvent::ReturnWindowOverruled { number, reason } => {
            vec![text(&number.0), text(reason)]
        }
        HistoryEvent::MailSkipped { reason } => vec![text(reason)],
        HistoryEvent::MailGivenUp { ticket, reason } => {
            [ticket.as_ref().map(|ticket| text(&ticket.to_string())), Some(text(reason))]
                .into_iter()
                .flatten()
                .collect()
        }
        _ => Vec::new(),
    }
}

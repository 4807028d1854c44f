//! The pop-in of one credit note: the note on paper, *Annuler cette note*, which takes it back when it was wrong, and
//! the mail that tells the customer of it.

mod correction;
mod note_mail;
mod paper;
mod sheet;

use leptos::prelude::*;

pub use paper::{Medium, paper};

use self::correction::CorrectionForm;
use self::note_mail::NoteMail;
use self::sheet::{SheetActions, SheetView};
use super::open_dialog::{Dialogs, OpenDialog};
use super::parts::action_button::ObstacleNote;
use super::parts::mail_stays::MailStays;
use super::parts::pop_in::PopIn;
use super::parts::section::fact;
use super::parts::whose::whose;
use super::store::{OrderStore, correction_of, note};
use crate::api::credit_notes::ReadCreditNote;
use crate::api::order_detail::OrderDetail;
use crate::domain::action::OrderAction;
use crate::domain::credit::{CorrectionRefusal, CreditNote, CreditNoteNumber};
use crate::domain::help::HelpTopic;
use crate::domain::stock::shelved;
use crate::ui::kit::{Button, DateTimeView, Dialog, DialogActions, ShopTimeView, Untrusted};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live, live_if, memo_bool};
use crate::ui::screens::help::article::help_of;
use crate::ui::screens::side_read::SideRead;
use crate::ui::screens::stock_log::{LogEntry, stock_log};

/// Where the focus goes when the button that opened a note went with what was done in it: to what is next, else to a note.
const LEADS_ON: &str = ".next-steps:has(.notice), .notes > li:last-child .note-open";

/// What the pop-in shows of its note.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoteFace {
    /// The note as it was issued.
    #[default]
    Sheet,
    /// What taking it back comes to.
    Correction,
    /// The mail about it.
    Mail,
}

/// What the agent has typed about the open note.
#[derive(Clone, Copy)]
pub struct NoteDialogState {
    store: OrderStore,
    dialogs: Dialogs,
    face: RwSignal<NoteFace>,
    /// The face that the agent opened it at.
    began_at: RwSignal<NoteFace>,
    reason: RwSignal<String>,
    was_tried: RwSignal<bool>,
}

impl NoteDialogState {
    pub fn provide() {
        provide_context(Self {
            store: OrderStore::expect(),
            dialogs: Dialogs::expect(),
            face: RwSignal::default(),
            began_at: RwSignal::default(),
            reason: RwSignal::default(),
            was_tried: RwSignal::new(false),
        });
    }

    pub fn expect() -> Self {
        use_context().expect("the order's page provides it")
    }

    pub fn open(&self, number: CreditNoteNumber) {
        self.open_at(number, NoteFace::Sheet);
    }

    pub fn open_at(&self, number: CreditNoteNumber, face: NoteFace) {
        if self.dialogs.note().with_untracked(Option::is_none) {
            self.began_at.set(face);
        }
        self.show(face);
        self.dialogs.show(OpenDialog::Note(number));
    }

    pub fn close(&self) {
        self.show(NoteFace::Sheet);
        self.dialogs.put_away();
    }

    /// Back to the sheet for who came from there, to the page for who came from that.
    fn go_back(&self) {
        if self.began_at.get_untracked() == NoteFace::Sheet {
            self.show(NoteFace::Sheet);
        } else {
            self.close();
        }
    }

    fn show(&self, face: NoteFace) {
        self.face.set(face);
        self.was_tried.set(false);
    }

    /// The reason to send; without one it is marked as missing.
    fn take_reason(&self) -> Option<String> {
        self.was_tried.set(true);
        let reason = self.reason.with_untracked(|reason| reason.trim().to_owned());
        (!reason.is_empty()).then_some(reason)
    }

    fn is_reason_missing(&self) -> bool {
        self.was_tried.get() && self.reason.with(|reason| reason.trim().is_empty())
    }

    /// Shows the note that took this one back.
    fn show_correction_of(&self, number: &CreditNoteNumber) {
        let order = untrack(|| self.store.order());
        if let Some(correction) = order.as_ref().and_then(|order| correction_of(order, number)) {
            self.reason.set(String::new());
            self.open(correction.clone());
        }
    }
}

#[component]
pub fn NoteDialog() -> impl IntoView {
    let language = Language::expect();
    let notes = NoteDialogState::expect();
    let number = Dialogs::expect().note();
    let title = Signal::derive(move || {
        let texts = &language.texts().credit_note;
        let number = number.get().map(|number| number.0).unwrap_or_default();
        let title = match notes.face.get() {
            NoteFace::Sheet => texts.title,
            NoteFace::Correction => texts.correction.title,
            NoteFace::Mail => texts.mail.title,
        };
        title(&number)
    });
    let on_close = Callback::new(move |()| notes.close());
    view! {
        <Dialog
            open=memo_bool(move || number.with(Option::is_some))
            title
            about=whose()
            on_close
            fallback_focus=LEADS_ON
            wide=true
            help=help_of(move || topic(notes.face.get()))
        >
            <PopIn>
                {live(move || match (number.get(), notes.face.get()) {
                    (None, _) => ().into_any(),
                    (Some(number), NoteFace::Sheet) => view! { <OpenNote number/> }.into_any(),
                    (Some(number), NoteFace::Correction) => view! { <CorrectionForm number/> }.into_any(),
                    (Some(number), NoteFace::Mail) => view! { <NoteMail number/> }.into_any(),
                })}
            </PopIn>
        </Dialog>
    }
}

const fn topic(face: NoteFace) -> HelpTopic {
    match face {
        NoteFace::Sheet => HelpTopic::CreditNote,
        NoteFace::Correction => HelpTopic::TakeNoteBack,
        NoteFace::Mail => HelpTopic::NoteMail,
    }
}

/// A note as it was issued.
#[component]
fn OpenNote(number: CreditNoteNumber) -> impl IntoView {
    let notes = NoteDialogState::expect();
    let document = SideRead::of_order(ReadCreditNote { note: number.clone() });
    let order = OrderStore::expect().part(|one, other| {
        (&one.credit_notes, &one.allowed_actions, &one.refund_tasks, &one.messages)
            == (&other.credit_notes, &other.allowed_actions, &other.refund_tasks, &other.messages)
    });
    let known = number.clone();
    let facts = live_if(move || {
        let order = order.get()?;
        let note = note(&order, &known)?;
        Some(view! { <dl class="facts">{facts(notes, &order, note)}</dl> }.into_any())
    });
    let correct = live_if(move || {
        let order = order.get()?;
        let note = note(&order, &number)?;
        Some(
            view! {
                {correct(notes, &order, note)}
                {can_be_told(&order, note).then(|| tell(notes, note.number.clone()))}
            }
            .into_any(),
        )
    });
    view! {
        <MailStays/>
        {facts}
        <SheetView document/>
        <DialogActions>
            <Button on_press=Callback::new(move |()| notes.close())>{t!(kit.close)}</Button>
            {correct}
            <SheetActions document/>
        </DialogActions>
    }
}

/// What the shop knows of a note beside what is printed.
fn facts(notes: NoteDialogState, order: &OrderDetail, note: &CreditNote) -> Vec<AnyView> {
    let CreditNote { number, issued_at, issued_by, reason, corrects, .. } = note.clone();
    let issued = view! {
        <ShopTimeView at=issued_at/> " " {t!(credit_note.by)} " " <Untrusted text=issued_by.name/>
    };
    // Lines may differ from what the note says of all of them.
    let entries = LogEntry::due(&order.order, &note.quote);
    let goes_in_part = entries.iter().any(LogEntry::goes_out_again);
    let moves_stock = shelved(&order.order, &note.quote).next().is_some();
    let stock: Word = match (moves_stock, &corrects) {
        (true, None) if goes_in_part => |texts| texts.credit_note.restock_part,
        (true, None) => |texts| texts.credit_note.restock_on,
        (true, Some(_)) => |texts| texts.credit_note.restock_taken_back,
        (false, _) => |texts| texts.credit_note.restock_off,
    };
    let stock = view! { {language::text(stock)} {(!entries.is_empty()).then(|| stock_log(entries))} };
    let mut facts = vec![fact(|texts| texts.credit_note.issued, issued.into_any())];
    // A reason is asked for, not demanded.
    if !reason.is_empty() {
        facts.push(fact(|texts| texts.credit_note.reason, view! { <Untrusted text=reason/> }.into_any()));
    }
    facts.push(fact(|texts| texts.credit_note.restock, stock.into_any()));
    let other = |number: CreditNoteNumber| {
        let shown = number.0.clone();
        let open = move |_| notes.open(number.clone());
        view! { <button type="button" class="link" on:click=open><Untrusted text=shown/></button> }.into_any()
    };
    facts.extend(order.mail_about(&number).map(|mail| {
        let sent = view! { <DateTimeView at=mail.sent_at/> " " {t!(credit_note.by)} " " <Untrusted text=mail.sent_by.clone()/> };
        fact(|texts| texts.credit_note.mail.sent, sent.into_any())
    }));
    facts.extend(corrects.map(|corrected| fact(|texts| texts.credit_note.corrects, other(corrected))));
    let correction = correction_of(order, &number).cloned();
    facts.extend(correction.map(|correction| fact(|texts| texts.credit_note.corrected_by, other(correction))));
    facts
}

/// The way to its correction, or why there is none. The backend decides; this says why not before it is asked.
fn correct(notes: NoteDialogState, order: &OrderDetail, note: &CreditNote) -> AnyView {
    let why_not = match order.case().check_correctable(note) {
        Err(CorrectionRefusal::IsACorrection) => t!(credit_note.is_a_correction),
        // The facts above say by which note.
        Err(CorrectionRefusal::AlreadyCorrected | CorrectionRefusal::UnknownNote) => return ().into_any(),
        Err(CorrectionRefusal::Cancelled) => t!(credit_note.cancelled),
        Err(CorrectionRefusal::RefundUnderWay) => t!(credit_note.refund_under_way),
        Ok(()) if order.allowed_actions.contains(&OrderAction::CorrectCreditNote) => {
            return take_back(notes, note.number.clone());
        }
        // Another agent has the order.
        Ok(()) => return view! { <ObstacleNote action=OrderAction::CorrectCreditNote/> }.into_any(),
    };
    view! { <p class="quiet close-hint">{why_not}</p> }.into_any()
}

/// Whether the customer can still be told of the note here and now.
pub fn can_be_told(order: &OrderDetail, note: &CreditNote) -> bool {
    order.allowed_actions.contains(&OrderAction::SendCreditNoteMail)
        && order.case().check_tellable(note).is_ok()
        && order.mail_about(&note.number).is_none()
}

/// Whether the note can be taken back here and now.
pub fn can_be_taken_back(order: &OrderDetail, note: &CreditNote) -> bool {
    order.allowed_actions.contains(&OrderAction::CorrectCreditNote) && order.case().check_correctable(note).is_ok()
}

/// The newest note of the order that can be.
pub fn newest_to_take_back(order: &OrderDetail) -> Option<CreditNoteNumber> {
    order.credit_notes.iter().rev().find(|note| can_be_taken_back(order, note)).map(|note| note.number.clone())
}

/// *Annuler cette note*
pub fn take_back(notes: NoteDialogState, number: CreditNoteNumber) -> AnyView {
    let press = Callback::new(move |()| notes.open_at(number.clone(), NoteFace::Correction));
    view! { <Button on_press=press>{t!(credit_note.correct)}</Button> }.into_any()
}

/// *Écrire au client*
pub fn tell(notes: NoteDialogState, number: CreditNoteNumber) -> AnyView {
    let press = Callback::new(move |()| notes.open_at(number.clone(), NoteFace::Mail));
    view! { <Button on_press=press>{t!(credit_note.mail.write)}</Button> }.into_any()
}

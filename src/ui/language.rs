//! All words that agents read, in every language: a missing one does not compile. French wording is the
//! seeds' own.

pub mod cancellation;
pub mod credit_note;
pub mod credit_note_form;
pub mod domain;
pub mod items;
pub mod list;
pub mod order;
pub mod problems;
pub mod refunds;
pub mod shell;

use crate::domain::locale::Locale;

/// The words of one language, by screen.
pub struct Texts {
    pub shell: shell::ShellTexts,
    pub list: list::ListTexts,
    pub order: order::OrderTexts,
    pub cancellation: cancellation::CancellationTexts,
    pub refund: refunds::RefundTexts,
    pub credit_note: credit_note::NoteTexts,
    pub items: items::ItemTexts,
    pub credit_note_form: credit_note_form::CreditNoteFormTexts,
    pub domain: domain::DomainTexts,
    pub problems: problems::ProblemTexts,
}

static FRENCH: Texts = Texts {
    shell: shell::FRENCH,
    list: list::FRENCH,
    order: order::FRENCH,
    cancellation: cancellation::FRENCH,
    refund: refunds::FRENCH,
    credit_note: credit_note::FRENCH,
    items: items::FRENCH,
    credit_note_form: credit_note_form::FRENCH,
    domain: domain::FRENCH,
    problems: problems::FRENCH,
};

static ENGLISH: Texts = Texts {
    shell: shell::ENGLISH,
    list: list::ENGLISH,
    order: order::ENGLISH,
    cancellation: cancellation::ENGLISH,
    refund: refunds::ENGLISH,
    credit_note: credit_note::ENGLISH,
    items: items::ENGLISH,
    credit_note_form: credit_note_form::ENGLISH,
    domain: domain::ENGLISH,
    problems: problems::ENGLISH,
};

impl Texts {
    pub fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::Fr => &FRENCH,
            Locale::En => &ENGLISH,
        }
    }
}

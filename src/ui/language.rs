//! The language shown, and every word that agents read, by screen. French wording is that of the shop's own procedure.

#[macro_use]
mod texts;

pub mod app;
pub mod cancellation;
pub mod credit_note;
pub mod credit_note_form;
pub mod domain;
pub mod items;
pub mod kit;
pub mod order;
pub mod orders;
pub mod problems;
pub mod recovered_writes;
pub mod refunds;
pub mod sign_in;
pub mod unfinished;

use self::app::AppTexts;
use self::cancellation::CancellationTexts;
use self::credit_note::NoteTexts;
use self::credit_note_form::CreditNoteFormTexts;
use self::domain::DomainTexts;
use self::items::ItemTexts;
use self::kit::KitTexts;
use self::order::OrderTexts;
use self::orders::OrdersTexts;
use self::problems::ProblemTexts;
use self::recovered_writes::RecoveredWritesTexts;
use self::refunds::RefundsTexts;
use self::sign_in::SignInTexts;
use self::unfinished::UnfinishedTexts;
use crate::domain::locale::Locale;

texts! {
    /// The words of one language.
    pub struct Texts {
        app: AppTexts;
        sign_in: SignInTexts;
        orders: OrdersTexts;
        unfinished: UnfinishedTexts;
        items: ItemTexts;
        order: OrderTexts;
        cancellation: CancellationTexts;
        refunds: RefundsTexts;
        credit_note: NoteTexts;
        credit_note_form: CreditNoteFormTexts;
        recovered_writes: RecoveredWritesTexts;
        kit: KitTexts;
        domain: DomainTexts;
        problems: ProblemTexts;
    }
}

impl Texts {
    pub fn of(locale: Locale) -> &'static Self {
        static FRENCH: Texts = Texts::FRENCH;
        static ENGLISH: Texts = Texts::ENGLISH;
        match locale {
            Locale::Fr => &FRENCH,
            Locale::En => &ENGLISH,
        }
    }
}

//! The language shown, and every word that agents read, by screen. French wording is that of the shop's own procedure.

/// A word of the language shown, `t!(kit.retry)`: a view or an attribute that follows the language.
macro_rules! t {
    ($($word:ident).+) => { $crate::ui::language::text(|texts| texts.$($word).+) };
}

/// The same for a property that takes a `Signal<String>`.
macro_rules! t_signal {
    ($($word:ident).+) => { $crate::ui::language::text_signal(|texts| texts.$($word).+) };
}

#[macro_use]
mod texts;

pub mod app;
pub mod approvals;
mod batch;
pub mod cancellation;
pub mod credit_note;
pub mod credit_note_form;
pub mod domain;
pub mod filters;
pub mod help;
pub mod items;
pub mod kit;
pub mod labels;
pub mod order;
pub mod orders;
pub mod overpayment;
pub mod problems;
mod provider_names;
pub mod recovered_writes;
pub mod refunds;
pub mod reply_templates;
pub mod returns;
pub mod shortcuts;
pub mod sign_in;
pub mod unfinished;

use std::marker::PhantomData;
use std::ops::Deref;

use leptos::prelude::*;

pub use self::provider_names::{known_providers, set_provider_names};

use self::app::AppTexts;
use self::approvals::ApprovalTexts;
use self::batch::BatchTexts;
use self::cancellation::CancellationTexts;
use self::credit_note::NoteTexts;
use self::credit_note_form::CreditNoteFormTexts;
use self::domain::DomainTexts;
use self::filters::FilterTexts;
use self::help::HelpTexts;
use self::items::ItemTexts;
use self::kit::KitTexts;
use self::order::OrderTexts;
use self::orders::OrdersTexts;
use self::overpayment::OverpaymentTexts;
use self::problems::ProblemTexts;
use self::recovered_writes::RecoveredWritesTexts;
use self::refunds::RefundsTexts;
use self::reply_templates::ReplyTemplateTexts;
use self::returns::ReturnsTexts;
use self::shortcuts::ShortcutTexts;
use self::sign_in::SignInTexts;
use self::unfinished::UnfinishedTexts;
use crate::domain::locale::Locale;
use crate::domain::money::Amount;

/// The words of a screen.
pub trait Wording: 'static {
    /// In a language.
    fn of(locale: Locale) -> &'static Self;
}

/// The words of a screen in one language. They are looked up where they are read, so that a part of the program holds the
/// words of its own screens alone.
pub struct Words<T> {
    locale: Locale,
    screen: PhantomData<fn() -> T>,
}

impl<T> Words<T> {
    const fn of(locale: Locale) -> Self {
        Self { locale, screen: PhantomData }
    }
}

impl<T: Wording> Deref for Words<T> {
    type Target = T;

    fn deref(&self) -> &T {
        T::of(self.locale)
    }
}

/// The words of one language, by screen.
macro_rules! screens {
    ($($screen:ident: $texts:ident;)+) => {
        pub struct Texts {
            $(pub $screen: Words<$texts>,)+
        }

        impl Texts {
            const fn in_locale(locale: Locale) -> Self {
                Self { $($screen: Words::of(locale),)+ }
            }
        }
    };
}

screens! {
    app: AppTexts;
    sign_in: SignInTexts;
    orders: OrdersTexts;
    filters: FilterTexts;
    help: HelpTexts;
    shortcuts: ShortcutTexts;
    unfinished: UnfinishedTexts;
    batch: BatchTexts;
    items: ItemTexts;
    order: OrderTexts;
    overpayment: OverpaymentTexts;
    approvals: ApprovalTexts;
    reply_templates: ReplyTemplateTexts;
    returns: ReturnsTexts;
    cancellation: CancellationTexts;
    refunds: RefundsTexts;
    credit_note: NoteTexts;
    credit_note_form: CreditNoteFormTexts;
    recovered_writes: RecoveredWritesTexts;
    kit: KitTexts;
    domain: DomainTexts;
    problems: ProblemTexts;
}

impl Texts {
    pub fn of(locale: Locale) -> &'static Self {
        static FRENCH: Texts = Texts::in_locale(Locale::Fr);
        static ENGLISH: Texts = Texts::in_locale(Locale::En);
        match locale {
            Locale::Fr => &FRENCH,
            Locale::En => &ENGLISH,
        }
    }
}

/// Picks a word.
pub type Word = fn(&'static Texts) -> &'static str;

/// The handle on the language shown.
#[derive(Clone, Copy)]
pub struct Language {
    locale: RwSignal<Locale>,
}

impl Language {
    pub fn new(locale: Locale) -> Self {
        Self { locale: RwSignal::new(locale) }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    pub fn locale(self) -> Locale {
        self.locale.get()
    }

    pub fn set_locale(self, locale: Locale) {
        self.locale.set(locale);
    }

    /// A number with its thousands apart, as amounts have them.
    pub fn counted(self, count: usize) -> String {
        let whole = count.to_string();
        whole.parse::<Amount>().map_or(whole, |number| number.display_number(self.locale()))
    }

    /// All its words; a closure that reads them follows a change of language.
    pub fn texts(self) -> &'static Texts {
        Texts::of(self.locale.get())
    }
}

/// A word as `t!` makes it, where only the program knows which. A function pointer picks it, so that all words are of
/// one type and what shows them is compiled once.
pub fn text(word: Word) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    let language = Language::expect();
    move || word(language.texts())
}

/// A word for a property that takes a signal.
pub fn text_signal(word: Word) -> Signal<String> {
    let text = text(word);
    Signal::derive(move || text().to_owned())
}

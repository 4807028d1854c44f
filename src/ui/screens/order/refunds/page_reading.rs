//! What was read of the provider's page, below the field it was pasted into: whether it is the amount that was to go back,
//! and the agent's word where it is not.

use leptos::prelude::*;

use super::page_draft::{ChosenAmount, PageDraft, PageGap};
use super::{OutcomeDraft, OutcomeDrafts};
use crate::domain::money::{Amount, Currency};
use crate::domain::refund_task::{Comparison, Difference, PageAmount, RefundTask, RefundTaskId};
use crate::domain::text_limits;
use crate::ui::kit::{Button, ButtonKind, Icon, Notice, NoticeTone, RadioGroup, Symbol, TextArea};
use crate::ui::language::{Language, Word};
use crate::ui::reactive::{live, live_if, live_text, memo_bool};

/// The handle of its parts on one refund's page.
#[derive(Clone, Copy)]
struct Entry {
    id: StoredValue<RefundTaskId>,
    due: (Amount, Currency),
    outcome: Memo<OutcomeDraft>,
}

impl Entry {
    fn page<T>(self, read: impl FnOnce(&PageDraft) -> T) -> Option<T> {
        self.outcome.with(|outcome| outcome.page.as_ref().map(read))
    }

    fn update(self, change: impl FnOnce(&mut PageDraft)) {
        self.id.with_value(|id| {
            OutcomeDrafts::expect().update(id, |outcome| {
                if let Some(page) = &mut outcome.page {
                    change(page);
                }
            });
        });
    }

    /// What is missing, once it was tried to send it.
    fn lacks(self, gap: PageGap) -> bool {
        let missing = |outcome: &OutcomeDraft| outcome.page.as_ref().and_then(|page| page.seen(self.due).err());
        self.outcome.with(|outcome| outcome.was_tried && missing(outcome) == Some(gap))
    }

    fn error(self, gap: PageGap, word: Word) -> MaybeProp<String> {
        let language = Language::expect();
        MaybeProp::derive(move || self.lacks(gap).then(|| word(language.texts()).to_owned()))
    }
}

/// Nothing until a page was read.
#[component]
pub fn PageReading(
    task: RefundTask,
    currency: Currency,
    /// The page was another refund's, and is put away.
    on_left: Callback<()>,
) -> impl IntoView {
    let outcomes = OutcomeDrafts::expect();
    let outcome = outcomes.of(task.id.clone());
    let entry = Entry { id: StoredValue::new(task.id.clone()), due: (task.amount, currency), outcome };
    let page = Memo::new(move |_| entry.page(|draft| draft.page.clone()));
    let another_page = Callback::new(move |()| {
        entry.id.with_value(|id| outcomes.update(id, OutcomeDraft::leave_page));
        on_left.run(());
    });
    let compared = Memo::new(move |_| entry.page(|page| page.compared(entry.due)).flatten());
    let differs = memo_bool(move || compared.get().is_some_and(|(_, comparison)| comparison != Comparison::Equal));
    live_if(move || {
        let page = page.get()?;
        let several_amounts =
            (page.amounts.len() > 1).then(|| view! { <WhichAmount entry amounts=page.amounts.clone()/> });
        let several_names =
            (page.references.len() > 1).then(|| view! { <WhichReference entry names=page.references.clone()/> });
        let word: Option<Word> = match (page.amounts.is_empty(), page.references.is_empty()) {
            (true, true) => Some(|texts| texts.refunds.page_reading.nothing),
            (true, false) => Some(|texts| texts.refunds.page_reading.no_amount),
            (false, true) => Some(|texts| texts.refunds.page_reading.no_reference),
            (false, false) => None,
        };
        let unread = word.map(|word| view! { <p>{crate::ui::language::text(word)}</p> });
        let view = view! {
            <div class="page-reading">
                {several_names}
                {several_amounts}
                <Compared entry compared another_page/>
                {unread}
                <p class="quiet">{t!(refunds.page_reading.not_kept)}</p>
                {live_if(move || (!differs.get()).then(|| view! { <div><AnotherPage another_page/></div> }.into_any()))}
            </div>
        };
        Some(view.into_any())
    })
}

#[component]
fn WhichAmount(entry: Entry, amounts: Vec<PageAmount>) -> impl IntoView {
    let language = Language::expect();
    // What is due comes first: it is the likeliest, and a hurried key chooses the first.
    let mut amounts = amounts;
    let is_due = move |found: &PageAmount| (found.amount, found.currency) == entry.due;
    amounts.sort_by_key(|found| !is_due(found));
    let options = Signal::derive(move || {
        let shown = |found: &PageAmount| {
            let amount = found.amount.display(found.currency, language.locale());
            let as_due = language.texts().refunds.page_reading.as_due;
            (ChosenAmount::This(*found), if is_due(found) { as_due(&amount) } else { amount })
        };
        let none = (ChosenAmount::NoneOfThese, language.texts().refunds.page_reading.none_of_these.to_owned());
        amounts.iter().map(shown).chain([none]).collect::<Vec<_>>()
    });
    view! {
        <RadioGroup
            label=t_signal!(refunds.page_reading.which_amount)
            options
            value=Signal::derive(move || entry.page(|page| page.chosen).flatten())
            on_choose=Callback::new(move |chosen| entry.update(|page| page.choose(chosen)))
            error=entry.error(PageGap::Amount, |texts| texts.refunds.page_reading.which_amount_missing)
        />
    }
}

/// What is chosen goes into the field, where it can be corrected like what is typed.
#[component]
fn WhichReference(entry: Entry, names: Vec<String>) -> impl IntoView {
    let outcomes = OutcomeDrafts::expect();
    let options: Vec<(String, String)> = names.into_iter().map(|name| (name.clone(), name)).collect();
    view! {
        <RadioGroup
            label=t_signal!(refunds.page_reading.which_reference)
            options=Signal::stored(options)
            value=Signal::derive(move || Some(entry.outcome.with(|outcome| outcome.reference.clone())))
            on_choose=Callback::new(move |name: String| {
                entry.id.with_value(|id| outcomes.update(id, |outcome| outcome.reference = name));
            })
        />
    }
}

/// *Ce n’est pas la page de ce remboursement*
#[component]
fn AnotherPage(another_page: Callback<()>) -> impl IntoView {
    view! {
        <Button kind=ButtonKind::Quiet on_press=another_page>{t!(refunds.page_reading.another_page)}</Button>
    }
}

/// The amount beside what is due, and why it is another one: first of all, because it is another refund's page.
#[component]
fn Compared(
    entry: Entry,
    compared: Memo<Option<(PageAmount, Comparison)>>,
    another_page: Callback<()>,
) -> impl IntoView {
    let language = Language::expect();
    let due = entry.due;
    let shown = move |amount: Amount, currency: Currency| amount.display(currency, language.locale());
    live_if(move || {
        let (seen, comparison) = compared.get()?;
        if comparison == Comparison::Equal {
            let words = live_text(move || (language.texts().refunds.page_reading.as_due)(&shown(due.0, due.1)));
            return Some(
                view! { <p class="seen-as-due" role="status"><Icon symbol=Symbol::Check/> <span>{words}</span></p> }
                    .into_any(),
            );
        }
        let title = Signal::derive(move || {
            (language.texts().refunds.page_reading.differs)(&shown(seen.amount, seen.currency), &shown(due.0, due.1))
        });
        let actions = move || view! { <AnotherPage another_page/> };
        Some(view! { <Notice tone=NoticeTone::Warning title actions/> <Why entry seen comparison/> }.into_any())
    })
}

#[component]
fn Why(entry: Entry, seen: PageAmount, comparison: Comparison) -> impl IntoView {
    let language = Language::expect();
    let due = entry.due;
    let reasons = comparison.reasons();
    let of = move |difference: &Difference| {
        let shown = |amount: Amount| amount.display(due.1, language.locale());
        let apart = if comparison == Comparison::OtherCurrency { due.0 } else { seen.amount.distance(due.0) };
        (language.texts().refunds.page_reading.reason)(difference, comparison, &shown(due.0), &shown(apart))
    };
    let options = {
        let reasons = reasons.clone();
        Signal::derive(move || reasons.iter().map(|reason| (reason.as_str(), of(reason))).collect::<Vec<_>>())
    };
    let chosen = move || entry.page(|page| page.difference.clone()).flatten();
    let choose = Callback::new(move |word: &'static str| {
        let reason = reasons.iter().find(|reason| reason.as_str() == word).cloned();
        entry.update(|page| page.difference = reason);
    });
    let asks_for_words = memo_bool(move || chosen().is_some_and(|difference| difference.words().is_some()));
    let words = live(move || {
        if !asks_for_words.get() {
            return ().into_any();
        }
        view! {
            <TextArea
                label=t_signal!(refunds.page_reading.words)
                value=Signal::derive(move || chosen().and_then(|said| said.words().cloned()).unwrap_or_default())
                on_input=Callback::new(move |words: String| {
                    entry.update(|page| page.difference = Some(Difference::Other { words }));
                })
                error=entry.error(PageGap::Words, |texts| texts.refunds.page_reading.words_missing)
                rows=2
                max_length=text_limits::REASON
            />
        }
        .into_any()
    });
    view! {
        <RadioGroup
            label=t_signal!(refunds.page_reading.why)
            options
            value=Signal::derive(move || chosen().map(|said| said.as_str()))
            on_choose=choose
            error=entry.error(PageGap::Difference, |texts| texts.refunds.page_reading.why_missing)
        />
        {words}
    }
}

//! *État des unités*: what becomes of a line's units, all alike or some of them otherwise, and what the return that the note
//! is about says of them.

use leptos::prelude::*;

use super::FormStore;
use super::field_view::{FieldView, error};
use super::form::{FormField, LineStock};
use crate::domain::credit::UnitCondition;
use crate::domain::order::LineId;
use crate::ui::kit::Select;
use crate::ui::language::Language;
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::stock_log::counted;

/// The condition of a line's units, where some are refunded. One choice says all of most lines.
pub fn line_stock(id: &LineId, title: &str) -> AnyView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let (id, title) = (id.clone(), title.to_owned());
    let asked = id.clone();
    let has_units = memo_bool(move || credit.of(|form| form.quantity(&asked) > 0));
    live_if(move || {
        if !has_units.get() {
            return None;
        }
        let stock = stock_of(credit, id.clone());
        let (chosen, named) = (id.clone(), title.clone());
        let on_choose = Callback::new(move |stock| {
            let id = chosen.clone();
            credit.edit(|form, creditable| {
                let usual = creditable.usual_condition(&id);
                form.set_stock(id, stock, usual);
            });
        });
        let choice = view! {
            <div class="credit-stock">
                <span class="stock-label" aria-hidden="true">{t!(credit_note_form.line_stock)}</span>
                <Select
                    label=Signal::derive(move || (language.texts().credit_note_form.line_stock_of)(&named))
                    options=choices(id.clone())
                    value=Signal::derive(move || Some(stock.get()))
                    on_choose
                    error=error(FormField::Restock(id.clone()))
                    label_hidden=true
                />
                {several(id.clone(), title.clone(), stock)}
            </div>
        };
        Some(choice.into_any())
    })
}

fn stock_of(credit: FormStore, id: LineId) -> Memo<LineStock> {
    Memo::new(move |_| {
        let usual = credit.creditable().map_or(UnitCondition::New, |creditable| creditable.usual_condition(&id));
        credit.of(|form| form.stock_of(&id, usual))
    })
}

/// A single unit is in one condition.
fn choices(id: LineId) -> Signal<Vec<(LineStock, String)>> {
    let language = Language::expect();
    let credit = FormStore::expect();
    let is_single = memo_bool(move || credit.of(|form| form.quantity(&id) == 1));
    Signal::derive(move || {
        let words = &language.texts().credit_note_form;
        let alike = UnitCondition::ALL.map(|like| (LineStock::All(like), (words.all_like)(like).to_owned()));
        let several = (!is_single.get()).then(|| (LineStock::Several, words.several_conditions.to_owned()));
        let unchanged = (LineStock::Unchanged, words.stock_unchanged.to_owned());
        alike.into_iter().chain(several).chain([unchanged]).collect()
    })
}

/// How many are in each condition but the usual one, which the rest is in.
fn several(id: LineId, title: String, stock: Memo<LineStock>) -> AnyView {
    let language = Language::expect();
    let credit = FormStore::expect();
    live_if(move || {
        let usual = credit.creditable()?.usual_condition(&id);
        if stock.get() != LineStock::Several {
            return None;
        }
        let others = UnitCondition::ALL.into_iter().filter(|condition| *condition != usual);
        let fields = others.map(|condition| units_in(&id, condition, &title)).collect_view();
        let line = id.clone();
        let rest = live_text(move || {
            let evaluation = credit.evaluation();
            let drafted = evaluation.as_ref().and_then(|evaluation| evaluation.units_in(&line, usual));
            counted(language.texts(), usual, drafted.unwrap_or_default())
        });
        Some(view! { <div class="stock-several">{fields} <output>{rest}</output></div> }.into_any())
    })
}

fn units_in(id: &LineId, condition: UnitCondition, title: &str) -> AnyView {
    let language = Language::expect();
    let field = FieldView::new(FormField::Units(id.clone(), condition));
    let word = move || (language.texts().items.condition)(condition);
    let title = title.to_owned();
    let name = Signal::derive(move || format!("{}{} {title}", word(), language.texts().order.colon));
    view! {
        <span class="stock-units">
            <span aria-hidden="true">{live_text(move || word().to_owned())}</span>
            {field.figure(name, true, None)}
            {field.message()}
        </span>
    }
    .into_any()
}

/// What the return that the note is about says of this line: units beyond what came back, and how they came back.
pub fn of_return(id: LineId) -> AnyView {
    let language = Language::expect();
    let credit = FormStore::expect();
    live_if(move || {
        let (number, units) = credit.of(|form| Some((form.of_return.clone()?, form.quantity(&id))))?;
        let creditable = credit.creditable()?;
        let case = creditable.case();
        let back = case.find_return(&number).filter(|_| units > 0)?;
        let left = case.unrefunded_of(back, &id);
        let beyond = (units > left).then(|| {
            let words = live_text(move || (language.texts().returns.beyond_at_line)(left));
            view! { <p class="return-beyond">{words}</p> }
        });
        let came = back.received(&id).map(|found| (found.sound, found.damaged, found.missing));
        let is_to_come = came.is_none() && back.line(&id).is_some_and(|line| line.expected() > 0);
        let said = live_text(move || match came {
            Some((sound, damaged, missing)) => (language.texts().returns.received)(sound, damaged, missing),
            None if is_to_come => language.texts().returns.not_received.to_owned(),
            None => String::new(),
        });
        Some(
            view! { <div class="credit-of-return" role="status">{beyond} <p class="quiet">{said}</p></div> }.into_any(),
        )
    })
}

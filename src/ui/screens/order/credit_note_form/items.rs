//! The items of the form: lines by units or value, parcels and fees by value, or everything at once.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::FormStore;
use super::field_view::{FieldView, label};
use super::figure::Figure;
use super::figure_view::FigureView;
use super::form::FormField;
use super::line_stock::{line_stock, of_return};
use crate::domain::credit::Basis;
use crate::domain::order::{Charge, LineId, OrderLine};
use crate::ui::kit::{RadioGroup, Switch, Untrusted};
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live_if, live_text, memo_bool};
use crate::ui::screens::order::store::OrderStore;
use crate::ui::shortcuts::{Command, Place, command_of};

#[component]
pub fn CreditItems() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    // The rows are drawn once for an order: what is typed in them, and the focus, stay while figures move.
    let order = OrderStore::expect().part(|one, other| one.order == other.order);
    let rows = live_if(move || {
        let order = order.get()?;
        let order = &order.order;
        let lines = order.lines.iter().cloned().map(line_row);
        let is_charged = |charge: &Charge| order.gross_of(charge.total, &charge.taxes).is_positive();
        let parcel = |charge: Charge| match is_charged(&charge) {
            true => charge_row(charge, FormField::Parcel, |texts| texts.credit_note_form.shipping),
            false => free_row(charge),
        };
        let fee = |charge| charge_row(charge, FormField::Fee, |texts| texts.credit_note_form.fees);
        let shipping = order.shipping.iter().cloned().map(parcel);
        let fees = order.fees.iter().filter(|fee| is_charged(fee)).cloned().map(fee);
        Some(view! { <ul>{lines.chain(shipping).chain(fees).collect_view()}</ul> }.into_any())
    });
    view! {
        <section class="credit-section">
            <h3 class="visually-hidden">{t!(credit_note_form.items)}</h3>
            <Everything/>
            <div class="credit-head" aria-hidden="true">
                <span>{t!(credit_note_form.article)}</span>
                <span>{t!(credit_note_form.quantity)}</span>
                <span>{live_text(move || value_word(language, credit))}</span>
                <span>{t!(credit_note_form.in_note)}</span>
            </div>
            {rows}
        </section>
    }
}

/// *Montant payé*, and whether values are typed with taxes.
#[component]
fn Everything() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let checked = memo_bool(move || credit.asks_for_everything());
    let toggle = Callback::new(move |()| {
        let (is_on, locale) = untrack(|| (checked.get(), language.locale()));
        credit
            .edit(|form, creditable| if is_on { form.clear_items() } else { form.fill_everything(creditable, locale) });
    });
    let hint = live_text(move || match (credit.creditable(), credit.reader()) {
        (Some(creditable), Some(reader)) => {
            let left =
                if credit.of(|form| form.payout.is_full()) { creditable.left.most } else { creditable.left.uncredited };
            let left = reader.amount(left);
            (language.texts().credit_note_form.everything_hint)(&left, creditable.case().keeps_gift_cards_out())
        }
        _ => String::new(),
    });
    let bases = Signal::derive(move || {
        let words = &language.texts().credit_note_form;
        vec![("gross", words.gross.to_owned()), ("net", words.net.to_owned())]
    });
    let basis =
        Signal::derive(move || Some(credit.of(|form| if form.basis == Basis::Gross { "gross" } else { "net" })));
    let on_choose = Callback::new(move |name| {
        let basis = if name == "net" { Basis::Net } else { Basis::Gross };
        let locale = untrack(|| language.locale());
        credit.edit(|form, creditable| form.set_basis(basis, creditable, locale));
    });
    view! {
        <div class="credit-everything">
            <div>
                <Switch checked label=t_signal!(credit_note_form.everything) on_toggle=toggle/>
                <p class="quiet">{hint}</p>
            </div>
            <RadioGroup
                label=t_signal!(credit_note_form.basis)
                options=bases
                value=basis
                on_choose
            />
        </div>
    }
}

fn line_row(line: OrderLine) -> AnyView {
    let credit = FormStore::expect();
    let OrderLine { id, sku, title, quantity: ordered, .. } = line;
    let (units, value) =
        (FieldView::new(FormField::Quantity(id.clone())), FieldView::new(FormField::Value(id.clone())));
    let figure = FigureView::new(Figure::Line(id.clone()));
    let left_id = id.clone();
    let state = live_if(move || {
        let (left, reader) = (credit.creditable()?.left.line(&left_id), credit.reader()?);
        if left.quantity == 0 && left.gross.is_zero() {
            let nothing = t!(credit_note_form.nothing_left_of_line);
            return Some(view! { <p class="quiet">{nothing}</p> }.into_any());
        }
        let refunded = i64::from(ordered) - left.quantity;
        let left = format!("{} · {}", left.quantity, reader.amount(left.gross));
        let parts: [(Word, String); 3] = [
            (|texts| texts.credit_note_form.ordered, ordered.to_string()),
            (|texts| texts.credit_note_form.refunded, refunded.to_string()),
            (|texts| texts.credit_note_form.left, left),
        ];
        Some(state(parts))
    });
    let stock = line_stock(&id, &title);
    let of_return = of_return(id.clone());
    view! {
        <li class="credit-item">
            <div class="credit-what">
                <span class="line-title"><Untrusted text=title.clone()/></span>
                <span class="line-sku"><Untrusted text=sku/></span>
                {state}
            </div>
            <div class="credit-quantity">
                {label(t_signal!(credit_note_form.quantity))}
                {stepper(&id, &title, &units)}
            </div>
            <div class="credit-value">{value_entry(&value, &title)}</div>
            <div class="credit-figure">{figure.button()}</div>
            {units.message()}
            {value.message()}
            {stock}
            {of_return}
            {figure.explanation()}
        </li>
    }
    .into_any()
}

/// Fewer, more, all. Keys do the same in the field, so that Tab goes from field to field.
fn stepper(id: &LineId, title: &str, units: &FieldView) -> AnyView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let line = id.clone();
    let step = move |by: i64| {
        credit.edit(|form, creditable| {
            let left = creditable.left.line(&line).quantity;
            if by == i64::MAX { form.set_quantity(&line, left) } else { form.step(&line, by, left) }
        });
    };
    let step = Callback::new(step);
    let on_key = Callback::new(move |event: KeyboardEvent| {
        let by = match command_of(&event, Place::Units, true) {
            Some(Command::MoreUnits) => 1,
            Some(Command::FewerUnits) => -1,
            Some(Command::AllUnits) => i64::MAX,
            _ => return,
        };
        event.prevent_default();
        step.run(by);
    });
    let named = |word: fn(&crate::ui::language::Texts) -> fn(&str) -> String| {
        let title = title.to_owned();
        Signal::derive(move || word(language.texts())(&title))
    };
    let button = |by: i64, sign: AnyView, name: Signal<String>, class: &'static str| {
        view! {
            <button class=class type="button" tabindex="-1" aria-label=name on:click=move |_| step.run(by)>{sign}</button>
        }
        .into_any()
    };
    let less = named(|texts| texts.credit_note_form.one_less);
    let more = named(|texts| texts.credit_note_form.one_more);
    let all = named(|texts| texts.credit_note_form.all_of);
    view! {
        <span class="stepper">
            {button(-1, "−".into_any(), less, "step")}
            {units.figure(named(|texts| texts.credit_note_form.quantity_of), true, Some(on_key))}
            {button(1, "+".into_any(), more, "step")}
        </span>
        {button(i64::MAX, t!(credit_note_form.all).into_any(), all, "button button-quiet take-all")}
    }
    .into_any()
}

/// A parcel or a fee.
fn charge_row(charge: Charge, field: fn(LineId) -> FormField, word: Word) -> AnyView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let Charge { id, title, .. } = charge;
    let field = field(id.clone());
    let (value, figure) = (FieldView::new(field.clone()), FigureView::new(Figure::Charge(id.clone())));
    let left = move || credit.creditable()?.left.charge(&id).cloned();
    let (left_shown, left_taken) = (left.clone(), left);
    let state = live_if(move || {
        let (left, reader) = (left_shown()?, credit.reader()?);
        Some(state([(|texts| texts.credit_note_form.left, reader.amount(left.gross))]))
    });
    let is_on = field.clone();
    let checked = Signal::derive(move || credit.of(|form| !form.text(&is_on).is_empty()));
    let toggle = Callback::new(move |()| {
        let (is_on, left, locale) = untrack(|| (checked.get(), left_taken(), language.locale()));
        let Some(left) = left.filter(|left| is_on || left.gross.is_positive()) else { return };
        credit.edit(|form, _| {
            let text = if is_on { String::new() } else { left.on(form.basis).display_number(locale) };
            form.set_text(field.clone(), text);
        });
    });
    view! {
        <li class="credit-item credit-charge">
            <div class="credit-what">
                <Switch checked label=language::text_signal(word) on_toggle=toggle/>
                <span class="line-sku"><Untrusted text=title.clone()/></span>
                {state}
            </div>
            <div class="credit-value">{value_entry(&value, &title)}</div>
            <div class="credit-figure">{figure.button()}</div>
            {value.message()}
            {figure.explanation()}
        </li>
    }
    .into_any()
}

/// Free delivery leaves nothing to ask for, and says so.
fn free_row(parcel: Charge) -> AnyView {
    view! {
        <li class="credit-item credit-charge">
            <div class="credit-what">
                <span class="line-title">{t!(credit_note_form.shipping)}</span>
                <span class="line-sku"><Untrusted text=parcel.title/></span>
                <p class="quiet">{t!(credit_note_form.free_of_charge)}</p>
            </div>
        </li>
    }
    .into_any()
}

fn value_entry(value: &FieldView, title: &str) -> AnyView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let title = title.to_owned();
    let name = Signal::derive(move || {
        let is_gross = credit.of(|form| form.basis == Basis::Gross);
        (language.texts().credit_note_form.value_of)(&title, is_gross)
    });
    view! { {label(Signal::derive(move || value_word(language, credit)))} {value.figure(name, false, None)} }.into_any()
}

/// *Valeur TTC* or *Valeur HT*
fn value_word(language: Language, credit: FormStore) -> String {
    let words = &language.texts().credit_note_form;
    let is_gross = credit.of(|form| form.basis == Basis::Gross);
    if is_gross { words.value_gross.to_owned() } else { words.value_net.to_owned() }
}

/// Ordered, refunded, left: small, under the title.
fn state<const N: usize>(parts: [(Word, String); N]) -> AnyView {
    let part = |(word, figure): (Word, String)| {
        view! { <div><dt>{language::text(word)}</dt><dd>{figure}</dd></div> }
    };
    view! { <dl class="credit-state">{parts.into_iter().map(part).collect::<Vec<_>>()}</dl> }.into_any()
}

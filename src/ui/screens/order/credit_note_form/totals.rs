//! The sums of the note: by kind, net, by tax, and where the captured money goes.

use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::FormStore;
use super::creditable_order::CreditableOrder;
use super::evaluation::Evaluation;
use super::field_view::FieldView;
use super::figure::Figure;
use super::figure_view::FigureView;
use crate::domain::credit::{Conservation, Quote};
use crate::domain::money::Amount;
use crate::ui::kit::Button;
use crate::ui::language::{self, Language, Word};
use crate::ui::reactive::{live_if, live_text};
use crate::ui::screens::order::parts::section::figure;

#[component]
pub fn FormTotals(
    /// The field of the typed total. What is said of a typed one stands under it, of the whole in the footer.
    typed: FieldView,
) -> impl IntoView {
    let credit = FormStore::expect();
    let parts = live_if(move || {
        let (evaluation, creditable) = (credit.evaluation()?, credit.creditable()?);
        Some(parts(&evaluation, &creditable))
    });
    // A figure keeps its button, and so the focus, while only its amount moves.
    let taxes = Memo::new(move |_| {
        credit.evaluation().and_then(|evaluation| evaluation.whole().map(|quote| quote.taxes.len())).unwrap_or_default()
    });
    let taxes = live_if(move || Some((0..taxes.get()).map(tax_row).collect_view().into_any()));
    let total = FigureView::new(Figure::Total);
    let paid_out = live_if(move || {
        let (evaluation, creditable) = (credit.evaluation()?, credit.creditable()?);
        let (paid_out, total) = evaluation.whole().map(|quote| (quote.paid_out(), quote.total))?;
        let row = || figure(t!(credit_note_form.paid_out).into_any(), paid_out, creditable.currency());
        (paid_out != total).then(|| view! { <dl class="sums">{row()}</dl> }.into_any())
    });
    view! {
        <aside class="credit-side" aria-label=t!(credit_note_form.totals)>
            <h3 class="panel-title">{t!(credit_note_form.totals)}</h3>
            <dl class="sums">{parts} {taxes}</dl>
            <div class="credit-total-row">
                <span>{live_text(move || credit.total_name())}</span>
                {total.button()}
                {total.explanation()}
            </div>
            {paid_out}
            <TypedTotal typed/>
            <Legend/>
        </aside>
    }
}

fn parts(evaluation: &Evaluation, creditable: &CreditableOrder) -> AnyView {
    let of = |take: fn(&Quote) -> Amount| evaluation.whole().map_or_else(|| creditable.zero(), take);
    let rows: [(Word, Amount, bool); 5] = [
        (|texts| texts.credit_note_form.part_lines, of(|quote| quote.explanation.lines), true),
        (|texts| texts.credit_note_form.shipping, of(|quote| quote.explanation.shipping), false),
        (|texts| texts.credit_note_form.fees, of(|quote| quote.explanation.fees), false),
        (|texts| texts.credit_note_form.part_adjustment, of(|quote| quote.explanation.adjustment), false),
        (|texts| texts.credit_note_form.total_net, of(|quote| quote.net), true),
    ];
    let shown = rows.into_iter().filter(|(_, amount, always)| *always || !amount.is_zero());
    let row = |(word, amount, _): (Word, Amount, bool)| match evaluation.is_wrong() {
        true => view! { <div><dt>{language::text(word)}</dt><dd>{"–"}</dd></div> }.into_any(),
        false => figure(language::text(word).into_any(), amount, creditable.currency()),
    };
    shown.map(row).collect_view().into_any()
}

fn tax_row(index: usize) -> AnyView {
    let credit = FormStore::expect();
    let view = FigureView::new(Figure::Tax(index));
    let name = live_if(move || {
        let (evaluation, reader) = (credit.evaluation()?, credit.reader()?);
        let tax = evaluation.whole()?.taxes.get(index)?;
        Some(reader.tax_name(&tax.name, tax.rate).into_any())
    });
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{view.button()}</dd>
            {view.explanation()}
        </div>
    }
    .into_any()
}

/// The agent types the total; Enter or the button makes an adjustment of the difference.
#[component]
fn TypedTotal(typed: FieldView) -> impl IntoView {
    let credit = FormStore::expect();
    let place = NodeRef::<html::Div>::new();
    let on_key = Callback::new(move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() {
            event.prevent_default();
            credit.take_total_and_go_on(place);
        }
    });
    let name = t_signal!(credit_note_form.typed_total);
    let figure = typed.figure(name, false, Some(on_key));
    view! {
        <div class="field typed-total" node_ref=place>
            <span class="field-label" aria-hidden="true">{name}</span>
            <span class="typed-total-row">
                {figure}
                <Button on_press=Callback::new(move |()| credit.take_total_and_go_on(place))>
                    {t!(credit_note_form.adjust)}
                </Button>
            </span>
            <span class="field-hint">{t!(credit_note_form.typed_total_hint)}</span>
            {live_if(move || credit.has_typed_total().get().then(|| typed.message()))}
        </div>
    }
}

/// `captured = refunded + this note + still refundable + overpayment + kept`
#[component]
fn Legend() -> impl IntoView {
    let language = Language::expect();
    let credit = FormStore::expect();
    let legend = live_if(move || {
        let (creditable, evaluation) = (credit.creditable()?, credit.evaluation()?);
        let now = creditable.left.conservation(None);
        let after = evaluation.conservation(&creditable);
        let of_after = |take: fn(Conservation) -> Amount| after.map(take);
        let rows: [(&str, Word, Option<Amount>); 6] = [
            ("captured", |texts| texts.credit_note_form.captured, Some(now.captured)),
            ("refunded", |texts| texts.credit_note_form.conserved_refunded, Some(now.refunded)),
            ("note", |texts| texts.credit_note_form.conserved_note, of_after(|after| after.in_note)),
            ("refundable", |texts| texts.credit_note_form.conserved_refundable, of_after(|after| after.refundable)),
            ("overpayment", |texts| texts.credit_note_form.conserved_overpayment, Some(now.overpayment)),
            ("kept", |texts| texts.credit_note_form.conserved_kept, of_after(|after| after.kept)),
        ];
        // Hardly ever was more paid than the order cost.
        let shown = rows
            .into_iter()
            .filter(|(part, _, amount)| *part != "overpayment" || amount.is_some_and(Amount::is_positive));
        let row = |(part, word, amount): (&'static str, Word, Option<Amount>)| {
            let amount = amount
                .map_or_else(|| "–".to_owned(), |amount| amount.display(creditable.currency(), language.locale()));
            view! { <div data-part=part><dt>{language::text(word)}</dt><dd class="amount">{amount}</dd></div> }
        };
        Some(shown.map(row).collect_view().into_any())
    });
    view! {
        <dl class="sums credit-legend" aria-label=t!(credit_note_form.conservation)>{legend}</dl>
    }
}

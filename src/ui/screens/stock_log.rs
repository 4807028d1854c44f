//! Lines of the stock log on whatever screen they stand: those to come, those that came, and one whose other is not there.

use leptos::prelude::*;

use crate::api::stock::MovedLine;
use crate::domain::credit::{LineRestock, Quote, UnitCondition};
use crate::domain::order::Order;
use crate::domain::stock::{Discrepancy, LogFlaw, MovementReason, movements};
use crate::ui::kit::{Icon, Symbol, Untrusted};
use crate::ui::language::{self, Language, Texts, Word};
use crate::ui::reactive::live_text;

/// The movements of one line of a credit note.
#[derive(Clone, Debug, PartialEq)]
pub struct LogEntry {
    title: String,
    movements: Vec<(MovementReason, i64)>,
    restock: LineRestock,
    discrepancy: Option<Discrepancy>,
}

impl LogEntry {
    /// Those that a note with these figures causes.
    pub fn due(order: &Order, quote: &Quote) -> Vec<Self> {
        let movements = movements(order, quote);
        // Both stand in the order of the note, so that one walk through its lines meets each.
        let mut lines = quote.lines.iter();
        let of_line = movements.chunk_by(|one, other| one.line == other.line).filter_map(|moved| {
            let line = lines.find(|line| line.line == moved[0].line)?;
            Some(Self {
                title: order.item_title(&line.line).to_owned(),
                movements: moved.iter().map(|movement| (movement.reason, movement.change)).collect(),
                restock: line.restock,
                discrepancy: None,
            })
        });
        of_line.collect()
    }

    /// Whether some of what comes in goes out again.
    pub fn goes_out_again(&self) -> bool {
        self.movements.iter().any(|(reason, _)| *reason == MovementReason::ApiRemoved)
    }

    /// Those that are there; they are told newest first, and read in the order in which they came.
    pub fn logged(order: &Order, moved: &MovedLine) -> Option<Self> {
        let first = moved.0.first()?;
        Some(Self {
            title: order.item_title(&first.line).to_owned(),
            movements: moved.0.iter().rev().map(|movement| (movement.reason, movement.change)).collect(),
            restock: first.restock,
            discrepancy: moved.discrepancy(),
        })
    }
}

/// The entries in a list, each with what it comes to.
pub fn stock_log(entries: Vec<LogEntry>) -> AnyView {
    list(|texts| texts.items.happened, entries)
}

/// The same before they are there.
pub fn expected_stock(entries: Vec<LogEntry>) -> AnyView {
    let word: Word = |texts| texts.items.expected;
    let list = list(word, entries);
    view! { <div class="stock-expected"><p class="stock-title" aria-hidden="true">{language::text(word)}</p> {list}</div> }
        .into_any()
}

fn list(name: Word, entries: Vec<LogEntry>) -> AnyView {
    let entries = entries.into_iter().map(entry).collect_view();
    view! { <ul class="stock-log" aria-label=language::text_signal(name)>{entries}</ul> }.into_any()
}

fn entry(entry: LogEntry) -> AnyView {
    let language = Language::expect();
    let LogEntry { title, movements, restock, discrepancy } = entry;
    let net: i64 = movements.iter().map(|(_, change)| change).sum();
    let line = |(reason, change): (MovementReason, i64)| {
        let reason = live_text(move || (language.texts().items.reason_word)(reason).to_owned());
        view! { <span class="stock-line">{signed_change(change)} " " {reason}</span> }
    };
    view! {
        <li>
            <span class="stock-item">
                <Untrusted text=title/>
                " "
                <strong>{live_text(move || (language.texts().items.net)(net, &signed(net)))}</strong>
            </span>
            {movements.into_iter().map(line).collect_view()}
            {conditions(restock)}
            {discrepancy.map(lone_line)}
        </li>
    }
    .into_any()
}

/// A change with its sign.
pub fn signed_change(change: i64) -> AnyView {
    let sign = if change > 0 { "in" } else { "out" };
    view! { <span class="stock-change" data-sign=sign>{signed(change)}</span> }.into_any()
}

/// The units of each condition, where they were said.
pub fn conditions(restock: LineRestock) -> Option<AnyView> {
    let language = Language::expect();
    let LineRestock::By(units) = restock else { return None };
    let words = move || {
        let said = UnitCondition::ALL.into_iter().filter(|condition| units.of(*condition) > 0);
        let said = said.map(|condition| counted(language.texts(), condition, units.of(condition)));
        said.collect::<Vec<_>>().join(" · ")
    };
    Some(view! { <span class="quiet">{live_text(words)}</span> }.into_any())
}

/// *Neufs : 2*
pub fn counted(texts: &Texts, condition: UnitCondition, units: u32) -> String {
    format!("{}{} {units}", (texts.items.condition)(condition), texts.order.colon)
}

/// What is wrong with a line of the log, and what to check.
pub fn lone_line(Discrepancy { flaw, off_by }: Discrepancy) -> AnyView {
    let language = Language::expect();
    let words = move || {
        let words = &language.texts().items;
        let (reason, change, is_missing) = match flaw {
            LogFlaw::Missing(reason, change) => (reason, change, true),
            LogFlaw::Unasked(reason, change) => (reason, change, false),
        };
        let line = format!("{} {}", (words.reason_word)(reason), signed(change));
        format!("{} {}", (words.lone)(&line, is_missing), (words.check_shelf)(off_by, off_by.unsigned_abs()))
    };
    view! {
        <span class="stock-lone">
            <Icon symbol=Symbol::Warning/>
            <span>{live_text(words)}</span>
        </span>
    }
    .into_any()
}

/// With its sign: U+2212 is as wide as a plus in tabular figures.
fn signed(change: i64) -> String {
    if change < 0 { format!("\u{2212}{}", change.unsigned_abs()) } else { format!("+{change}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_in_and_what_went_out_have_a_sign() {
        assert_eq!((signed(2), signed(-2)), ("+2".to_owned(), "\u{2212}2".to_owned()));
    }
}

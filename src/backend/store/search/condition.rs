//! A search as a condition on rows.

use sqlx::{QueryBuilder, Sqlite};

use super::text::{amount_pattern, joined_pattern};
use crate::domain::search::{AmountReading, Needle, Term};

/// The condition on a row of orders.
pub(in crate::backend::store) fn push_for_orders(needle: &Needle, query: &mut QueryBuilder<Sqlite>) {
    query.push("(");
    push_texts(needle, query);
    for AmountReading { amount, currencies } in &needle.amounts {
        query.push(" OR (");
        push_like(query, "amounts", &amount_pattern(amount));
        if let Some(codes) = currencies {
            query.push(" AND currency IN (");
            let mut list = query.separated(", ");
            for code in codes {
                list.push_bind(*code);
            }
            query.push(")");
        }
        query.push(")");
    }
    query.push(")");
}

/// The condition on a row of articles, which have no amounts.
pub(in crate::backend::store) fn push_for_items(needle: &Needle, query: &mut QueryBuilder<Sqlite>) {
    query.push("(");
    push_texts(needle, query);
    query.push(")");
}

fn push_texts(needle: &Needle, query: &mut QueryBuilder<Sqlite>) {
    query.push(if needle.words.is_empty() { "(1 = 0" } else { "(1 = 1" });
    for word in &needle.words {
        query.push(" AND ");
        push_term(query, word);
    }
    query.push(")");
    for run in &needle.runs {
        query.push(" OR ");
        push_term(query, run);
    }
}

fn push_term(query: &mut QueryBuilder<Sqlite>, term: &Term) {
    query.push("(");
    push_like(query, "search_text", &term.written);
    if let Some(letters) = &term.joined {
        push_like(query.push(" OR "), "joined_text", &joined_pattern(letters));
    }
    query.push(")");
}

/// What was typed is no pattern.
fn push_like(query: &mut QueryBuilder<Sqlite>, column: &'static str, part: &str) {
    let mut pattern = String::with_capacity(part.len() + 2);
    pattern.push('%');
    for letter in part.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    query.push(column).push(" LIKE ").push_bind(pattern).push(" ESCAPE '\\'");
}

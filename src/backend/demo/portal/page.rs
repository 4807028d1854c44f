//! The pages of the stand-in: plain forms, no script.

use super::html::{Html, all, element, text};
use super::ledger::PortalRefund;
use super::page_state::PageState;
use super::words::{BANNER, Words, words};
use super::{CameFrom, Visit};
use crate::domain::locale::Locale;
use crate::domain::portal::STAND_IN;
use crate::domain::timestamp::Timestamp;

/// The page of a transaction, with all refunds of it that are known now.
pub(super) fn transaction(visit: &Visit, state: &PageState, refunds: &[PortalRefund]) -> String {
    let seen = refunds.len();
    let words = words(visit.language);
    let money = |amount: crate::domain::money::Amount| amount.display(visit.payment.currency, visit.language);
    let facts = element(
        "dl",
        &[],
        [
            fact(words.transaction, &visit.payment.transaction),
            fact(words.order, &visit.payment.order.0),
            fact(words.captured, &money(visit.payment.captured)),
            fact(words.to_refund, &money(visit.amount)),
        ],
    );
    let content = match state {
        PageState::Open => form(visit, words.refund, words, seen),
        PageState::Made(refund) => all([notice("made", words.made), reference(refund, words)]),
        PageState::MadeBefore { refund, again } => all([
            notice("made", words.made_before),
            reference(refund, words),
            if *again { form(visit, words.refund_again, words, seen) } else { all([]) },
        ]),
        PageState::Refused => all([
            notice("refused", words.refused),
            paragraph(words.after_refusal),
            link(&Visit { came_from: CameFrom::Desk, ..visit.clone() }.address(), words.back),
        ]),
        PageState::TooMuch => all([notice("refused", words.too_much), paragraph(words.after_refusal)]),
    };
    let earlier = earlier(visit, refunds, words);
    page(visit.language, &visit.payment.portal, all([facts, earlier, content]))
}

/// What a bank shows of a transaction: every refund of it, when, and what it is called.
fn earlier(visit: &Visit, refunds: &[PortalRefund], words: &Words) -> Html {
    let line = |refund: &PortalRefund| {
        let amount = refund.amount.display(visit.payment.currency, visit.language);
        let when = refund.made_at.map(|at| format!(" · {}", day_and_minute(at))).unwrap_or_default();
        element("li", &[], [text(&format!("{amount}{when} · {}", refund.reference))])
    };
    let list = match refunds {
        [] => paragraph(words.none_earlier),
        refunds => element("ul", &[], [all(refunds.iter().map(line))]),
    };
    all([element("h2", &[], [text(words.earlier)]), list])
}

/// `2026-11-20 09:14`, in UTC as banks have it.
pub(super) fn day_and_minute(at: Timestamp) -> String {
    at.to_string().replace('T', " ").chars().take(16).collect()
}

/// The page for who leaves without doing anything.
pub(super) fn leaving_page(language: Locale) -> String {
    let words = words(language);
    page(language, words.left, close(words))
}

/// The page for a link that leads nowhere.
pub(super) fn unknown(language: Locale) -> String {
    let words = words(language);
    page(language, words.unknown, close(words))
}

pub(super) fn page(language: Locale, title: &str, content: Html) -> String {
    let banner = all(BANNER.map(|(tag, words)| element("p", &[("lang", tag)], [text(words)])));
    let style = format!("{STAND_IN}style.css");
    let head = element(
        "head",
        &[],
        [
            element("meta", &[("charset", "utf-8")], []),
            element("meta", &[("name", "viewport"), ("content", "width=device-width")], []),
            element("title", &[], [text(&format!("{title} · {}", BANNER[0].1))]),
            element("link", &[("rel", "stylesheet"), ("href", &style)], []),
            // Without one the browser asks for a favicon that nobody has.
            element("link", &[("rel", "icon"), ("href", "/icon.svg"), ("type", "image/svg+xml")], []),
        ],
    );
    let body = element(
        "body",
        &[],
        [element("header", &[], [banner]), element("main", &[], [element("h1", &[], [text(title)]), content])],
    );
    element("html", &[("lang", language.tag())], [head, body]).into_page()
}

fn form(visit: &Visit, refund: &str, words: &Words, seen: usize) -> Html {
    let address = Visit { came_from: CameFrom::Desk, ..visit.clone() }.address();
    let button = |decision: &str, label: &str| {
        element("button", &[("name", "decision"), ("value", decision), ("class", decision)], [text(label)])
    };
    element(
        "form",
        &[("method", "post"), ("action", &address)],
        [
            element("input", &[("type", "hidden"), ("name", "seen"), ("value", &seen.to_string())], []),
            button("refund", refund),
            button("refuse", words.refuse),
            link(&format!("{STAND_IN}left"), words.leave),
        ],
    )
}

fn reference(refund: &PortalRefund, words: &Words) -> Html {
    all([
        element("p", &[], [text(words.reference)]),
        element("output", &[("class", "reference")], [text(&refund.reference)]),
        paragraph(words.copy),
    ])
}

pub(super) fn fact(name: &str, value: &str) -> Html {
    element("div", &[], [element("dt", &[], [text(name)]), element("dd", &[], [element("bdi", &[], [text(value)])])])
}

pub(super) fn notice(kind: &str, words: &str) -> Html {
    element("p", &[("class", kind), ("role", "status")], [text(words)])
}

pub(super) fn paragraph(words: &str) -> Html {
    element("p", &[], [text(words)])
}

fn close(words: &Words) -> Html {
    paragraph(words.close)
}

pub(super) fn link(address: &str, label: &str) -> Html {
    element("a", &[("href", address)], [text(label)])
}

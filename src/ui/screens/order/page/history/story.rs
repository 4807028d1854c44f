//! All that happened to an order on paper, for whoever asks for a proof: a bank that hears the customer, an auditor. In the
//! agent's language; moments are those of the shop's clock. Drawn once, so that a copy of it is all of it.

use leptos::prelude::*;

use super::{Detail, details, gives_up_a_cancellation};
use crate::api::history::{History, HistoryEntry};
use crate::api::order_detail::{OrderDetail, SentMessage};
use crate::domain::credit::CreditNote;
use crate::domain::locale::Locale;
use crate::domain::mail_delivery::MailDelivery;
use crate::domain::money::Amount;
use crate::domain::payment::Payment;
use crate::domain::refund_task::{RefundState, RefundTask};
use crate::domain::returns::OrderReturn;
use crate::domain::timestamp::Timestamp;
use crate::ui::kit::{Precision, Untrusted, written};
use crate::ui::language::Texts;
use crate::ui::screens::order::parts::refund_story::money_side;
use crate::ui::screens::order::parts::seen_amount::seen_in_words;

/// What the document is made of.
pub struct Story<'a> {
    pub order: &'a OrderDetail,
    pub history: &'a History,
    /// Who asks for it, and when.
    pub agent: &'a str,
    pub at: Timestamp,
    pub locale: Locale,
}

/// The sheet.
pub fn story(story: &Story<'_>) -> AnyView {
    let number = story.order.order.number.0.clone();
    view! {
        <article class="paper" lang=story.locale.tag() data-name=number data-medium="print">
            {story.head()}
            {story.about()}
            {story.lines()}
            {story.payments()}
            {story.notes()}
            {story.returns()}
            {story.messages()}
            {story.events()}
        </article>
    }
    .into_any()
}

impl Story<'_> {
    fn texts(&self) -> &'static Texts {
        Texts::of(self.locale)
    }

    fn amount(&self, amount: Amount) -> String {
        amount.display(self.order.order.currency, self.locale)
    }

    fn moment(&self, at: Timestamp) -> String {
        written(at, Precision::DateTime, self.locale)
    }

    fn head(&self) -> AnyView {
        let words = &self.texts().order.history.paper;
        let made = (words.made)(&self.moment(self.at), self.agent);
        let test =
            self.order.order.test.then(|| view! { <p class="paper-test">{self.texts().credit_note.paper.test}</p> });
        view! {
            <header class="paper-head">
                <div>
                    <h1 class="paper-title">{words.title} " " <Untrusted text=self.order.order.number.0.clone()/></h1>
                    <p><Untrusted text=made/></p>
                </div>
                {test}
            </header>
            <p>{words.source}</p>
        }
        .into_any()
    }

    fn about(&self) -> AnyView {
        let (texts, order) = (self.texts(), &self.order.order);
        let customer = &order.customer;
        let who = [Some(&customer.name), Some(&customer.email), customer.phone.as_ref()];
        let who = who.into_iter().flatten().cloned().collect::<Vec<_>>().join("\n");
        let fact = |name: &'static str, text: String| {
            view! { <div><dt>{name}</dt><dd><Untrusted text lines=true/></dd></div> }
        };
        let status = (texts.domain.logistic_status)(order.logistic_status).to_owned();
        let captured = self.amount(self.order.amounts.captured);
        view! {
            <dl class="paper-about">
                {fact(texts.order.customer.title, who)}
                {fact(texts.order.customer.placed_at, self.moment(order.placed_at))}
                {fact(texts.orders.logistic_status, status)}
                {fact(texts.order.totals.gross, self.amount(self.order.amounts.gross))}
                {fact(texts.order.payments.captured, captured)}
                {fact(texts.order.payments.refunded, self.amount(self.order.amounts.refunded))}
            </dl>
        }
        .into_any()
    }

    fn lines(&self) -> AnyView {
        let words = &self.texts().order.lines;
        let rows = self.order.order.lines.iter().map(|line| {
            let what = view! {
                <Untrusted text=line.title.clone()/>
                <span class="paper-under"><Untrusted text=line.sku.clone()/></span>
            };
            vec![what.into_any(), line.quantity.to_string().into_any(), self.amount(line.total).into_any()]
        });
        self.table(words.title, &[words.article, words.quantity, words.total], rows.collect())
    }

    /// Each payment, and under it what went back of it.
    fn payments(&self) -> AnyView {
        let texts = self.texts();
        let words = &texts.order.payments;
        let mut rows = Vec::new();
        for payment in &self.order.order.payments {
            rows.push(self.payment(payment));
            rows.extend(self.order.tasks().filter(|task| task.payment == payment.id).map(|task| self.refund(task)));
        }
        self.table(words.title, &[texts.order.history.paper.what, texts.order.history.paper.when, words.captured], rows)
    }

    fn payment(&self, payment: &Payment) -> Vec<AnyView> {
        let name = [Some(self.texts().domain.provider(payment.provider)), payment.label.clone()];
        let name = name.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let what = view! {
            <Untrusted text=name/>
            <span class="paper-under"><Untrusted text=payment.transaction.clone()/></span>
        };
        let when = self.moment(payment.captured_at);
        vec![what.into_any(), when.into_any(), self.amount(payment.captured).into_any()]
    }

    fn refund(&self, task: &RefundTask) -> Vec<AnyView> {
        let texts = self.texts();
        let (_, state) = money_side(task);
        let reference = task.state.reference().filter(|reference| !reference.is_empty()).cloned();
        let named = match &task.state {
            RefundState::UsedAtTill { .. } => texts.order.payments.receipt,
            _ => texts.order.payments.reference,
        };
        let means = format!("{}{} {}", texts.domain.means(task.provider, task.means), texts.order.colon, state(texts));
        let what = view! {
            {texts.order.payments.refunded} " – " <Untrusted text=means/>
            {reference.map(|reference| view! {
                <span class="paper-under">{named} " " <Untrusted text=reference/></span>
            })}
        };
        let when = task.state.at().map(|at| self.moment(at)).unwrap_or_default();
        vec![what.into_any(), when.into_any(), format!("−{}", self.amount(task.recorded())).into_any()]
    }

    fn notes(&self) -> Option<AnyView> {
        let texts = self.texts();
        let row = |note: &CreditNote| {
            let back =
                note.corrects.as_ref().map(|other| format!("{} {}", texts.credit_note.paper.takes_back, other.0));
            let under = [back, Some(note.reason.clone())].into_iter().flatten().filter(|text| !text.is_empty());
            let under = under.collect::<Vec<_>>().join(" · ");
            let by = format!("{}, {}", self.moment(note.issued_at), note.issued_by.name);
            let what = view! {
                <Untrusted text=note.number.0.clone()/>
                <span class="paper-under"><Untrusted text=under/></span>
            };
            vec![what.into_any(), view! { <Untrusted text=by/> }.into_any(), self.amount(note.quote.total).into_any()]
        };
        let words = &texts.order.history.paper;
        let heads = [texts.order.credit_notes.title, words.when, texts.order.lines.total];
        let rows: Vec<_> = self.order.credit_notes.iter().map(row).collect();
        (!rows.is_empty()).then(|| self.table(texts.order.credit_notes.title, &heads, rows))
    }

    fn returns(&self) -> Option<AnyView> {
        let texts = self.texts();
        let line = |back: &OrderReturn| {
            let lines = back.lines.iter().map(|line| {
                let title = self.order.order.item_title(&line.line);
                let why = format!("{} → {}", line.reason.text.of(self.locale), line.action.text.of(self.locale));
                let came = back
                    .received(&line.line)
                    .map(|units| format!(" · {}", (texts.returns.received)(units.sound, units.damaged, units.missing)));
                format!("{} × {title} · {why}{}", line.quantity, came.unwrap_or_default())
            });
            lines.collect::<Vec<_>>().join("\n")
        };
        let row = |back: &OrderReturn| {
            let what = view! {
                <Untrusted text=back.number.0.clone()/>
                <span class="paper-under"><Untrusted text=line(back) lines=true/></span>
            };
            let by = format!("{}, {}", self.moment(back.registered_at), back.registered_by);
            vec![
                what.into_any(),
                view! { <Untrusted text=by/> }.into_any(),
                (texts.returns.state)(&back.state).into_any(),
            ]
        };
        let words = &texts.order.history.paper;
        let heads = [words.what, words.when, texts.orders.logistic_status];
        let rows: Vec<_> = self.order.returns.iter().map(row).collect();
        (!rows.is_empty()).then(|| self.table(texts.returns.title, &heads, rows))
    }

    fn messages(&self) -> Option<AnyView> {
        let texts = self.texts();
        let row = |message: &SentMessage| {
            let went = match &message.delivery {
                MailDelivery::HandedOver { at, answer } => format!("{}, {answer}", self.moment(*at)),
                MailDelivery::Written { at } => self.moment(*at),
                _ => String::new(),
            };
            let what = view! {
                <Untrusted text=message.subject.clone()/>
                <span class="paper-under">{texts.order.messages.to} " " <Untrusted text=message.to.clone()/></span>
            };
            let by = format!("{}, {}", self.moment(message.sent_at), message.sent_by);
            let state = (texts.order.mail.state)(&message.delivery, message.ticket.is_some());
            let how = view! { {state} <span class="paper-under"><Untrusted text=went/></span> };
            vec![what.into_any(), view! { <Untrusted text=by/> }.into_any(), how.into_any()]
        };
        let words = &texts.order.history.paper;
        let rows: Vec<_> = self.order.messages.iter().map(row).collect();
        let heads = [words.subject, words.when, words.delivery];
        (!rows.is_empty()).then(|| self.table(texts.order.messages.title, &heads, rows))
    }

    /// Oldest first, as one tells it.
    fn events(&self) -> AnyView {
        let items = &self.history.items;
        let rows = items.iter().enumerate().rev().map(|(at, entry)| {
            let what = self.event(entry, gives_up_a_cancellation(entry, &items[at + 1..]));
            let who = entry.agent.clone().unwrap_or_else(|| self.texts().order.history.automatic.to_owned());
            vec![
                self.moment(entry.at).into_any(),
                view! { <Untrusted text=what/> }.into_any(),
                view! { <Untrusted text=who/> }.into_any(),
            ]
        });
        let words = &self.texts().order.history;
        self.table(words.title, &[words.paper.when, words.paper.what, words.paper.who], rows.collect())
    }

    fn event(&self, entry: &HistoryEntry, gives_up: bool) -> String {
        let texts = self.texts();
        let words = &texts.order.history;
        let name = if gives_up { words.given_up } else { (words.event)(&entry.event) };
        let said = details(&entry.event).into_iter().map(|detail| match detail {
            Detail::EventWord(word) => word.of(texts),
            Detail::Left => format!("{}{}", texts.refunds.left, texts.order.colon),
            Detail::Amount(amount) => self.amount(amount),
            Detail::Seen(seen) => seen_in_words(&seen, texts, self.locale),
            Detail::Text(text) => text,
        });
        std::iter::once(name.to_owned()).chain(said.filter(|said| !said.is_empty())).collect::<Vec<_>>().join(" · ")
    }

    fn table(&self, title: &'static str, heads: &[&'static str; 3], rows: Vec<Vec<AnyView>>) -> AnyView {
        let heads = heads.iter().map(|head| view! { <th scope="col">{*head}</th> }).collect_view();
        let row = |cells: Vec<AnyView>| {
            let cells = cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
            view! { <tr>{cells}</tr> }
        };
        view! {
            <section>
                <h3>{title}</h3>
                <table class="paper-story">
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
                </table>
            </section>
        }
        .into_any()
    }
}

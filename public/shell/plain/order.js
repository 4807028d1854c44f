// What is essential of an order: who, what state, how much, and where the money is.

import { amount, isLess, moment } from './figures.js';
import { facts, make, part, said, table } from './pieces.js';
import { meansOf, providerName, refundState } from './trade.js';

export function orderPart(order, { words, trade, language, zone, named }) {
  const { amounts, customer, currency } = order;
  const money = (text) => text && amount(text, currency, language);
  const time = (text) => text && moment(text, zone, language);
  // A total of nothing says nothing where it is no part of every order's.
  const some = (text) => (text && /[1-9]/.test(text) ? money(text) : undefined);
  const isPart = order.payment_state === 'paid' && isLess(amounts.captured, amounts.gross);
  const head = facts([
    [words.customer, said(customer.name)],
    [words.email, said(customer.email)],
    [words.date, time(order.placed_at)],
    [words.logisticStatus, trade.logistic_status[order.logistic_status] ?? trade.unknown],
    [words.payment, trade.payment_state[isPart ? 'paid_in_part' : order.payment_state] ?? trade.unknown],
    [words.cancellation, trade.step[order.cancellation.step]],
    [words.heldBy, order.lease && said(order.lease.holder.name)],
  ]);
  const totals = facts([
    [words.gross, money(amounts.gross)],
    [words.captured, money(amounts.captured)],
    [words.refunded, money(amounts.refunded)],
    [words.pending, money(amounts.pending)],
    [words.givenUp, money(amounts.given_up)],
    [words.refundable, money(amounts.refundable)],
    [words.overpayment, some(amounts.overpayment)],
  ]);
  const payments = order.payments.map((payment) => [
    payment.label ? said(payment.label) : said(providerName(payment.provider, named, trade)),
    said(payment.transaction),
    money(payment.captured),
    time(payment.captured_at),
  ]);
  const refunds = order.refund_tasks.map((task) => [
    money(task.amount),
    said(meansOf(task, named, trade)),
    stateOf(task, words, trade, money),
    said(task.by?.name ?? ''),
    said(task.reference ?? task.receipt ?? ''),
    time(task.at ?? task.created_at),
  ]);
  const notes = order.credit_notes.map((note) => [
    said(note.corrects ? `${note.number} (${words.corrects} ${note.corrects})` : note.number),
    money(note.quote.total),
    said(note.reason),
    said(note.issued_by.name),
    time(note.issued_at),
  ]);
  const { provider, transaction, captured, date, state, means, by, reference, number, total, reason, startedBy } = words;
  return make(
    'section',
    {},
    make('h2', {}, `${words.order} `, said(order.number)),
    head,
    part(3, words.totals, totals),
    part(3, words.payments, table(words.payments, [provider, transaction, captured, date], payments, words.noPayments)),
    part(3, words.refunds, table(words.refunds, [words.amount, means, state, by, reference, date], refunds, words.noRefunds)),
    part(3, words.notes, table(words.notes, [number, total, reason, startedBy, date], notes, words.noNotes)),
  );
}

/** The state of a refund, with what really went back and what went out too much. */
function stateOf(task, words, trade, money) {
  const more = [
    [words.reallyRefunded, task.less?.given],
    [words.excess, task.excess?.resolution == null ? task.excess?.amount : undefined],
  ];
  const told = more.filter(([, text]) => text != null).map(([label, text]) => `${label} ${money(text)}`);
  return [refundState(task, trade), ...told].join(' · ');
}

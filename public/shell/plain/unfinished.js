// The orders whose refund was begun and is not finished, oldest first.

import { amount, moment } from './figures.js';
import { make, part, said, table } from './pieces.js';
import { meansOf, refundState } from './trade.js';

/** `open` shows the order of a number. */
export function unfinishedPart(items, told) {
  const { words, language, zone, open } = told;
  const rows = items.map((item) => [
    orderButton(item.number, words, open),
    said(item.customer),
    amount(item.pending, item.currency, language),
    said(leftToDo(item, told).join(' · ')),
    moment(item.since, zone, language),
    said(item.started_by),
  ]);
  const heads = [words.order, words.customer, words.left, words.state, words.since, words.startedBy];
  return part(2, words.unfinished, table(words.unfinished, heads, rows, words.nothing));
}

function leftToDo(item, { words, trade, language, named }) {
  const tasks = item.open_tasks.map(
    (task) => `${meansOf(task, named, trade)} ${amount(task.amount, item.currency, language)} (${refundState(task, trade)})`,
  );
  const more = { message_ready: words.mailLeft, confirmed: words.decisionLeft }[item.cancellation.step];
  const excess = item.excess && `${words.excessLeft} ${amount(item.excess, item.currency, language)}`;
  return [...tasks, more, excess].filter((text) => text != null);
}

function orderButton(number, words, open) {
  const button = make('button', { type: 'button', ariaLabel: `${words.open} ${number}` }, said(number));
  button.addEventListener('click', () => open(number));
  return button;
}

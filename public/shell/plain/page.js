// The page in the place of a program that can't run at all: the order that is asked for, and what is unfinished, to read only.

import { orderPart } from './order.js';
import { make } from './pieces.js';
import { NotThere, SignedOut, readerOf } from './reader.js';
import { PLAIN_SHEET } from './sheet.js';
import { TRADE } from './trade.js';
import { unfinishedPart } from './unfinished.js';
import { PLAIN_WORDS } from './words.js';

/** The order that a view is about: `orders/ORD00123`, or a step of it. */
function orderOf(view) {
  const number = /^\/?orders\/([^/?]+)/.exec(view ?? '')?.[1];
  try {
    return number && decodeURIComponent(number);
  } catch {
    return number;
  }
}

/** Shows it behind what is in `place`, in the stead of an earlier one, up to the signal. `go` leads to another view, `again`
 *  reads this one again, and `signedOut` hears that nobody is signed in. */
export async function showPlainPage(place, { base, tokens, view, isAlone, language, signal, go, again, signedOut }) {
  const root = place.getRootNode();
  if (!root.adoptedStyleSheets.includes(PLAIN_SHEET)) root.adoptedStyleSheets.push(PLAIN_SHEET);
  const lang = language.startsWith('fr') ? 'fr' : 'en';
  const [words, trade] = [PLAIN_WORDS[lang], TRADE[lang]];
  const news = make('p', { role: 'status', textContent: words.reading });
  const page = make('section', { className: 'plain', lang, ariaLabel: words.name, tabIndex: -1 }, news);
  page.dataset.view = view ?? '';
  const before = place.querySelector('.plain');
  const hadFocus = before?.contains(root.activeElement);
  before?.remove();
  place.append(page);
  if (hadFocus) page.focus();
  try {
    const { number, session, order, unfinished } = await readAll(readerOf(base, tokens, signal), orderOf(view));
    if (signal.aborted) return;
    const open = (number) => go(`orders/${encodeURIComponent(number)}`);
    const told = { words, trade, language: lang, zone: session.time_zone, named: session.providers ?? [], open };
    if (order) page.append(orderPart(order, told));
    if (!isAlone || !number) page.append(unfinishedPart(unfinished.items, told));
    news.textContent = number && !order ? words.noOrder : words.hint;
  } catch (error) {
    if (signal.aborted) return;
    const isSignedOut = error instanceof SignedOut;
    if (isSignedOut) signedOut();
    else console.error(error);
    news.setAttribute('role', 'alert');
    news.textContent = isSignedOut ? words.signedOut : words.unreachable;
  }
  const button = make('button', { type: 'button', textContent: words.again });
  button.addEventListener('click', again);
  news.after(make('p', {}, button));
}

async function readAll(read, number) {
  const session = await read('/session');
  const [order, unfinished] = await Promise.all([
    number && read(`/orders/${encodeURIComponent(number)}`).catch(orNothing),
    read('/refund-tasks?state=open'),
  ]);
  return { number, session, order, unfinished };
}

function orNothing(error) {
  if (error instanceof NotThere) return undefined;
  throw error;
}

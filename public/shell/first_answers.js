// The first answers that a desk needs, asked for while its program is on the way. The program takes each of them once, and
// asks itself for what is not there.

import { apiBase } from './api_base.js';

/** Milliseconds for which an answer tells how things are. */
const FRESH = 5_000;

/** By the address that the program will ask for. */
const answers = new Map();

/** What the list shows that nothing was chosen in. */
const LIST = '/orders?sort=newest&limit=50';

/** The view that a page asks for by its address, where that is the desk's, or else by the attribute. */
export function viewAskedFor(routing, view) {
  const { pathname, search, hash } = location;
  return { history: pathname + search + hash, hash: hash.replace(/^#[^/]*/, '') || view }[routing] ?? view;
}

/** Asks who is signed in, and for the list where that is what will be shown. Only at home: a browser sends no session elsewhere. */
export function askAhead(base, routing, view) {
  const begin = apiBase(base);
  // What is no address is told by the program, which has the words for it.
  const isAtHome = URL.canParse(begin, location.href) && new URL(begin, location.href).origin === location.origin;
  if (!navigator.onLine || !isAtHome) return;
  const isList = /^\/?(orders)?$/.test(viewAskedFor(routing, view) ?? '');
  for (const path of isList ? ['/session', LIST] : ['/session']) {
    const asked = performance.now();
    answers.set(begin + path, { asked, answer: ask(begin + path) });
  }
}

/** The answer to this address, or nothing: none that failed, and none that is old. */
export function takeAnswer(address) {
  const found = answers.get(address);
  answers.delete(address);
  return found && performance.now() - found.asked < FRESH ? found.answer : undefined;
}

/** Forgets what nobody has taken. */
export function forgetAnswers() {
  answers.clear();
}

async function ask(address) {
  try {
    const headers = { accept: 'application/json', 'avoir-client': 'shell' };
    return await fetch(address, { headers, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    return undefined;
  }
}

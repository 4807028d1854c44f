// Reads of the API, and nothing but reads.

import { apiBase } from '../api_base.js';
import { VERSION } from '../version.js';

/** Milliseconds that an answer may take. */
const ANSWER_PATIENCE = 20_000;

/** Nobody is signed in, or not any more. */
export class SignedOut extends Error {}

/** There is no such thing. */
export class NotThere extends Error {}

/** A reader of this API, by the page's tokens or else by the browser's own session, up to the signal. */
export function readerOf(base, tokens, signal) {
  const begin = apiBase(base);
  async function ask(path, token) {
    const headers = { accept: 'application/json', 'avoir-client': VERSION };
    if (token !== undefined) headers.authorization = `Bearer ${token}`;
    const credentials = token === undefined ? 'same-origin' : 'omit';
    const until = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_PATIENCE)]);
    return fetch(begin + path, { headers, credentials, cache: 'no-store', signal: until });
  }
  async function byTokens(path) {
    let token = await tokens().catch(noToken);
    const first = await ask(path, token);
    if (first.status !== 401) return first;
    token = await tokens(token).catch(noToken);
    return ask(path, token);
  }
  return async (path) => {
    const answer = await (tokens ? byTokens(path) : ask(path));
    if (answer.status === 401) throw new SignedOut();
    if (answer.status === 404) throw new NotThere();
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return answer.json();
  };
}

function noToken() {
  throw new SignedOut();
}

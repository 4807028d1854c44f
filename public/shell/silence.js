// A backend of another origin that gives no answer, for whoever embeds the desk: from a page that it does not let in the
// browser keeps the reason, so the desk can only say what it would be.

import { apiBase } from './api_base.js';

/** Says in the console what would let this page in. */
export function explainSilence(base) {
  const address = apiBase(base);
  if (!URL.canParse(address, location.href)) return;
  const { origin } = new URL(address, location.href);
  if (origin === location.origin) return;
  console.warn(
    `avoir-desk: ${origin} gave this page no answer. If it is up, it may not let this page's origin in: avoir serve --allowed-origins ${location.origin}`,
  );
}

// What the desk has left in this tab of orders and of what was typed about them.

/** The beginning of the names under which the program keeps drafts. */
const DRAFTS = 'avoir:draft:';

/** Forgets what was typed, whoever typed it. What was sent and is not known yet stays: there is no word in it. */
export function forgetDrafts() {
  try {
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(DRAFTS)) sessionStorage.removeItem(name);
  } catch {
    // Without storage there are no drafts.
  }
}

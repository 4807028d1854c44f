// What every back office has in one way or another: it knows its agent, and where the backend is.

/** Where the API is, by the page's own server. */
export async function apiBase() {
  return (await (await fetch('/config.json')).json()).apiBase;
}

/** A token for the agent who is signed in here; the session is the page's own. */
export async function token({ reason }) {
  const answer = await fetch(`/token?reason=${reason}`, { cache: 'no-store' });
  if (!answer.ok) throw new Error('nobody is signed in here');
  return answer.text();
}

// The tokens of a page that signs its agents in itself: asked for when one is needed, once for all calls that wait, and kept
// nowhere but here.

/** Milliseconds that the page has for giving one. */
const TOKEN_PATIENCE = 20_000;

/** What gives tokens from this provider: it takes the one that was refused, if one was. */
export function tokensOf(provider) {
  let latest;
  let asking;
  async function ask(reason) {
    let timer;
    const late = new Promise((_, fail) => {
      timer = setTimeout(() => fail(new Error('tokenProvider took too long')), TOKEN_PATIENCE);
    });
    try {
      // Also where it throws instead of answering: then it is asked again the next time.
      const token = await Promise.race([(async () => provider({ reason }))(), late]);
      if (typeof token !== 'string' || token === '') throw new TypeError('tokenProvider gave no token');
      latest = token;
      return token;
    } finally {
      clearTimeout(timer);
      asking = undefined;
    }
  }
  return (refused) => {
    // Another call has brought a fresh one meanwhile.
    if (latest !== undefined && latest !== refused) return Promise.resolve(latest);
    asking ??= ask(refused === undefined ? 'initial' : 'expired');
    return asking;
  };
}

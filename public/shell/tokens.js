// The tokens of a page that signs its agents in itself: asked for when one is needed, once for all calls that wait, and kept
// nowhere but here.

/** Milliseconds that the page has for giving one. */
const TOKEN_PATIENCE = 20_000;

/** What a header can hold (RFC 9110, 5.5): a sign-in page that came in a token's place is none. */
const TOKEN = /^[\x21-\x7e]+$/;

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
      const given = await Promise.race([(async () => provider({ reason }))(), late]);
      const token = typeof given === 'string' ? given.trim() : '';
      if (!TOKEN.test(token)) throw new TypeError(token === '' ? 'tokenProvider gave no token' : 'tokenProvider gave what is no token');
      latest = token;
      return token;
    } catch (error) {
      // For who embeds the desk: the agent is told to sign in, whatever it was.
      console.warn(`avoir-desk: ${error instanceof TypeError ? error.message : 'tokenProvider failed, or took too long'}`);
      throw error;
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

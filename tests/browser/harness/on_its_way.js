// What is on its way on a page, so that nothing is aimed at that is about to move. Runs before the page's own scripts.
{
  /** Answers that are awaited, and pauses too short to be anything but the wait for a next keystroke. */
  const awaited = new Map();
  const SHORT_PAUSE = 500;
  const { fetch, setTimeout, clearTimeout, clearInterval } = window;

  window.fetch = (...request) => {
    const token = {};
    awaited.set(token, `an answer of ${request[0].url ?? request[0]}`);
    const answer = fetch.apply(window, request);
    // A copy is read to its end, because the page gets its own only then. What tells of events has none.
    const { pathname } = new URL(request[0].url ?? request[0], location.href);
    const isEndless = pathname.endsWith("/orders/events");
    answer.then(answer => isEndless || answer.clone().arrayBuffer()).catch(() => {}).finally(() => awaited.delete(token));
    return answer;
  };
  window.setTimeout = (act, pause, ...rest) => {
    const token = setTimeout((...given) => {
      awaited.delete(token);
      act(...given);
    }, pause, ...rest);
    if (pause > 0 && pause <= SHORT_PAUSE) awaited.set(token, `a pause of ${pause} ms`);
    return token;
  };
  const forgetting = clear => token => {
    awaited.delete(token);
    clear(token);
  };
  window.clearTimeout = forgetting(clearTimeout);
  window.clearInterval = forgetting(clearInterval);

  window.isAwaitingNothing = () => awaited.size === 0;
  window.awaited = () => [...awaited.values()];
}

// What Custom Elements Everywhere asks of a framework and an element, basic and advanced, asked of the desk: children or none,
// data as attributes and properties, events of every spelling, handlers that are replaced, and coming and going.

import { apiBase, token } from './back_office.js';

const base = await apiBase();
const desk = () => document.querySelector('#stage avoir-desk');
const pause = (time) => new Promise((done) => setTimeout(done, time));

/** Names of events as people spell them. */
const SPELLINGS = ['lowercaseevent', 'kebab-event', 'camelEvent', 'CAPSevent', 'PascalEvent'];

function holds(what, is) {
  if (!is) throw new Error(what);
}

async function isDrawn() {
  await desk().ready;
  for (let turn = 0; turn < 100; turn += 1) {
    if (desk()?.shadowRoot.querySelector('h1')) return;
    await pause(50);
  }
  throw new Error('no screen was drawn');
}

const OWN = { apiBase: base, tokenProvider: token, view: 'orders/ORD00123' };

const CHECKS = {
  async 'without children it is shown'({ render }) {
    await render({ ...OWN });
    await isDrawn();
    holds('it has no children', desk().childNodes.length === 0);
  },
  async 'with children it is shown, and they stay its own'({ render }) {
    await render({ ...OWN }, {}, 'left over');
    await isDrawn();
    holds('the children are there', desk().textContent === 'left over');
    await render({ ...OWN }, {}, 'changed');
    holds('the children change', desk().textContent === 'changed');
    await render({ ...OWN });
    holds('the children go', desk().childNodes.length === 0);
  },
  async 'hidden and shown again it is drawn again'({ render, clear }) {
    await render({ ...OWN });
    await isDrawn();
    const first = desk();
    await clear();
    await pause(20);
    holds('it is gone', desk() === null);
    holds('nothing is left in it', first.shadowRoot.querySelector('.desk') === null);
    await render({ ...OWN });
    await isDrawn();
  },
  async 'true and false are there or not'({ render }) {
    await render({ ...OWN, readonly: true });
    holds('readonly', desk().readonly === true && desk().hasAttribute('readonly'));
    await render({ ...OWN, readonly: false });
    holds('no longer readonly', desk().readonly === false && !desk().hasAttribute('readonly'));
  },
  async 'numbers and texts arrive as such'({ render }) {
    await render({ ...OWN, tabIndex: 7, density: 'comfortable', locale: 'en' });
    await isDrawn();
    holds('a number', desk().tabIndex === 7);
    holds('texts', desk().density === 'comfortable' && desk().getAttribute('locale') === 'en');
    await render({ ...OWN, tabIndex: 7, density: 'compact', locale: 'fr' });
    holds('other texts', desk().density === 'compact' && desk().getAttribute('locale') === 'fr');
  },
  async 'arrays and functions arrive as properties, under names with capitals too'({ render }) {
    const linkPolicy = ['portal.example'];
    await render({ ...OWN, linkPolicy });
    holds('an array', desk().linkPolicy === linkPolicy);
    holds('a function', desk().tokenProvider === token);
    holds('a name with a capital', desk().apiBase === base && desk().getAttribute('api-base') === base);
    const byFunction = () => true;
    await render({ ...OWN, linkPolicy: byFunction });
    holds('another kind', desk().linkPolicy === byFunction);
    holds('nothing of it is text', !/object|=>|portal/.test(desk().cloneNode().outerHTML));
  },
  async 'events are heard by whoever listens on the element'({ render }) {
    const heard = [];
    await render({ ...OWN });
    await isDrawn();
    desk().addEventListener('avoir-navigate', ({ detail }) => heard.push(detail.view));
    const link = [...desk().shadowRoot.querySelectorAll('nav a')].find((way) => way.textContent.includes('terminer'));
    link.click();
    await pause(200);
    holds(`one event, not ${heard}`, heard.join() === 'unfinished');
  },
  async 'events of every spelling are heard by declared handlers'({ render }) {
    const heard = [];
    const handlers = Object.fromEntries(SPELLINGS.map((name) => [name, ({ detail }) => heard.push(`${name} ${detail}`)]));
    await render({ ...OWN }, handlers);
    for (const name of SPELLINGS) desk().dispatchEvent(new CustomEvent(name, { detail: 1 }));
    holds(`each once, not ${heard}`, heard.join() === SPELLINGS.map((name) => `${name} 1`).join());
  },
  async 'a handler that is replaced hears no more, the next one does'({ render }) {
    const heard = [];
    const tell = (who) => ({ 'avoir-ready': () => heard.push(`ready ${who}`), 'kebab-event': () => heard.push(who) });
    await render({ ...OWN }, tell('first'));
    await isDrawn();
    await render({ ...OWN }, tell('second'));
    desk().dispatchEvent(new CustomEvent('kebab-event'));
    await render({ ...OWN }, tell('third'));
    desk().dispatchEvent(new CustomEvent('kebab-event'));
    await render({ ...OWN });
    desk().dispatchEvent(new CustomEvent('kebab-event'));
    holds(`not ${heard}`, heard.join() === 'ready first,second,third');
  },
  async 'however often it is rendered again, it is the same desk'({ render }) {
    await render({ ...OWN });
    await isDrawn();
    const [element, drawn] = [desk(), desk().shadowRoot.querySelector('.desk')];
    for (let turn = 0; turn < 20; turn += 1) {
      await render({ ...OWN, tokenProvider: (request) => token(request), readonly: turn % 2 === 0 });
    }
    await pause(50);
    holds('the element', desk() === element);
    holds('what it shows', drawn.isConnected && element.shadowRoot.contains(drawn));
  },
  async 'it comes and goes fifty times, and is there in the end'({ render, clear }) {
    for (let turn = 0; turn < 50; turn += 1) {
      await render({ ...OWN });
      if (turn % 5 === 0) await pause(10);
      await clear();
    }
    await render({ ...OWN });
    await isDrawn();
    holds('one of it', document.querySelectorAll('avoir-desk').length === 1);
  },
};

/** Asks all of it of a framework: `render(properties, handlers, children)` shows the element in `#stage`, `clear()` takes it away. */
export async function askEverything(framework) {
  const outcome = [];
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      await check(framework);
      outcome.push([name, 'passed']);
    } catch (error) {
      outcome.push([name, String(error)]);
    }
    await framework.clear();
  }
  document.querySelector('[role=status]').textContent = `${outcome.filter(([, how]) => how === 'passed').length} / ${outcome.length}`;
  globalThis.outcome = outcome;
}

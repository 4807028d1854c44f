// The shell of <avoir-desk>: defines the element, loads the program behind it, and outlives it. A program that
// died is taken off the page, said so, and started afresh; the fresh one first finds out what the dead one left.

import { print, save } from './paper.js';

const HERE = new URL('.', import.meta.url);
const ATTRIBUTES = ['api-base', 'routing', 'locale', 'theme', 'density'];
/** A change of these takes a fresh desk; the others are handed to the one that is there. */
const FUNDAMENTAL = new Set(['api-base', 'routing']);
const SHEETS = [
  'tokens', 'base', 'kit_controls', 'kit_surfaces', 'app', 'grid', 'order_list', 'order', 'order_facts', 'order_sections',
  'conservation', 'cancellation', 'credit_note', 'credit_note_form', 'credit_note_figures', 'paper', 'items', 'media',
];

const HOST_SHEET = new CSSStyleSheet();
HOST_SHEET.replaceSync(`
  :host { all: initial !important; display: block !important; }
  :host([hidden]) { display: none !important; }
  .shell { max-width: 34em; margin: 4em auto; padding: 1.5em 1.75em; font: 15px/1.5 system-ui, sans-serif;
    color-scheme: light dark; color: light-dark(#171a20, #e9ebf0); background: light-dark(#fff, #181b21);
    border: 1px solid light-dark(#e3e6eb, #2b303a); border-radius: 10px; }
  .shell[role=status] { border-color: transparent; background: none; text-align: center; }
  :host([theme=light]) .shell { color-scheme: light; }
  :host([theme=dark]) .shell { color-scheme: dark; }
  .shell h2 { margin: 0 0 .4em; font-size: 1.2em; text-wrap: balance; }
  .shell p { margin: 0 0 .8em; }
  .shell button { padding: .45em 1.1em; border: 0; border-radius: 6px; font: inherit; font-weight: 500; cursor: pointer;
    color: light-dark(#fff, #0b1530); background: light-dark(#2a5bd7, #84a9ff); }
  .shell button:focus-visible { outline: 2px solid light-dark(#2a5bd7, #84a9ff); outline-offset: 2px; }
`);

const WORDS = {
  fr: {
    loading: ['Chargement d’Avoir…'],
    failed: [
      'Avoir n’a pas pu se charger',
      'Un fichier n’a pas pu être chargé : le réseau, le serveur ou une règle de cette page en est la cause.',
      'Rien n’a été envoyé. Réessayez ; si cela continue, prévenez votre support.',
      'Réessayer',
    ],
    died: [
      'Avoir s’est arrêté à cause d’une erreur',
      'Cette page n’envoie plus rien. Ce qui était en cours d’envoi est recherché dès la reprise, et n’est jamais fait deux fois.',
      'Reprenez pour retrouver la commande à l’étape où elle en est.',
      'Reprendre',
    ],
  },
  en: {
    loading: ['Loading Avoir…'],
    failed: [
      'Avoir could not be loaded',
      'A file could not be loaded: the network, the server or a rule of this page is in the way.',
      'Nothing was sent. Try again; if it goes on, tell your support.',
      'Try again',
    ],
    died: [
      'Avoir was stopped by an error',
      'This page sends nothing any more. What was being sent is looked up as soon as you resume, and is never done twice.',
      'Resume to find the order at the step it is at.',
      'Resume',
    ],
  },
};

/** Every element that has or wants a desk. */
const desks = new Set();
let styles;
let program;
/** Rises when a program died or could not be loaded, so that the next import is a fresh one. */
let generation = 0;

const fileOf = (number) => (number === 0 ? 'avoir-desk.js' : `avoir-desk.js?fresh=${number}`);

async function launch(number) {
  const glue = await import(new URL(fileOf(number), HERE));
  await glue.default({ module_or_path: new URL('avoir-desk_bg.wasm', HERE) });
  glue.on_death(() => queueMicrotask(() => bury(number)));
  return glue;
}

function running() {
  program ??= launch(generation);
  return program;
}

async function loadSheet(name) {
  const answer = await fetch(new URL(`style/${name}.css`, HERE));
  if (!answer.ok) throw new Error(`style/${name}.css: ${answer.status}`);
  return new CSSStyleSheet().replace(await answer.text());
}

function sheets() {
  styles ??= Promise.all(SHEETS.map(loadSheet));
  return styles;
}

/** Takes a dead program off every place it was in, and makes what is left of it inert. */
async function bury(number) {
  if (number !== generation || !program) return;
  const dead = program;
  generation += 1;
  program = undefined;
  for (const desk of desks) desk.fail('died');
  try {
    const glue = await dead;
    // The first call plans it, the second carries it out; see `retire` in src/ui/element.rs.
    glue.retire();
    glue.retire();
  } catch {
    // It never ran, or it can't even run this.
  }
}

/** Whether the program can't go on after this: a trap, or a stack without end, in its own code. */
function isDeath(cause) {
  const fatal = cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;
  return fatal && String(cause.stack).includes(`${fileOf(generation)}:`);
}

// The program's own report does not come when its stack or its memory is used up.
addEventListener('error', (event) => isDeath(event.error) && bury(generation));
addEventListener('unhandledrejection', (event) => isDeath(event.reason) && bury(generation));

class AvoirDesk extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #root;
  #place = document.createElement('div');
  /** Names the latest attempt to start, so that one overtaken by events ends quietly. */
  #attempt;
  #desk;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [HOST_SHEET];
    this.#place.part = 'root';
    this.#root.append(this.#place);
    // The program has drawn a sheet of paper; what a copy of it is made with is here.
    this.#root.addEventListener('avoir-print', ({ target }) => print(target));
    this.#root.addEventListener('avoir-save', ({ target }) => save(target));
    // Outside, a key typed into a field looks as if it had been pressed on the element: the page's shortcuts would fire.
    for (const type of ['keydown', 'keypress', 'keyup']) {
      this.#root.addEventListener(type, (event) => {
        if (event.composedPath()[0].matches?.('input, textarea, select, [contenteditable]')) event.stopPropagation();
      });
    }
  }

  connectedCallback() {
    for (const attribute of ATTRIBUTES) this.#upgrade(propertyOf(attribute));
    this.#settleSoon();
  }

  disconnectedCallback() {
    this.#settleSoon();
  }

  /** Moved, not removed: everything stays. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (FUNDAMENTAL.has(name)) {
      if (desks.has(this)) {
        this.#stop();
        this.#settleSoon();
      }
    } else {
      this.#desk?.glue.set_attribute(this.#desk.id, name, after ?? undefined);
    }
  }

  /** A move takes an element out and puts it in again: only where it ends up counts. */
  #settleSoon() {
    queueMicrotask(() => {
      if (this.isConnected && !desks.has(this)) this.#start();
      if (!this.isConnected && desks.has(this)) this.#stop();
    });
  }

  async #start() {
    desks.add(this);
    const attempt = {};
    this.#attempt = attempt;
    this.#show('loading', 'status');
    try {
      const [glue, adopted] = await Promise.all([running(), sheets()]);
      if (this.#attempt !== attempt) return;
      this.#root.adoptedStyleSheets = [HOST_SHEET, ...adopted];
      this.#place.replaceChildren();
      const options = Object.fromEntries(ATTRIBUTES.map((name) => [name, this.getAttribute(name)]));
      options.locale ||= document.documentElement.lang || navigator.language;
      this.#desk = { glue, id: glue.mount(this.#place, options) };
    } catch (error) {
      if (this.#attempt !== attempt) return;
      console.error(error);
      if (isDeath(error)) {
        bury(generation);
      } else {
        generation += 1;
        program = styles = undefined;
        this.fail('failed');
      }
    }
  }

  #stop() {
    desks.delete(this);
    this.#attempt = undefined;
    const desk = this.#desk;
    this.#desk = undefined;
    desk?.glue.unmount(desk.id);
    this.#place.replaceChildren();
  }

  /** In the desk's place: what happened, what is safe, and a button to go on. */
  fail(code) {
    if (!desks.has(this)) return;
    this.#attempt = undefined;
    this.#desk = undefined;
    this.#show(code, 'alert', () => this.#start());
    const detail = { code, fatal: true };
    this.dispatchEvent(new CustomEvent('avoir-error', { detail, bubbles: true, composed: true }));
  }

  #show(code, role, goOn) {
    const language = this.getAttribute('locale') || document.documentElement.lang || navigator.language;
    const [title, ...rest] = WORDS[language.startsWith('fr') ? 'fr' : 'en'][code];
    const panel = element('section', { className: 'shell', role });
    const hadFocus = this.#root.activeElement !== null;
    this.#place.replaceChildren(panel);
    if (!goOn) {
      panel.append(element('p', { textContent: title }));
      return;
    }
    const label = rest.pop();
    const button = element('button', { type: 'button', textContent: label });
    button.addEventListener('click', goOn);
    panel.append(element('h2', { textContent: title }), ...rest.map((text) => element('p', { textContent: text })), button);
    if (hadFocus) button.focus();
  }

  /** A property that was set before the element was defined hides the accessor of that name. */
  #upgrade(property) {
    if (Object.hasOwn(this, property)) {
      const value = this[property];
      delete this[property];
      this[property] = value;
    }
  }
}

function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

/** `api-base` is the property `apiBase`. */
function propertyOf(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

for (const attribute of ATTRIBUTES) {
  Object.defineProperty(AvoirDesk.prototype, propertyOf(attribute), {
    get() {
      return this.getAttribute(attribute);
    },
    set(value) {
      if (value == null) this.removeAttribute(attribute);
      else this.setAttribute(attribute, value);
    },
    enumerable: true,
    configurable: true,
  });
}

// A page can include this twice; the first one stays.
if (customElements.get('avoir-desk')) {
  console.warn('avoir-desk is defined already; this second script does nothing.');
} else {
  customElements.define('avoir-desk', AvoirDesk);
}

// The shell of <avoir-desk>: defines the element, loads the program behind it, and outlives it. A program that
// died is taken off the page, said so, and started afresh; the fresh one first finds out what the dead one left.

import { askAhead, takeAnswer } from './shell/first_answers.js';
import { HOST_SHEET } from './shell/host_sheet.js';
import { print, save } from './shell/paper.js';
import { partsOf } from './shell/parts.js';
import { wordsOf } from './shell/words.js';

const HERE = new URL('.', import.meta.url);
const ATTRIBUTES = ['api-base', 'routing', 'locale', 'theme', 'density'];
/** A change of these takes a fresh desk; the other attributes are handed to the running one. */
const FUNDAMENTAL = new Set(['api-base', 'routing']);

/** Every element that has or wants a desk. */
const desks = new Set();
let parts;
let sheet;
let program;
/** Rises with each program that died or could not be loaded, because a page imports an address only once. */
let generation = 0;
/** The address of the running program's code, by which its stack traces are known. */
let codeOfProgram;

/** Looked up once for the program and its sheet: between two looks there could be another build. */
function named() {
  parts ??= partsOf(generation, HERE);
  return parts;
}

async function launch(number) {
  const { code, wasm: module } = await named();
  // The largest is asked for first; its failure is told where it is waited for.
  const wasm = fetch(module);
  wasm.catch(() => {});
  codeOfProgram = code;
  const glue = await import(code);
  await glue.default({ module_or_path: wasm });
  glue.on_death(() => queueMicrotask(() => bury(number)));
  glue.first_answers(takeAnswer);
  return glue;
}

function running() {
  program ??= launch(generation);
  return program;
}

async function loadSheet() {
  const { sheet: address } = await named();
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new CSSStyleSheet().replace(await answer.text());
}

function dressed() {
  sheet ??= loadSheet();
  return sheet;
}

/** Takes a dead program off every place it was in, and makes what is left of it inert. */
async function bury(number) {
  if (number !== generation || !program) return;
  const dead = program;
  generation += 1;
  program = sheet = parts = undefined;
  for (const desk of desks) desk.fail('died');
  try {
    const glue = await dead;
    // The first call asks for a fresh program, which is made when the next call comes in: only then do the callbacks
    // of the dead one refuse to run.
    glue.retire();
    glue.retire();
  } catch {
    // A program that never ran, or can't even run this, has nothing left to retire.
  }
}

/** Whether the program can't go on after this: a trap, or a stack without end, in its own code. */
function isDeath(cause) {
  const fatal = cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError;
  return fatal && String(cause.stack).includes(`${codeOfProgram}:`);
}

// A program whose stack or memory is used up can't report its own death.
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
    // The program draws a sheet of paper; the shell copies it, because that takes another document.
    this.#root.addEventListener('avoir-print', ({ target }) => print(target));
    this.#root.addEventListener('avoir-save', ({ target }) => save(target));
    // To the page, a key typed into a field looks as if pressed on the element, and would fire the page's shortcuts.
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

  /** An element that is moved keeps all that it has. */
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

  /** Only where the element ends up counts, because a move takes it out and puts it in again. */
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
      const loading = Promise.all([running(), dressed()]);
      // A program after a death first finds out what became of the last one's writes.
      if (generation === 0) askAhead(this.getAttribute('api-base'), this.getAttribute('routing'));
      const [glue, dress] = await loading;
      if (this.#attempt !== attempt) return;
      this.#root.adoptedStyleSheets = [HOST_SHEET, dress];
      this.#place.replaceChildren();
      const options = Object.fromEntries(ATTRIBUTES.map((name) => [name, this.getAttribute(name)]));
      options.locale = this.#language();
      this.#desk = { glue, id: glue.mount(this.#place, options) };
    } catch (error) {
      if (this.#attempt !== attempt) return;
      console.error(error);
      if (isDeath(error)) {
        bury(generation);
      } else {
        generation += 1;
        program = sheet = parts = undefined;
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
    const [title, ...rest] = wordsOf(code, this.#language());
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

  /** The element's own, else that of the page around it, else the browser's. */
  #language() {
    return this.getAttribute('locale') || document.documentElement.lang || navigator.language;
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

// A page may include this script twice; the first one stays.
if (customElements.get('avoir-desk')) {
  console.warn('avoir-desk is defined already; this second script does nothing.');
} else {
  customElements.define('avoir-desk', AvoirDesk);
}

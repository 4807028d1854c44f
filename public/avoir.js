// The shell of <avoir-desk>: defines the element, loads the program behind it, and outlives it. A program that
// died is taken off the page, said so, and started afresh; the fresh one first finds out what the dead one left.

import { propertyOf, reflect, reflectAll } from './shell/attributes.js';
import { askAhead, forgetAnswers, takeAnswer, viewAskedFor } from './shell/first_answers.js';
import { HOST_SHEET } from './shell/host_sheet.js';
import { keepTypedKeys } from './shell/keys.js';
import { leadHome, leadToPage, mayLeaveFor, openedView, outgoingLink, takeOpenedView } from './shell/links.js';
import { element, fill, forbid } from './shell/panel.js';
import { clearPaper, print, save } from './shell/paper.js';
import { partsOf } from './shell/parts.js';
import { explainSilence } from './shell/silence.js';
import { tokensOf } from './shell/tokens.js';
import { forgetDrafts } from './shell/traces.js';
import { VERSION } from './shell/version.js';
import { runsWebAssembly } from './shell/web_assembly.js';
import { wordsOf } from './shell/words.js';

/** Not as a folder, which bundlers would take for a file of theirs. */
const HERE = import.meta.url;
const ATTRIBUTES = ['api-base', 'view', 'routing', 'locale', 'theme', 'density', 'readonly', 'alone'];
/** A change of these takes a fresh desk; the other attributes are handed to the running one. */
const FUNDAMENTAL = new Set(['api-base', 'routing', 'alone']);
/** What may follow, or copy, a link of the desk by another way than the desk's own. */
const BEFORE_A_LINK = ['pointerover', 'pointerdown', 'focusin', 'keydown', 'contextmenu'];

/** Milliseconds after which the agent is told that loading takes long, and may begin anew. */
const PATIENCE = 15_000;

/** Every element that has or wants a desk. */
const desks = new Set();
let parts;
let sheet;
let program;
/** Rises with each program that died or could not be loaded, because a page imports an address only once. */
let generation = 0;
/** The addresses of the running program's code, by which its stack traces are known. */
let codeOfProgram = [];

/** Looked up once for the program and its sheet: between two looks there could be another build. */
function named() {
  parts ??= partsOf(generation, HERE);
  return parts;
}

async function launch(number) {
  const { code, wasm: module, rest } = await named();
  // The largest is asked for first; its failure is told where it is waited for.
  const wasm = fetch(module);
  wasm.catch(() => {});
  codeOfProgram = [code, module, rest];
  const glue = await import(code);
  // A plain build has it all in one.
  glue.rest_at?.(rest);
  await glue.default({ module_or_path: wasm });
  glue.on_death(() => queueMicrotask(() => bury(number)));
  glue.first_answers(takeAnswer);
  return glue;
}

function running() {
  program ??= launch(generation);
  return program;
}

/** A page or a script that came in a style sheet's place would be taken for one that says nothing. */
const isSheet = (answer) => answer.ok && !/html|script/.test(answer.headers.get('content-type') ?? '');

async function loadSheet() {
  const { sheet: address } = await named();
  // At first as the page may have asked for it ahead. Vite's own server answers that by a module, unless it hears what is meant.
  let answer = await fetch(address);
  if (answer.ok && !isSheet(answer)) answer = await fetch(address, { headers: { accept: 'text/css' } });
  if (!isSheet(answer)) throw new Error(`${address}: ${answer.status} ${answer.headers.get('content-type')}`);
  return new CSSStyleSheet().replace(await answer.text());
}

function dressed() {
  sheet ??= loadSheet();
  return sheet;
}

/** The next start asks for a program of its own. */
function forgetProgram() {
  generation += 1;
  program = sheet = parts = undefined;
}

/** Takes a dead program off every place it was in, and makes what is left of it inert. Called once the stack is free, as what
    ended the program may have left nothing of it. */
function bury(number) {
  if (number !== generation || !program) return;
  const dead = program;
  forgetProgram();
  for (const desk of desks) desk.fail('died');
  retire(dead);
}

async function retire(dead) {
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
  const fatal = cause instanceof RangeError || cause instanceof (globalThis.WebAssembly?.RuntimeError ?? RangeError);
  // A trace holds no more than its innermost frames: there may be none of the script around the module.
  return fatal && codeOfProgram.some((address) => String(cause.stack).includes(`${address}:`));
}

/** The errors that nobody has looked at yet, each with the program that ran then. */
const suspects = new Map();

function lookAt(error) {
  const number = suspects.get(error);
  suspects.delete(error);
  if (number === generation && isDeath(error)) bury(number);
}

// A program whose stack or memory is used up can't report its own death. The end of a stack has no room to look at its error
// either, so that waits until the stack is free; where there is not even room to wait, that fails as a promise.
addEventListener('error', async ({ error }) => {
  suspects.set(error, generation);
  await undefined;
  lookAt(error);
});
addEventListener('unhandledrejection', ({ reason }) => {
  for (const error of suspects.keys()) lookAt(error);
  if (isDeath(reason)) bury(generation);
});

class AvoirDesk extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  static version = VERSION;

  #root;
  #place = document.createElement('div');
  /** Names the latest attempt to start, so that one overtaken by events ends quietly. */
  #attempt;
  #desk;
  #locked = false;
  #provider = null;
  #policy = null;
  #addressOf = null;
  #ready = Promise.withResolvers();
  /** The writes that the page was told are on their way. */
  #inFlight = 0;
  /** Ends the reads of the page that is there where programs can't run. */
  #reading;
  /** What the dead program showed last: the view and the agent's language. */
  #last = {};

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: 'open' });
    this.#root.adoptedStyleSheets = [HOST_SHEET];
    this.#place.part = 'root';
    this.#root.append(this.#place);
    // The program draws a sheet of paper; the shell copies it, because that takes another document.
    this.#root.addEventListener('avoir-print', ({ target }) => print(target));
    this.#root.addEventListener('avoir-save', ({ target }) => save(target));
    this.#root.addEventListener('avoir-ready', () => this.#ready.resolve());
    this.#root.addEventListener('avoir-error', () => explainSilence(this.getAttribute('api-base')));
    this.#root.addEventListener('avoir-busy', ({ detail }) => (this.#inFlight = detail.inFlight));
    for (const type of ['click', 'auxclick']) this.#root.addEventListener(type, (event) => this.#leave(event), true);
    for (const type of BEFORE_A_LINK) {
      this.#root.addEventListener(type, (event) => this.#holdsNoAddress() && leadToPage(event, this.#name(), this.#addressOf), true);
    }
    keepTypedKeys(this.#root);
  }

  /** Gives the token that calls carry. Without it the desk calls with the browser's own session. */
  get tokenProvider() {
    return this.#provider;
  }

  set tokenProvider(provider) {
    const hadOne = this.#provider !== null;
    this.#provider = typeof provider === 'function' ? provider : null;
    // Frameworks set another function with every rendering; only having one or none makes another desk.
    if (hadOne !== (this.#provider !== null)) this.#restart();
  }

  /** Where agents may leave for. */
  get linkPolicy() {
    return this.#policy;
  }

  set linkPolicy(policy) {
    this.#policy = policy ?? null;
  }

  /** Gives the page's address of a view. */
  get addressOf() {
    return this.#addressOf;
  }

  set addressOf(addressOf) {
    this.#addressOf = typeof addressOf === 'function' ? addressOf : null;
  }

  /** The view that is shown; set, the view to show. */
  get view() {
    return this.#shown('view') ?? this.getAttribute('view');
  }

  set view(view) {
    reflect(this, 'view', view);
  }

  /** Kept once an agent's screens are shown; after a lock or a death another one. */
  get ready() {
    return this.#ready.promise;
  }

  /** Reads again all that is shown. */
  refresh() {
    this.#desk?.glue.refresh(this.#desk.id);
    if (this.#reading) this.#readPlainly(this.view);
  }

  /** Takes all that is shown, and all that was typed, off the page and out of this tab, at once. What was sent goes on. */
  lock() {
    this.#locked = true;
    this.#stop();
    this.#last = {};
    forgetDrafts();
    forgetAnswers();
    clearPaper();
    this.#say('locked', 'status');
  }

  /** Goes on: after a lock, after the page has signed its agent in, or in the place of a program that died. */
  resume() {
    this.#locked = false;
    if (this.#desk) this.#desk.glue.resume(this.#desk.id);
    else if (this.isConnected && !this.#attempt) this.#start();
    return this.ready;
  }

  connectedCallback() {
    for (const property of [...ATTRIBUTES.map(propertyOf), 'tokenProvider', 'linkPolicy', 'addressOf']) this.#upgrade(property);
    this.#settleSoon();
  }

  disconnectedCallback() {
    this.#settleSoon();
  }

  /** An element that is moved keeps all that it has. */
  connectedMoveCallback() {}

  attributeChangedCallback(name, before, after) {
    // The view may be another one by now than the one that was asked for last.
    if (before === after && name !== 'view') return;
    if (name === 'view') this.#last.view = undefined;
    if (name === 'locale') this.#last.lang = undefined;
    if (FUNDAMENTAL.has(name) || (this.#reading && name === 'locale')) this.#restart();
    else if (this.#reading && name === 'view') this.#readPlainly(after);
    else this.#desk?.glue.set_attribute(this.#desk.id, name, after ?? undefined);
  }

  #restart() {
    if (!desks.has(this)) return;
    this.#stop();
    this.#settleSoon();
  }

  /** Only where the element ends up counts, because a move takes it out and puts it in again. */
  #settleSoon() {
    queueMicrotask(() => {
      if (this.isConnected && !this.#locked && !desks.has(this)) this.#start();
      if (!this.isConnected && desks.has(this)) this.#stop();
    });
  }

  async #start() {
    desks.add(this);
    const attempt = {};
    this.#attempt = attempt;
    this.#say('loading', 'status');
    const impatience = setTimeout(() => this.#attempt === attempt && this.#say('slow', 'status', () => this.#giveUp()), PATIENCE);
    try {
      if (!runsWebAssembly()) throw new Error('WebAssembly is missing or forbidden');
      const loading = Promise.all([running(), dressed()]);
      // A program after a death first finds out what became of the last one's writes.
      if (generation === 0 && !this.#provider) {
        const view = (this.#holdsNoAddress() && openedView(this.#name())) || this.getAttribute('view');
        askAhead(this.getAttribute('api-base'), this.getAttribute('routing'), view);
      }
      const [glue, dress] = await loading;
      if (this.#attempt !== attempt) return;
      this.#root.adoptedStyleSheets = [HOST_SHEET, dress];
      this.#place.replaceChildren();
      this.#beginWhereOpened();
      if (this.#attempt !== attempt) return;
      const options = Object.fromEntries(ATTRIBUTES.map((name) => [name, this.getAttribute(name)]));
      options.locale = this.#language();
      options.view = this.#last.view ?? options.view;
      options.hash = this.#name();
      options.tokens = this.#tokens();
      this.#desk = { glue, id: glue.mount(this.#place, options) };
      this.#last = {};
    } catch (error) {
      if (this.#attempt !== attempt) return;
      console.error(error);
      if (isDeath(error)) {
        bury(generation);
      } else {
        forgetProgram();
        this.fail(runsWebAssembly() ? 'failed' : 'unsupported');
      }
    } finally {
      clearTimeout(impatience);
    }
  }

  /** Begins anew, with files asked for once more. */
  #giveUp() {
    forgetProgram();
    this.#start();
  }

  #stop() {
    desks.delete(this);
    this.#attempt = undefined;
    const desk = this.#desk;
    this.#desk = undefined;
    this.#ready = Promise.withResolvers();
    desk?.glue.unmount(desk.id);
    this.#reading?.abort();
    this.#reading = undefined;
    this.#place.replaceChildren();
    this.#tellIdle();
  }

  /** In the desk's place: what happened, what is safe, and a button to go on. */
  fail(code) {
    if (!desks.has(this)) return;
    this.#attempt = undefined;
    this.#desk = undefined;
    this.#ready = Promise.withResolvers();
    this.#last = { view: this.#shown('view') ?? this.#last.view, lang: this.#place.querySelector('[lang]')?.lang ?? this.#last.lang };
    this.#say(code, 'alert', () => this.#start());
    this.#tellIdle();
    this.#tell('avoir-error', { code, fatal: true });
    if (code !== 'unsupported') return;
    this.#beginWhereOpened();
    this.#readPlainly(this.#last.view ?? viewAskedFor(this.getAttribute('routing'), this.getAttribute('view')));
  }

  /** By which the page's hash is the desk's. */
  #name() {
    return this.id || 'avoir';
  }

  /** Whether the page's address is none of the desk's business, but for its links. */
  #holdsNoAddress() {
    return !['hash', 'history'].includes(this.getAttribute('routing'));
  }

  /** In a tab that a link of a desk has opened, by leave of the page, whose scripts listen by now. A part alone leaves other
      views to the page. */
  #beginWhereOpened() {
    const view = this.#holdsNoAddress() ? takeOpenedView(this.#name()) : undefined;
    if (view === undefined || !this.#tell('avoir-navigate', { view: view.split('?')[0] }, true) || this.hasAttribute('alone')) return;
    if (this.getAttribute('routing') === 'attribute') this.setAttribute('view', view);
    else this.#last.view = view;
  }

  /** What gives the calls their token, where the page signs its agents in. */
  #tokens() {
    return this.#provider && tokensOf((request) => this.#provider(request));
  }

  /** What is still on its way nobody counts any more: the next program looks it up. */
  #tellIdle() {
    if (this.#inFlight === 0) return;
    this.#inFlight = 0;
    this.#tell('avoir-busy', { inFlight: 0 });
  }

  /** Shows what can be read without the program, behind the panel that says why. */
  async #readPlainly(view) {
    this.#reading?.abort();
    const { signal } = (this.#reading = new AbortController());
    const go = (to) => {
      if (!this.#tell('avoir-navigate', { view: to }, true) || this.alone) return;
      if (this.routing === 'attribute') this.view = to;
      else this.#readPlainly(to);
    };
    try {
      const { showPlainPage } = await import((await named()).plain);
      if (signal.aborted) return;
      await showPlainPage(this.#place, {
        view,
        signal,
        go,
        base: this.apiBase,
        isAlone: this.alone,
        language: this.#language(),
        tokens: this.#tokens(),
        again: () => this.#readPlainly(view),
        signedOut: () => this.#tell('avoir-auth-required', { reason: 'signed-out' }),
      });
    } catch (error) {
      // The panel says already what happened and what to do.
      console.error(error);
    }
  }

  #say(code, role, goOn) {
    const [title, ...rest] = wordsOf(code, this.#language());
    const panel = element('section', { className: 'shell', role });
    const hadFocus = this.#root.activeElement !== null;
    this.#place.replaceChildren(panel);
    if (!goOn) {
      panel.append(element('p', { textContent: title }));
      return;
    }
    const button = fill(panel, title, rest, goOn);
    if (hadFocus) button.focus();
  }

  /** A link out of the desk is the page's to follow or to forbid; an agent is told of the second. */
  #leave(event) {
    const link = outgoingLink(event);
    if (!link) return;
    leadHome(link, this.apiBase ?? '/');
    const url = link.href;
    if (!mayLeaveFor(this.#policy, url)) {
      event.preventDefault();
      // Among what a lock takes off the page: the address names a transaction.
      forbid(this.#place, url, wordsOf('link', this.#language()));
    } else if (!this.#tell('avoir-outgoing-link', { url }, true)) {
      event.preventDefault();
    }
  }

  /** Whether the page lets it be. */
  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
  }

  /** What the program says of itself on what it drew. */
  #shown(what) {
    return this.#place.querySelector('[data-view]')?.dataset[what];
  }

  /** The agent's own before a death, else the element's, else that of the page around it, else the browser's. */
  #language() {
    const shown = this.#place.querySelector('[lang]')?.lang ?? this.#last.lang;
    return shown || this.getAttribute('locale') || document.documentElement.lang || navigator.language;
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

reflectAll(AvoirDesk.prototype, ATTRIBUTES);

// A page may include this script twice; the first one stays.
const defined = customElements.get('avoir-desk');
if (defined) {
  console.warn(`avoir-desk ${defined.version} is defined already; this script of version ${VERSION} does nothing.`);
} else {
  customElements.define('avoir-desk', AvoirDesk);
}

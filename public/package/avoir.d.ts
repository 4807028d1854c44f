// Made from src/ui/element/contract.rs.

/** The events of `<avoir-desk>`: no names, no amounts, no tokens. */
export interface AvoirDeskEventMap {
  /** An agent's screens are shown. */
  'avoir-ready': CustomEvent<Record<string, never>>;
  /** The backend could not be asked, the program could not be loaded, WebAssembly can't run here, or the program has ended. The agent is told, and has a button to go on. */
  'avoir-error': CustomEvent<{ code: 'unreachable' | 'failed' | 'unsupported' | 'died'; fatal: boolean }>;
  /** Somebody has to sign in; what was being done stays. Then call `resume()`. */
  'avoir-auth-required': CustomEvent<{ reason: 'signed-out' | 'expired' }>;
  /** The desk is about to show this view; prevented, it stays where it is. */
  'avoir-navigate': CustomEvent<{ view: string }>;
  /** A write was sent, or has come to an outcome; `operationId` is its key at the API. */
  'avoir-operation': CustomEvent<{ kind: string; orderId: string; operationId: string; status: 'sent' | 'succeeded' | 'refused' | 'unknown' }>;
  /** So many writes are on their way: a page that is left now asks first. None, too, once a lock or an end leaves them to be looked up. */
  'avoir-busy': CustomEvent<{ inFlight: number }>;
  /** An agent leaves for this address, in another tab; prevented, the page opens it itself. */
  'avoir-outgoing-link': CustomEvent<{ url: string }>;
}

/** `<avoir-desk>` */
export interface AvoirDesk extends HTMLElement {
  /** Where the API is: a path, or an address of another origin that allows this page. A change begins anew. By default: /api/v1. */
  apiBase: string | null;
  /** What is shown: `orders`, `orders/ORD00123`, one of its steps (`/cancellation`, `/refunds`, `/credit-note`, `/overpayment`, `/credit-notes/AV-2026-000001`), `unfinished`, `items`, `items/SKU`. The property tells what is shown now. By default: orders. */
  view: string | null;
  /** Who holds the address: the desk, in memory; the page, by `view`; the hash of the page's address, `#avoir/orders` or with the element's id in place of `avoir`; the browser's history, for a page that is the desk's own. By default: memory. */
  routing: 'memory' | 'attribute' | 'hash' | 'history' | null;
  /** The language, `fr` or `en`; of another one English. By default: the page's language. */
  locale: string | null;
  /** Light, dark, or as the system is. By default: auto. */
  theme: 'auto' | 'light' | 'dark' | null;
  /** How much room rows and controls have. By default: compact. */
  density: 'compact' | 'comfortable' | null;
  /** Agents look and do nothing. For the screen alone: what an agent may do is the backend's to decide. By default: not there. */
  readonly: boolean;
  /** Shows its view without header and without ways to others: an order's panel, `unfinished`, or, by an order's `/credit-note`, its credit notes with the form to add one. Other views are asked for by `avoir-navigate`, and are the page's to show. By default: not there. */
  alone: boolean;
  /** Gives the token that every call carries, where the page signs its agents in. It is asked once for all calls that wait, within 20 s; the token stays in memory. Without it the desk calls with the browser's own session. */
  tokenProvider: ((request: { reason: 'initial' | 'expired' }) => string | Promise<string>) | null;
  /** Where agents may leave for, beyond the desk's own rules: hosts, `*.example.com` for all below, or a function. */
  linkPolicy: readonly string[] | ((address: URL) => boolean) | null;
  /** Gives the address that the page has for a view, for links that agents open in another tab or copy, where the desk does not hold the address. Without it they are the page's own with the desk's hash, and a desk of this name that is put there begins at that view. */
  addressOf: ((view: string) => string) | null;
  /** Kept once an agent's screens are shown; a new one after a lock or an end. Never broken: see `avoir-error`. */
  readonly ready: Promise<void>;
  /** Reads again all that is shown. */
  refresh(): void;
  /** Takes names, drafts and all that is shown off the page and out of the tab at once, offline too. What was sent goes on. */
  lock(): void;
  /** Goes on: after `lock()`, after the page has signed its agent in, or after an end. The promise is `ready`. */
  resume(): Promise<void>;
  addEventListener<K extends keyof AvoirDeskEventMap>(
    type: K,
    listener: (this: AvoirDesk, event: AvoirDeskEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof AvoirDeskEventMap>(
    type: K,
    listener: (this: AvoirDesk, event: AvoirDeskEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject | null, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'avoir-desk': AvoirDesk;
  }
}

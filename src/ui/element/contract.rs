//! What a page can see and set of `<avoir-desk>`: the one table from which the package's types, its manifest and the README's
//! list are made, and by which tests hold the shell, the events and the style sheets to it. Nothing of it is in the program.

use crate::api::BASE;

/// An attribute, which is a property too.
#[derive(Clone, Copy, Debug)]
pub struct Attribute {
    pub name: &'static str,
    pub property: &'static str,
    /// As TypeScript writes it.
    pub kind: &'static str,
    pub default: &'static str,
    pub what: &'static str,
}

/// A property alone.
#[derive(Clone, Copy, Debug)]
pub struct Property {
    pub name: &'static str,
    pub kind: &'static str,
    pub is_readonly: bool,
    pub what: &'static str,
}

#[derive(Clone, Copy, Debug)]
pub struct Method {
    pub name: &'static str,
    pub returns: &'static str,
    pub what: &'static str,
}

/// An event, with the fields of its detail by name and type. All of them bubble and leave every shadow root.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    pub name: &'static str,
    pub is_cancelable: bool,
    pub detail: &'static [(&'static str, &'static str)],
    pub what: &'static str,
}

/// A custom property, or a part.
#[derive(Clone, Copy, Debug)]
pub struct Styled {
    pub name: &'static str,
    pub what: &'static str,
}

pub const ATTRIBUTES: [Attribute; 8] = [
    Attribute {
        name: "api-base",
        property: "apiBase",
        kind: "string",
        default: BASE,
        what: "Where the API is: a path, or an address of another origin that allows this page. A change begins anew.",
    },
    Attribute {
        name: "view",
        property: "view",
        kind: "string",
        default: "orders",
        what: "What is shown: `orders`, `orders/ORD00123`, one of its steps (`/cancellation`, `/refunds`, `/credit-note`, \
               `/overpayment`, `/credit-notes/AV-2026-000001`), `unfinished`, `items`, `items/SKU`. The property tells \
               what is shown now.",
    },
    Attribute {
        name: "routing",
        property: "routing",
        kind: "'memory' | 'attribute' | 'hash' | 'history'",
        default: "memory",
        what: "Who holds the address: the desk, in memory; the page, by `view`; the hash of the page's address, \
               `#avoir/orders` or with the element's id in place of `avoir`; the browser's history, for a page that is the \
               desk's own.",
    },
    Attribute {
        name: "locale",
        property: "locale",
        kind: "string",
        default: "the page's language",
        what: "The language, `fr` or `en`; of another one English.",
    },
    Attribute {
        name: "theme",
        property: "theme",
        kind: "'auto' | 'light' | 'dark'",
        default: "auto",
        what: "Light, dark, or as the system is.",
    },
    Attribute {
        name: "density",
        property: "density",
        kind: "'compact' | 'comfortable'",
        default: "compact",
        what: "How much room rows and controls have.",
    },
    Attribute {
        name: "readonly",
        property: "readonly",
        kind: "boolean",
        default: "not there",
        what: "Agents look and do nothing. For the screen alone: what an agent may do is the backend's to decide.",
    },
    Attribute {
        name: "alone",
        property: "alone",
        kind: "boolean",
        default: "not there",
        what: "Shows its view without header and without ways to others: an order's panel, `unfinished`, or, by an order's \
               `/credit-note`, its credit notes with the form to add one. Other views are asked for by `avoir-navigate`, and \
               are the page's to show.",
    },
];

pub const PROPERTIES: [Property; 4] = [
    Property {
        name: "tokenProvider",
        kind: "((request: { reason: 'initial' | 'expired' }) => string | Promise<string>) | null",
        is_readonly: false,
        what: "Gives the token that every call carries, where the page signs its agents in. It is asked once for all calls \
               that wait, within 20 s; the token stays in memory. Without it the desk calls with the browser's own session.",
    },
    Property {
        name: "linkPolicy",
        kind: "readonly string[] | ((address: URL) => boolean) | null",
        is_readonly: false,
        what: "Where agents may leave for, beyond the desk's own rules: hosts, `*.example.com` for all below, or a function.",
    },
    Property {
        name: "addressOf",
        kind: "((view: string) => string) | null",
        is_readonly: false,
        what: "Gives the address that the page has for a view, for links that agents open in another tab or copy, where the \
               desk does not hold the address. Without it they are the page's own with the desk's hash, and a desk of this \
               name that is put there begins at that view.",
    },
    Property {
        name: "ready",
        kind: "Promise<void>",
        is_readonly: true,
        what: "Kept once an agent's screens are shown; a new one after a lock or an end. Never broken: see `avoir-error`.",
    },
];

pub const METHODS: [Method; 3] = [
    Method { name: "refresh", returns: "void", what: "Reads again all that is shown." },
    Method {
        name: "lock",
        returns: "void",
        what: "Takes names, drafts and all that is shown off the page and out of the tab at once, offline too. What was \
               sent goes on.",
    },
    Method {
        name: "resume",
        returns: "Promise<void>",
        what: "Goes on: after `lock()`, after the page has signed its agent in, or after an end. The promise is `ready`.",
    },
];

pub const EVENTS: [Event; 7] = [
    Event { name: "avoir-ready", is_cancelable: false, detail: &[], what: "An agent's screens are shown." },
    Event {
        name: "avoir-error",
        is_cancelable: false,
        detail: &[("code", "'unreachable' | 'failed' | 'unsupported' | 'died'"), ("fatal", "boolean")],
        what: "The backend could not be asked, the program could not be loaded, WebAssembly can't run here, or the program has \
               ended. The agent is told, and has a button to go on.",
    },
    Event {
        name: "avoir-auth-required",
        is_cancelable: false,
        detail: &[("reason", "'signed-out' | 'expired'")],
        what: "Somebody has to sign in; what was being done stays. Then call `resume()`.",
    },
    Event {
        name: "avoir-navigate",
        is_cancelable: true,
        detail: &[("view", "string")],
        what: "The desk is about to show this view; prevented, it stays where it is.",
    },
    Event {
        name: "avoir-operation",
        is_cancelable: false,
        detail: &[
            ("kind", "string"),
            ("orderId", "string"),
            ("operationId", "string"),
            ("status", "'sent' | 'succeeded' | 'refused' | 'unknown'"),
        ],
        what: "A write was sent, or has come to an outcome; `operationId` is its key at the API.",
    },
    Event {
        name: "avoir-busy",
        is_cancelable: false,
        detail: &[("inFlight", "number")],
        what: "So many writes are on their way: a page that is left now asks first. None, too, once a lock or an end leaves \
               them to be looked up.",
    },
    Event {
        name: "avoir-outgoing-link",
        is_cancelable: true,
        detail: &[("url", "string")],
        what: "An agent leaves for this address, in another tab; prevented, the page opens it itself.",
    },
];

pub const CUSTOM_PROPERTIES: [Styled; 12] = [
    Styled { name: "--avoir-accent", what: "The colour of buttons, links and the focus." },
    Styled { name: "--avoir-on-accent", what: "The colour of text on it." },
    Styled { name: "--avoir-canvas", what: "What is behind everything." },
    Styled { name: "--avoir-surface", what: "What panels and dialogs are made of." },
    Styled { name: "--avoir-text", what: "The colour of text." },
    Styled { name: "--avoir-text-soft", what: "The colour of what is said beside it." },
    Styled { name: "--avoir-line", what: "The colour of lines between things." },
    Styled { name: "--avoir-danger", what: "The colour of errors and of money to give back." },
    Styled { name: "--avoir-success", what: "The colour of what is done." },
    Styled { name: "--avoir-warning", what: "The colour of what is to be looked at." },
    Styled { name: "--avoir-font", what: "The fonts of all text but codes." },
    Styled { name: "--avoir-radius", what: "How round corners are." },
];

pub const PARTS: [Styled; 8] = [
    Styled { name: "root", what: "The box around all that is shown." },
    Styled { name: "desk", what: "The desk, once it is there." },
    Styled { name: "header", what: "The bar over the screens." },
    Styled { name: "dialog", what: "Each dialog." },
    Styled { name: "notice", what: "Each notice and each error." },
    Styled { name: "button", what: "Each button with a border or a fill." },
    Styled { name: "table", what: "The list of orders, and the unfinished." },
    Styled { name: "amount", what: "Each amount of money that stands by itself." },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::operations::{OperationKey, OperationKind};
    use crate::domain::order::OrderNumber;
    use crate::ui::app::host_event::{AuthReason, HostEvent};
    use crate::ui::connection::{WriteNews, WriteStatus};

    #[test]
    fn each_event_is_as_the_table_says() {
        let key = OperationKey::try_from("0000000000000001".to_owned()).expect("a key");
        let news = WriteNews {
            kind: OperationKind::OpenModification,
            order: OrderNumber("ORD00123".to_owned()),
            operation: key,
            status: WriteStatus::Sent,
        };
        for event in [
            HostEvent::Ready,
            HostEvent::Unreachable,
            HostEvent::AuthRequired(AuthReason::Expired),
            HostEvent::Navigate("orders".to_owned()),
            HostEvent::Operation(news),
            HostEvent::Busy(1),
        ] {
            let told = EVENTS.iter().find(|told| told.name == event.name()).expect("a line of the table");
            let fields: Vec<_> = event.detail().into_iter().map(|(name, _)| name).collect();
            assert_eq!(fields, told.detail.iter().map(|(name, _)| *name).collect::<Vec<_>>(), "{}", told.name);
            assert_eq!(event.is_cancelable(), told.is_cancelable, "{}", told.name);
        }
    }
}

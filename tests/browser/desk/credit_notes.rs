//! What an agent does with credit notes.

use std::env;
use std::fs;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};

use super::Desk;
use crate::harness::keys::Key;
use crate::harness::things::{Thing, button, dialog};

/// In *Paiements*, while money is still to go back.
pub fn resume_button() -> Thing {
    button("Reprendre le remboursement")
}

/// A note on the page of its order.
pub fn note_button(number: &str) -> Thing {
    button(number).in_part()
}

impl Desk {
    /// Issues a credit note as another program of the shop does: over the API, with the agent's token.
    #[track_caller]
    pub fn has_issued(&self, order: &str, draft: &Value) {
        let (address, token) = (json!(format!("/api/v1/orders/{order}")), json!(format!("Bearer {}", self.token())));
        let answer = self.browser().run(&format!(
            "const headers = {{ authorization: {token}, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }};
             return fetch({address}, {{ headers }})
               .then(answer => fetch({address} + '/credit-notes', {{
                 method: 'POST', headers: {{ ...headers, 'if-match': answer.headers.get('etag') }}, body: JSON.stringify({draft}) }}))
               .then(async answer => answer.ok || await answer.text())"
        ));
        assert_eq!(answer, json!(true), "the note is issued");
    }

    /// Two mugs and a part of their shipping, 19,80 €, that go back on the shelf or don't.
    #[track_caller]
    pub fn has_issued_two_mugs(&self, order: &str, restock: bool) {
        self.has_issued(
            order,
            &json!({
                "lines": [{ "line": "1", "quantity": 2 }], "shipping": [{ "id": "s1", "amount": "2.00" }],
                "restock": restock, "reason": "Deux mugs ébréchés", "expected_total": "19.80",
            }),
        );
    }

    /// Opens the pop-in of what is to be refunded.
    #[track_caller]
    pub fn resumes_the_refund(&self) {
        self.press(&resume_button());
        self.sees(&dialog("Rembourser le client"));
    }

    /// Issues the note of two mugs, and refunds it from the page of its order.
    #[track_caller]
    pub fn has_refunded_two_mugs(&self, order: &str, reference: &str) {
        self.has_issued_two_mugs(order, true);
        self.opens_order(order);
        self.resumes_the_refund();
        self.refunds_at_hipay(reference);
    }

    /// By its address; a question about a refund is then in front of it.
    #[track_caller]
    pub fn opens_order_at_its_refund(&self, number: &str) {
        self.browser().go(&format!("/orders/{number}"));
        self.sees(&dialog("Rembourser le client"));
        self.sees(&button("Remboursement effectué"));
    }

    /// Opens a note from the page of its order, by keyboard.
    #[track_caller]
    pub fn opens_note(&self, number: &str) {
        self.focuses(&note_button(number));
        self.key(Key::Enter);
        self.sees(&dialog(&format!("Note de crédit {number}")));
        self.reads("Total TTC");
    }

    /// Presses *Imprimer*: the document that the browser would print.
    #[track_caller]
    pub fn prints(&self) -> String {
        self.prints_by(|| self.press(&button("Imprimer")))
    }

    /// The document that the browser would print once this is done.
    #[track_caller]
    pub fn prints_by(&self, ask: impl FnOnce()) -> String {
        self.browser().run(
            "const { get } = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'contentWindow');
             window.printed = undefined;
             Object.defineProperty(HTMLIFrameElement.prototype, 'contentWindow', { configurable: true, get() {
               const view = get.call(this);
               view.print = () => {
                 const page = view.document;
                 const dress = page.adoptedStyleSheets.flatMap(sheet => [...sheet.cssRules].map(rule => rule.cssText));
                 window.printed = `<!doctype html><html><head><style>${dress.join(' ')}</style></head>${page.body.outerHTML}</html>`;
               };
               return view;
             } });",
        );
        ask();
        let printed = self.browser().run(
            "return new Promise(resolve => {
               const look = () => window.printed ? resolve(window.printed) : requestAnimationFrame(look);
               look();
             })",
        );
        printed.as_str().expect("a document").to_owned()
    }

    /// Presses *Télécharger*: the file's name, and what is in it.
    #[track_caller]
    pub fn saves(&self) -> (String, String) {
        self.browser().run(
            "const make = URL.createObjectURL;
             URL.createObjectURL = blob => (window.saved = blob, make.call(URL, blob));
             HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
        );
        self.press(&button("Télécharger"));
        let name = self.browser().run("return window.savedAs");
        let file = self.browser().run("return window.saved.text()");
        (name.as_str().expect("a name").to_owned(), file.as_str().expect("a text").to_owned())
    }

    /// How many pages this document takes on paper. With AVOIR_PICTURES set, the printed pages are kept there.
    #[track_caller]
    pub fn pages_of(&self, name: &str, document: &str) -> usize {
        let (browser, here) = (self.browser(), self.browser().tab());
        browser.open_tab();
        let tree = browser.devtools("Page.getFrameTree", &json!({}));
        let content = json!({ "frameId": tree["frameTree"]["frame"]["id"], "html": document });
        browser.devtools("Page.setDocumentContent", &content);
        let pdf = browser.devtools("Page.printToPDF", &json!({ "preferCSSPageSize": true }));
        let pdf = BASE64.decode(pdf["data"].as_str().expect("a PDF")).expect("base 64");
        if let Some(folder) = env::var_os("AVOIR_PICTURES").map(PathBuf::from) {
            fs::write(folder.join(name).with_extension("pdf"), &pdf).expect("the folder can be written");
            fs::write(folder.join(name).with_extension("html"), document).expect("the folder can be written");
        }
        browser.close_tab();
        browser.switch_to(&here);
        // Each page has a dictionary of its own; `/Pages` is the list of them.
        let text = String::from_utf8_lossy(&pdf);
        text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
    }
}

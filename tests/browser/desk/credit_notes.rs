//! What an agent does with credit notes.

use serde_json::{Value, json};

use super::Desk;
use crate::harness::things::{Thing, button, dialog};

/// In *Paiements*, while money is still to go back.
pub fn resume_button() -> Thing {
    button("Reprendre le remboursement")
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

    /// By its address; a question about a refund is then in front of it.
    #[track_caller]
    pub fn opens_order_at_its_refund(&self, number: &str) {
        self.browser().go(&format!("/orders/{number}"));
        self.sees(&dialog("Rembourser le client"));
        self.sees(&button("Remboursement effectué"));
    }
}

//! A credit note that a till of the shop takes while an agent has its order before them.

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::orders::order;
use crate::harness::things::{any, button, menuitem, textbox};

/// What the till is answered: it looks the note up, and uses so much of it.
fn uses_at_till(desk: &Desk, token: &str, amount: &str, receipt: &str) -> String {
    let script = format!(
        "const ask = async (path, request = {{}}) => {{
             const headers = {{ authorization: 'Bearer {token}', 'content-type': 'application/json', ...request.headers }};
             const answer = await fetch('/api/v1/till/credits/AV-2026-000001:ORD00123' + path, {{ ...request, headers }});
             return answer.json();
         }};
         return (async () => {{
             const {{ version }} = await ask('');
             const headers = {{ 'idempotency-key': 'key-of-receipt-{receipt}', 'if-match': `\"v${{version}}\"` }};
             const body = JSON.stringify({{ amount: '{amount}', receipt: '{receipt}' }});
             const told = await ask('/uses', {{ method: 'POST', headers, body }});
             return told.state ?? told.code;
         }})()"
    );
    desk.browser().run(&script).as_str().expect("a word").to_owned()
}

#[test]
fn what_a_till_used_is_not_refunded_and_its_rest_is() {
    journey(&[order("ORD00123")], |shop| {
        let desk = shop.agent("Awa Diallo");
        let till = shop.till("Caisse 1");
        desk.has_issued_two_mugs("ORD00123", true);
        desk.opens_order("ORD00123");
        desk.reads("19,80 € restent à rembourser au client.");

        // The till undid a sale.
        assert_eq!(uses_at_till(&desk, &till, "19.80", "T-41"), "used");
        desk.returns_to_the_page();
        desk.reads("Utilisée en caisse : 19,80 €");
        desk.press(&button("Suite du remboursement"));
        desk.press(&menuitem("Noté par erreur"));
        desk.reads("Pour une utilisation que la caisse a annulée, ou qui était celle d'une autre note.");
        desk.write(&textbox("Comment est-ce arrivé ?"), "Vente annulée");
        desk.press(&button("Noter l'erreur et remettre à faire"));
        desk.reads("19,80 € restent à rembourser au client.");

        assert_eq!(uses_at_till(&desk, &till, "12.00", "T-42"), "partly_used");
        desk.returns_to_the_page();
        desk.reads("7,80 € restent à rembourser au client.");
        desk.reads("Utilisée en caisse : 12,00 €, encore utilisable : 7,80 €");
        desk.sees(&any("listitem").saying("Utilisé en partie en caisse").saying("ticket de caisse T-42"));

        // While the agent has it on, the till waits.
        desk.resumes_the_refund();
        desk.opens_portal("HiPay", || {});
        assert_eq!(uses_at_till(&desk, &till, "7.80", "T-43"), "refund_taken_on");
        desk.says_refunded("R-1");
        desk.no_longer_sees(&any("dialog"));
        desk.reads("19,80 € remboursés.");
        assert_eq!(uses_at_till(&desk, &till, "7.80", "T-44"), "credit_not_usable");
        let ledger = shop.ledger();
        let tasks = ["hipay 1980 original never_made", "hipay 1980 original used_at_till", "hipay 780 original done"];
        assert_eq!(ledger.tasks("ORD00123"), tasks);
        assert_eq!((ledger.refunded("ORD00123"), ledger.pending("ORD00123")), (1980, 0));
    });
}

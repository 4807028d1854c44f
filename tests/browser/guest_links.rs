//! The links of a guest that holds no address, where they are opened in a tab of their own: they lead to the page, and the page
//! shows what they are about.

use serde_json::json;

use crate::back_office::{BackOffice, in_a_back_office};
use crate::harness::orders::order;
use crate::harness::things::{heading, link};

const ORDER: &str = "ORD00123";

/// The address that the list's link to the order has once the agent is on it.
fn address_of_the_order(office: &BackOffice) -> String {
    office.desk.sees(&link("MOD : ouvrir ORD00123"));
    office.does("window.way = desk.shadowRoot.querySelector('a[href*=\"ORD00123\"]'); way.focus()");
    let address = office.says("way.href.slice(location.origin.length)");
    address.as_str().expect("an address").to_owned()
}

#[test]
fn without_more_a_link_is_the_page_and_the_desk_begins_there() {
    in_a_back_office(&[order(ORDER)], |office| {
        for (attributes, kept) in [("", json!(null)), ("routing=\"attribute\"", json!("orders/ORD00123"))] {
            office.opens_desk(attributes);
            let address = address_of_the_order(office);
            assert_eq!(address, "/#avoir/orders/ORD00123");
            office.put("/elsewhere", attributes, "", "");
            office.desk.browser().go("/elsewhere");
            office.desk.browser().go(&address);
            office.desk.sees_order(ORDER);
            office.hears("avoir-navigate", &json!({ "view": "orders/ORD00123" }));
            assert_eq!(office.says("desk.getAttribute('view')"), kept, "{attributes}");
            // A desk that the page puts there later begins where the page says.
            office
                .does("const next = desk.cloneNode(); next.tokenProvider = giveToken; next.setAttribute('view', 'unfinished'); desk.replaceWith(next)");
            office.desk.sees(&heading("À terminer"));
        }
    });
}

#[test]
fn a_page_that_says_no_to_the_view_of_its_address_keeps_its_own() {
    in_a_back_office(&[order(ORDER)], |office| {
        let no = "document.addEventListener('avoir-navigate', event => event.preventDefault())";
        office.shop.host().put("/no.js", "text/javascript", no);
        office.put("/", "view=\"unfinished\"", "", "<script src=\"/no.js\"></script>");
        office.desk.browser().go("/#avoir/orders/ORD00123");
        office.desk.sees(&heading("À terminer"));
    });
}

#[test]
fn a_part_alone_leaves_the_view_of_the_address_to_the_page() {
    in_a_back_office(&[order(ORDER)], |office| {
        office.put("/", "alone view=\"unfinished\"", "", "");
        office.desk.browser().go("/#avoir/orders/ORD00123");
        office.desk.sees(&heading("À terminer"));
        office.hears("avoir-navigate", &json!({ "view": "orders/ORD00123" }));
    });
}

#[test]
fn a_page_with_addresses_of_its_own_gives_them_to_the_links() {
    in_a_back_office(&[order(ORDER)], |office| {
        office.opens_desk("routing=\"attribute\"");
        office.desk.sees(&heading("Liste des commandes"));
        office.does("desk.addressOf = view => `desk?show=${view}`");
        assert_eq!(address_of_the_order(office), "/desk?show=orders/ORD00123");
        // The click is the desk's all the same.
        office.desk.press(&link("MOD : ouvrir ORD00123"));
        office.desk.sees_order(ORDER);
        assert_eq!(office.says("location.pathname"), json!("/"));
    });
}

#[test]
fn what_is_no_page_is_no_address() {
    in_a_back_office(&[order(ORDER)], |office| {
        for said in ["none", "Invalid URL"] {
            office.desk.browser().may_complain_of(said);
        }
        for address_of in
            ["() => 'javascript:alert(1)'", "() => { throw new Error('none') }", "() => 'http://['", "'/desk'"]
        {
            office.opens_desk("");
            office.desk.sees(&heading("Liste des commandes"));
            office.does(&format!("desk.addressOf = {address_of}"));
            assert_eq!(address_of_the_order(office), "/#avoir/orders/ORD00123", "{address_of}");
        }
    });
}

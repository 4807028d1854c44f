//! What a page can see and set of the desk: views, addresses, parts of it alone, events and methods.

use serde_json::json;

use crate::back_office::in_a_back_office;
use crate::desk::procedure::modification;
use crate::harness::keys::Key;
use crate::harness::orders::order;
use crate::harness::things::{any, button, dialog, heading, link};

const ORDER: &str = "ORD00123";

#[test]
fn the_shell_has_what_the_table_says() {
    use avoir::ui::element::contract::{ATTRIBUTES, METHODS, PROPERTIES};
    in_a_back_office(&[order(ORDER)], |office| {
        office.opens_desk("");
        office.desk.sees(&heading("Liste des commandes"));
        let attributes: Vec<_> = ATTRIBUTES.iter().map(|attribute| attribute.name).collect();
        assert_eq!(office.says("desk.constructor.observedAttributes"), json!(attributes));
        let mut named: Vec<&str> = ATTRIBUTES.iter().map(|attribute| attribute.property).collect();
        named.extend(PROPERTIES.iter().map(|property| property.name));
        named.extend(METHODS.iter().map(|method| method.name));
        named.extend(["attributeChangedCallback", "connectedCallback", "connectedMoveCallback", "constructor"]);
        named.extend(["disconnectedCallback", "fail"]);
        named.sort_unstable();
        let there = office.says("Object.getOwnPropertyNames(Object.getPrototypeOf(desk)).sort()");
        assert_eq!(there, json!(named));
        assert_eq!(office.says("desk.constructor.version"), json!(env!("CARGO_PKG_VERSION")));
    });
}

#[test]
fn a_view_opens_any_screen_and_step() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123/credit-note\"");
        desk.sees(&dialog("Ajouter une note de crédit"));
        desk.key(Key::Escape);
        desk.sees_order(ORDER);
        assert_eq!(office.says("desk.view"), json!("orders/ORD00123"));
        for (view, title) in [
            ("unfinished", "À terminer"),
            ("items", "Articles"),
            ("orders", "Liste des commandes"),
            ("nothing/here", "ne mène nulle part"),
        ] {
            office.does(&format!("desk.view = '{view}'"));
            desk.sees(&any("heading").saying(title));
        }
        office.does("desk.setAttribute('view', 'orders/ORD00123')");
        desk.sees_order(ORDER);
        office.does("desk.view = 'orders/ORD00123/credit-note'");
        desk.sees(&dialog("Ajouter une note de crédit"));
        // An address begins nothing.
        desk.key(Key::Escape);
        office.does("desk.view = 'orders/ORD00123/cancellation'");
        desk.finds_off(&modification());
        office.shop.ledger().is_untouched(ORDER);
    });
}

#[test]
fn a_guest_in_memory_touches_neither_address_nor_history() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("");
        desk.sees(&heading("Liste des commandes"));
        let before = office.says("[history.length, location.href, desk.outerHTML]");
        desk.press(&link("MOD : ouvrir ORD00123"));
        desk.sees_order(ORDER);
        office.hears("avoir-navigate", &json!({ "view": "orders/ORD00123" }));
        desk.press(&link("Articles").within(any("navigation")));
        desk.sees(&heading("Articles"));
        assert_eq!(office.says("[history.length, location.href, desk.outerHTML]"), before);
        assert_eq!(office.says("desk.view"), json!("items"));
    });
}

#[test]
fn a_page_that_says_no_keeps_the_desk_where_it_is() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        office.does("desk.addEventListener('avoir-navigate', event => event.preventDefault())");
        desk.press(&link("Articles").within(any("navigation")));
        office.hears("avoir-navigate", &json!({ "view": "items" }));
        desk.sees_order(ORDER);
        assert_eq!(office.says("desk.view"), json!("orders/ORD00123"));
    });
}

#[test]
fn by_its_attribute_the_page_holds_the_address() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("routing=\"attribute\"");
        desk.sees(&heading("Liste des commandes"));
        let before = office.says("[history.length, location.href]");
        desk.press(&link("MOD : ouvrir ORD00123"));
        desk.sees_order(ORDER);
        assert_eq!(office.says("desk.getAttribute('view')"), json!("orders/ORD00123"));
        office.does("desk.setAttribute('view', 'unfinished')");
        desk.sees(&heading("À terminer"));
        assert_eq!(office.says("[history.length, location.href]"), before);
    });
}

#[test]
fn by_hash_the_desk_has_the_hash_alone() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.put("/", "routing=\"hash\"", "", "<a href=\"#clients\">Clients</a>");
        desk.browser().go("/?page=2#avoir/orders/ORD00123");
        desk.sees_order(ORDER);
        desk.press(&link("Articles").within(any("navigation")));
        desk.sees(&heading("Articles"));
        assert_eq!(office.says("location.pathname + location.search + location.hash"), json!("/?page=2#avoir/items"));
        desk.browser().back();
        desk.sees_order(ORDER);
        // A hash of the page's own is none of the desk's business.
        office.does("document.querySelector('a').click()");
        desk.sees_order(ORDER);
        assert_eq!(office.says("location.hash"), json!("#clients"));
        desk.reload();
        desk.sees(&heading("Liste des commandes"));
    });
}

#[test]
fn a_part_alone_has_no_ways_to_others_and_asks_the_page_for_them() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("alone view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        assert_eq!(office.says("desk.shadowRoot.querySelector('header.header, nav')"), json!(null));
        desk.no_longer_sees(&link("Liste des commandes"));
        assert_eq!(office.heard("avoir-navigate"), [] as [serde_json::Value; 0]);

        office.opens_desk("alone view=\"orders/ORD00123/credit-note\"");
        desk.sees(&dialog("Ajouter une note de crédit"));
        desk.key(Key::Escape);
        desk.sees(&heading("Notes de crédit"));
        desk.no_longer_sees(&modification());
        desk.press(&button("Ajouter une note de crédit"));
        desk.sees(&dialog("Ajouter une note de crédit"));
        assert_eq!(office.says("desk.view"), json!("orders/ORD00123/credit-note"));
    });
}

#[test]
fn the_unfinished_alone_leave_an_order_to_the_page() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        desk.cancels();
        office.opens_desk("alone view=\"unfinished\"");
        desk.sees(&heading("À terminer"));
        desk.press(&link("Reprendre").in_part());
        office.hears("avoir-navigate", &json!({ "view": "orders/ORD00123/refunds" }));
        desk.sees(&heading("À terminer"));
        // A page that wants to show it does.
        office.does("desk.view = 'orders/ORD00123/refunds'");
        desk.sees(&dialog("Rembourser le client"));
    });
}

#[test]
fn a_desk_to_look_at_does_nothing() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("readonly view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        desk.finds_disabled(&modification());
        desk.reads("Cette page montre les commandes sans permettre de les modifier.");
        desk.browser().run(
            "for (const control of document.querySelector('avoir-desk').shadowRoot.querySelectorAll('button, [role=switch]')) control.click()",
        );
        office.shop.ledger().is_untouched(ORDER);
        office.opens_desk("readonly view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        office.does("desk.readonly = false");
        desk.switches_mod_on();
        assert_eq!(office.says("desk.outerHTML.includes('readonly')"), json!(false));
    });
}

#[test]
fn the_page_hears_of_each_write_without_names_or_amounts() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        office.hears("avoir-ready", &json!({}));
        desk.cancels();
        office.waits_for("return heard.filter(([name, { status }]) => name === 'avoir-operation' && status === 'succeeded').length >= 4");
        office.waits_for(
            "return JSON.stringify(heard.filter(([name]) => name === 'avoir-busy').at(-1)[1]) === '{\"inFlight\":0}'",
        );
        let operations = office.heard("avoir-operation");
        assert_eq!(operations[0]["kind"], json!("open_modification"), "{operations:?}");
        assert_eq!(operations[0]["orderId"], json!(ORDER));
        let told = operations.iter().map(ToString::to_string).collect::<String>();
        for secret in ["Diallo", "44,60", "44.60", "@", desk.token()] {
            assert!(!told.contains(secret), "{secret} in {told}");
        }
    });
}

#[test]
fn each_custom_property_and_part_is_there_to_be_set() {
    use avoir::ui::element::contract::{CUSTOM_PROPERTIES, PARTS};
    crate::harness::journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.browser().go("/look.html");
        desk.sees(&heading("Liste des commandes"));
        let names = desk.browser().run("return [...document.querySelectorAll('form input')].map(({ name }) => name)");
        let told = CUSTOM_PROPERTIES.iter().map(|one| one.name.to_owned());
        let told = told.chain(PARTS.iter().map(|part| format!("::part({})", part.name)));
        assert_eq!(names, json!(told.collect::<Vec<_>>()));
        let color = desk.browser().run(
            "const type = (name, value) => {
                 const input = document.querySelector(`[name='${name}']`);
                 input.value = value; input.dispatchEvent(new Event('input', { bubbles: true }));
             };
             type('--avoir-canvas', 'rgb(1, 2, 3)'); type('::part(table)', 'outline: 4px solid rgb(4, 5, 6)');
             const { shadowRoot } = document.querySelector('avoir-desk');
             const style = part => getComputedStyle(shadowRoot.querySelector(`[part=${part}]`));
             return [style('desk').backgroundColor, style('table').outlineColor]",
        );
        assert_eq!(color, json!(["rgb(1, 2, 3)", "rgb(4, 5, 6)"]));
    });
}

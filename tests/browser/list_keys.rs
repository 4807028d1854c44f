//! The list by keyboard alone: every key that it lists, and the focus, which stays where the agent put it.

use serde_json::json;

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::sixty;
use crate::harness::things::{checkbox, dialog, heading, link, option, row, searchbox};

fn scrolls(desk: &Desk, to: &str) {
    let frame = "document.querySelector('avoir-desk').shadowRoot.querySelector('.orders-frame')";
    desk.browser().run(&format!("const frame = {frame}; frame.scrollTop = {to};"));
}

#[test]
fn every_key_of_the_list_does_what_it_says() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.browser().write("/");
        desk.has_focus_on(&searchbox("Rechercher une commande"));
        desk.key(Key::Down);
        desk.has_focus_on(&link("ORD00100"));
        desk.keys(&[Key::Down, Key::Down, Key::Up]);
        desk.has_focus_on(&link("ORD00101"));
        desk.key(Key::End);
        desk.reads("60 commandes");
        desk.key(Key::End);
        desk.has_focus_on(&link("ORD00159"));
        desk.key(Key::Home);
        desk.has_focus_on(&link("ORD00100"));
        desk.key(Key::PageDown);
        assert!(!desk.focus().contains("ORD00100"), "{}", desk.focus());
        desk.key(Key::PageUp);
        desk.has_focus_on(&link("ORD00100"));

        desk.browser().write("c");
        desk.reads("ORD00100 copié");
        assert_eq!(desk.clipboard(), "ORD00100");

        desk.browser().write("x");
        desk.reads("1 commande sélectionnée");
        desk.key_with_shift(Key::Down);
        desk.has_focus_on(&link("ORD00101"));
        desk.reads("2 commandes sélectionnées");
        // 20 € and 21 €.
        desk.reads("41,00 €");
        desk.browser().write_with_control('a');
        desk.reads("60 commandes sélectionnées");
        desk.key(Key::Escape);
        desk.no_longer_reads("sélectionnées");

        desk.browser().write("m");
        desk.sees_order("ORD00101");
        desk.browser().back();
        desk.has_focus_on(&link("ORD00101"));
        desk.key(Key::Enter);
        desk.sees_order("ORD00101");
    });
}

#[test]
fn the_keys_are_listed_and_the_palette_leads_everywhere() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.browser().write("/");
        desk.key(Key::Down);
        desk.browser().write("?");
        desk.reads("Copier le numéro");
        // The keys that lead through the list stay in the pop-in that lies over it.
        let is_at_its_end = "const body = document.querySelector('avoir-desk').shadowRoot.querySelector('dialog[open] .dialog-body');
            return body.scrollTop + body.clientHeight >= body.scrollHeight - 1 && body.scrollHeight > body.clientHeight";
        assert_eq!(desk.browser().run(is_at_its_end), false);
        desk.key(Key::End);
        assert_eq!(desk.browser().run(is_at_its_end), true);
        desk.key(Key::Home);
        assert_eq!(desk.browser().run(is_at_its_end), false);
        desk.is_held_by_dialog("Raccourcis clavier");
        desk.key(Key::Escape);
        desk.no_longer_sees(&dialog("Raccourcis clavier"));
        desk.has_focus_on(&link("ORD00100"));

        desk.browser().write_with_control('k');
        desk.sees(&dialog("Palette de commandes"));
        desk.browser().write("ORD00112");
        desk.sees(&option("ORD00112").in_part());
        desk.key(Key::Enter);
        desk.sees_order("ORD00112");

        desk.browser().write_with_control('k');
        desk.sees(&dialog("Palette de commandes"));
        desk.browser().write("préparation");
        desk.sees(&option("En préparation").in_part());
        desk.key(Key::Enter);
        desk.is_at("/orders?status=preparing");
        desk.browser().write_with_control('k');
        desk.sees(&dialog("Palette de commandes"));
        desk.browser().write("terminer");
        desk.sees(&option("À terminer").in_part());
        desk.key(Key::Enter);
        desk.sees(&heading("À terminer"));
    });
}

#[test]
fn the_focus_survives_scrolling_and_only_rows_in_view_are_drawn() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        desk.focuses(&link("ORD00105"));
        scrolls(&desk, "1e6");
        desk.reads("60 commandes");
        scrolls(&desk, "1e6");
        desk.sees(&row("ORD00159"));
        desk.no_longer_sees(&row("ORD00100"));
        desk.has_focus_on(&link("ORD00105"));
        desk.key(Key::Down);
        desk.has_focus_on(&link("ORD00106"));
        desk.sees(&row("ORD00104"));
        // What is read aloud knows how many there are, and which one it is.
        let shown = "const table = document.querySelector('avoir-desk').shadowRoot.querySelector('table.orders');
            const row = table.querySelector('[data-order=ORD00106]');
            return `${table.ariaRowCount} ${row.ariaRowIndex} ${table.querySelectorAll('.row').length < 40}`";
        assert_eq!(desk.browser().run(shown), "61 8 true");
        desk.tab_to(&checkbox("Sélectionner ORD00106"));
    });
}

#[test]
fn what_is_typed_right_behind_the_key_of_the_search_stays() {
    journey(&sixty(), |shop| {
        let desk = shop.agent("Awa Diallo");
        desk.sees(&row("ORD00100"));
        // All are at hand, so that one letter is searched for at once.
        desk.reads("60 commandes");
        desk.sees(&Desk::facet("En préparation 20"));
        // Faster than the next frame.
        let typed = desk.browser().run(
            "const desk = document.querySelector('avoir-desk').shadowRoot;
             document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
             return (async () => {
                 // The cursor comes before the frame does.
                 for (let turn = 0; turn < 50 && desk.activeElement?.type !== 'search'; turn++) await null;
                 const field = desk.activeElement;
                 field.value = 'O';
                 field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
                 for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
                 return [field.value, field.selectionStart, field.selectionEnd];
             })();",
        );
        assert_eq!(typed, json!(["O", 1, 1]), "nothing of it is selected, to be typed over");
    });
}

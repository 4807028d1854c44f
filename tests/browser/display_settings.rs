//! What people have set in their system is heeded: forced colours, and less motion.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::harness::journey;
use crate::harness::keys::Key;
use crate::harness::orders::order;
use crate::harness::things::{dialog, heading, link};

const ORDER: &str = "ORD00123";

fn system_says(desk: &Desk, name: &str, value: &str) {
    let features = json!([{ "name": name, "value": value }]);
    desk.browser().devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
}

/// Writes down what moves on the desk from now on.
const WATCH_MOVES: &str = "window.moves = []; const { shadowRoot } = document.querySelector('avoir-desk');
    for (const type of ['transitionrun', 'animationstart'])
        shadowRoot.addEventListener(type, ({ propertyName, animationName }) => moves.push(propertyName ?? animationName));";

/// What moved while an agent went through the screens.
fn moves(desk: &Desk) -> Vec<String> {
    desk.browser().go("/orders");
    desk.sees(&link("MOD : ouvrir ORD00123"));
    desk.browser().run(WATCH_MOVES);
    desk.press(&link("MOD : ouvrir ORD00123"));
    desk.sees_order(ORDER);
    desk.switches_mod_on();
    desk.escapes();
    desk.switches_mod_off();
    desk.browser().rests();
    let moved = desk.browser().run("return [...new Set(moves)]");
    let moved: Vec<String> = serde_json::from_value(moved).expect("a list");
    // What turns while something is awaited says so, slowly.
    moved.into_iter().filter(|name| name != "turn").collect()
}

#[test]
fn nothing_moves_where_less_motion_is_asked_for() {
    journey(&[order(ORDER)], |shop| {
        let desk = shop.agent("Awa Diallo");
        assert!(moves(&desk).contains(&"translate".to_owned()), "otherwise the switch moves");
        system_says(&desk, "prefers-reduced-motion", "reduce");
        assert_eq!(moves(&desk), [] as [String; 0]);
    });
}

/// Tab leads to things that show it by a line around them, or around the row that they are in.
#[track_caller]
fn the_focus_is_seen(desk: &Desk, tabs: usize) {
    let mut seen = 0;
    for _ in 0..tabs {
        desk.key(Key::Tab);
        let ring = desk.browser().run(
            "let element = document.activeElement;
             while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
             if (!element || element === document.body || element.localName === 'avoir-desk') return null;
             const hasLine = one => { const { outlineStyle, outlineWidth } = getComputedStyle(one); return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
             const shown = [element, ...(element.labels ?? []), element.nextElementSibling, element.closest('.row')].filter(one => one);
             return shown.some(hasLine) || element.outerHTML.slice(0, 200)",
        );
        // Past the last thing the focus is the browser's.
        if !ring.is_null() {
            assert_eq!(ring, json!(true), "{}", desk.focus());
            seen += 1;
        }
    }
    assert!(seen > 0, "Tab leads nowhere");
}

/// The colours of the switch, of which one says that it is on.
fn switch_colours(desk: &Desk) -> Value {
    desk.browser().rests();
    desk.browser().run(
        "const track = document.querySelector('avoir-desk').shadowRoot.querySelector('[role=switch] .switch-track');
         const { backgroundColor, borderTopColor, borderTopStyle } = getComputedStyle(track);
         return [backgroundColor, borderTopStyle === 'none' ? 'no border' : borderTopColor]",
    )
}

#[test]
fn states_and_the_focus_are_seen_in_forced_colours() {
    journey(&[order(ORDER), order("ORD00124")], |shop| {
        let desk = shop.agent("Awa Diallo");
        system_says(&desk, "forced-colors", "active");
        desk.browser().go("/orders");
        desk.sees(&link("MOD : ouvrir ORD00123"));
        the_focus_is_seen(&desk, 20);
        desk.press(&link("MOD : ouvrir ORD00123"));
        desk.sees_order(ORDER);
        the_focus_is_seen(&desk, 20);
        let off = switch_colours(&desk);
        desk.switches_mod_on();
        the_focus_is_seen(&desk, 6);
        desk.escapes();
        let on = switch_colours(&desk);
        assert!(off[0] != on[0] && off[1] != "no border", "{off} {on}");
        desk.switches_mod_off();
        desk.browser().go("/orders/ORD00123/credit-note");
        desk.sees(&dialog("Ajouter une note de crédit"));
        the_focus_is_seen(&desk, 15);
        desk.browser().go("/unfinished");
        desk.sees(&heading("À terminer"));
        the_focus_is_seen(&desk, 8);
    });
}

//! The way back for a focus whose element is gone: to where the agent was, never to nowhere.

use leptos::html;
use leptos::prelude::*;

use crate::ui::kit::focus;
use crate::ui::reactive::watch;

/// What is to be done next, or the message that nothing is.
const NEXT: [&str; 2] = [".next-steps .button-primary", ".next-steps:has(.notice)"];

/// Where the focus rests when a pop-in is put away that changes what is to be done next.
pub const REST_ON: &[&str] = &[NEXT[0], NEXT[1], ".modification-state"];

/// Where it goes: to what the pop-in's step begins with, or to the order's own first thing to do.
const BACK_TO: [&str; 6] = [
    "dialog[open] [data-autofocus]",
    "dialog[open] .dialog-title",
    NEXT[0],
    NEXT[1],
    ".modification [role=switch]:not([aria-disabled])",
    "h1",
];

/// Gives the focus back when what is shown at this place goes away with it.
pub fn give_back(place: NodeRef<html::Div>, is_shown: impl Fn() -> bool + 'static) {
    watch(is_shown, move |_, is_shown| {
        if !is_shown {
            if_lost(place);
        }
    });
}

/// Takes the focus if nothing has it, once the screen is drawn.
pub fn if_lost(place: NodeRef<html::Div>) {
    request_animation_frame(move || {
        let Some(place) = place.try_get_untracked().flatten() else { return };
        let target = BACK_TO.iter().find_map(|selector| focus::first_in_tree(&place, selector));
        if let Some(target) = target.filter(|_| focus::is_lost(&place)) {
            focus::focus(&target);
        }
    });
}

//! Copies of a sheet of paper that is drawn on the page, hidden: the shell around the program makes a document of it
//! (`public/shell/paper.js`).

use leptos::html;
use leptos::prelude::*;
use web_sys::{CustomEvent, CustomEventInit};

use crate::ui::kit::focus;

/// What is made of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperCopy {
    Printed,
    Saved,
}

impl PaperCopy {
    const fn event(self) -> &'static str {
        match self {
            Self::Printed => "avoir-print",
            Self::Saved => "avoir-save",
        }
    }

    /// Asks the shell for a copy of the sheet in this place. The event stays inside of the element: no page around it hears of
    /// a customer.
    pub fn make(self, place: NodeRef<html::Div>) {
        let Some(sheet) = place.get_untracked().and_then(|place| focus::first(&place, ".paper")) else { return };
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(self.event(), &init) {
            // Nobody says no to it.
            let _ = sheet.dispatch_event(&event);
        }
    }
}

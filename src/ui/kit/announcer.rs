//! Says aloud what only the eye would notice: how many rows a search left, that a page has changed.

use leptos::prelude::*;

/// The handle. What it says is read out in a pause.
#[derive(Clone, Copy)]
pub struct Announcer {
    words: RwSignal<String>,
}

impl Announcer {
    pub fn new() -> Self {
        Self { words: RwSignal::new(String::new()) }
    }

    pub fn expect() -> Self {
        use_context().expect("the app provides it around every screen")
    }

    pub fn say(&self, words: String) {
        // A region that did not change is not read again, and saying the same twice is noise.
        if self.words.with_untracked(|said| *said != words) {
            self.words.try_set(words);
        }
    }
}

impl Default for Announcer {
    fn default() -> Self {
        Self::new()
    }
}

/// The region that is read; there from the start, so that its first words are not lost.
#[component]
pub fn AnnouncerRegion(announcer: Announcer) -> impl IntoView {
    view! { <div class="visually-hidden" role="status">{move || announcer.words.get()}</div> }
}

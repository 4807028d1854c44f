//! Copying from the list, with a word on what came of it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::ui::kit::clipboard;
use crate::ui::language::{Language, Texts};

/// Puts the text on the clipboard, and says so, or that the browser refused.
pub fn copy(text: String, language: Language, said: Callback<String>, done: impl FnOnce(&Texts) -> String + 'static) {
    spawn_local(async move {
        let copied = clipboard::write(&text).await.is_ok();
        let texts = untrack(|| language.texts());
        said.try_run(if copied { done(texts) } else { texts.orders.not_copied.to_owned() });
    });
}

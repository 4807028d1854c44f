//! The list as a file: what is shown, to its end, or what was picked.

use js_sys::Array;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::csv;
use super::store::{OrderListStore, ShownRow};
use crate::client::{Failure, sleep};
use crate::ui::language::Language;
use crate::ui::route::Column;

/// Rows that are written at a time: each takes a few milliseconds at most.
const SLICE: usize = 1_000;

/// The handle.
#[derive(Clone, Copy)]
pub struct Export {
    list: OrderListStore,
    language: Language,
    busy: RwSignal<bool>,
}

impl Export {
    pub fn new(list: OrderListStore) -> Self {
        Self { list, language: Language::expect(), busy: RwSignal::new(false) }
    }

    pub fn expect() -> Self {
        use_context().expect("the list provides it")
    }

    pub fn is_busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Saves everything that matches, also what was not read yet.
    pub fn all(self, said: Callback<String>) {
        self.busy.set(true);
        spawn_local(async move {
            let read = self.list.read_all().await;
            self.finish(read, said).await;
        });
    }

    /// Saves these.
    pub fn of(self, rows: Vec<ShownRow>, said: Callback<String>) {
        self.busy.set(true);
        spawn_local(async move { self.finish(Ok(rows), said).await });
    }

    async fn finish(self, rows: Result<Vec<ShownRow>, Failure>, said: Callback<String>) {
        let words = match rows {
            Ok(rows) => {
                let count = rows.len();
                let saved = self.save(rows).await;
                let words = &untrack(|| self.language.texts()).filters;
                if saved {
                    (words.exported)(count, &untrack(|| self.language.counted(count)))
                } else {
                    words.not_exported.to_owned()
                }
            }
            Err(failure) => untrack(|| self.language.texts()).problems.of_read(&failure).happened.to_owned(),
        };
        self.busy.try_set(false);
        said.try_run(words);
    }

    /// Whether the browser took it.
    async fn save(self, rows: Vec<ShownRow>) -> bool {
        let texts = untrack(|| self.language.texts());
        let columns: Vec<Column> = self.list.filter().with_untracked(|filter| filter.layout.columns.clone());
        let parts = Array::of2(&csv::MARK.into(), &csv::heading(&columns, texts).into());
        for slice in rows.chunks(SLICE) {
            let text: String = slice.iter().map(|row| csv::row(&row.order, &columns, texts)).collect();
            parts.push(&JsValue::from_str(&text));
            // Typing goes on meanwhile.
            sleep(0).await;
        }
        download(&parts, &format!("{}.csv", texts.filters.file_name)).is_ok()
    }
}

fn download(parts: &Array, name: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type("text/csv;charset=utf-8");
    let blob = Blob::new_with_str_sequence_and_options(parts, &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads it while it saves it.
    set_timeout(move || drop(Url::revoke_object_url(&url)), std::time::Duration::from_secs(60));
    Ok(())
}

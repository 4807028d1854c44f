//! The engine as the bench's page calls it: orders and drafts stay in WebAssembly, as they do in the desk.
#![cfg(target_arch = "wasm32")]

#[path = "story.rs"]
mod story;

use std::hint::black_box;

use avoir::domain::credit::Quote;
use serde_json::json;
use story::Story;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub struct Note(Story);

#[wasm_bindgen]
impl Note {
    #[wasm_bindgen(constructor)]
    pub fn new(lines: u32, seed: u32) -> Self {
        Self(Story::new(lines, seed))
    }

    /// Makes the whole quote, and gives how many lines it has.
    pub fn quote(&self) -> usize {
        black_box(self.0.quote()).lines.len()
    }

    /// The quote as JSON.
    pub fn figures(&self) -> String {
        serde_json::to_string(&self.0.quote()).expect("it has no maps")
    }

    /// What the quote is made from, as JSON.
    pub fn story(&self) -> String {
        let Story { order, notes, refunded, draft } = &self.0;
        let notes: Vec<&Quote> = notes.iter().map(|note| &note.quote).collect();
        json!({ "order": order, "past": { "notes": notes, "refunded": refunded }, "draft": draft }).to_string()
    }
}

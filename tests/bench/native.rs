//! The engine without a browser.

use std::hint::black_box;
use std::time::{Duration, Instant};

use crate::story::Story;

/// As long as a measurement in the page takes.
const SLICE: Duration = Duration::from_millis(4);

pub struct Native {
    lines: u32,
    stories: Vec<Story>,
    repeats: u32,
}

impl Native {
    pub fn new(lines: u32, notes: u32) -> Self {
        let stories = (0..notes).map(|seed| Story::new(lines, seed)).collect();
        let mut native = Self { lines, stories, repeats: 1 };
        while native.slice().min(native.slice()).min(native.slice()) < SLICE {
            native.repeats *= 2;
        }
        native
    }

    /// Nanoseconds a line.
    pub fn round(&self) -> f64 {
        self.slice().as_secs_f64() * 1e9 / f64::from(self.repeats) / f64::from(self.lines)
    }

    fn slice(&self) -> Duration {
        let start = Instant::now();
        for story in self.stories.iter().cycle().take(self.repeats as usize) {
            black_box(story.quote());
        }
        start.elapsed()
    }
}

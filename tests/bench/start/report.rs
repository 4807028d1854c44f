//! What was measured, and whether it keeps the promises.

use std::fmt::Write;
use std::process::ExitCode;

use crate::line::Line;
use crate::page::{Opened, Start};

/// How much of what it took before the second load may take.
const SECOND_LOAD: f64 = 0.4;

#[derive(Default)]
pub struct Report {
    samples: Vec<Sample>,
}

struct Sample {
    line: &'static Line,
    bundle: String,
    opened: Opened,
}

impl Report {
    pub fn add(&mut self, line: &'static Line, bundle: &str, opened: Opened) {
        self.samples.push(Sample { line, bundle: bundle.to_owned(), opened });
    }

    /// Medians, and in brackets the quickest and the slowest.
    pub fn table(&self) -> String {
        let mut table = format!(
            "\n{:<30}{:<10}{:>24}{:>24}{:>10}{:>12}\n",
            "ms to the first row", "bundle", "empty cache", "again", "requests", "bytes"
        );
        let mut seen: Vec<(&str, &str)> = Vec::new();
        for sample in &self.samples {
            let key = (sample.line.name, sample.bundle.as_str());
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            let (cold, again) = (self.times(key, |opened| opened.cold), self.times(key, |opened| opened.again));
            let Start { requests, bytes, .. } = sample.opened.cold;
            writeln!(table, "{:<30}{:<10}{}{}{requests:>10}{bytes:>12}", key.0, key.1, spread(&cold), spread(&again))
                .expect("a String takes anything");
        }
        table
    }

    /// Says which promises are kept.
    pub fn verdict(&self) -> ExitCode {
        let mut kept = true;
        for line in &crate::LINES {
            let cold = middle(&self.times((line.name, "now"), |opened| opened.cold));
            if let Some(aim) = line.aim {
                println!("{}: {cold:.0} ms with an empty cache, of {aim:.0} at most", line.name);
                kept &= cold <= aim;
            }
            let before = self.times((line.name, "before"), |opened| opened.again);
            if !before.is_empty() {
                let share = middle(&self.times((line.name, "now"), |opened| opened.again)) / middle(&before);
                println!("{}: the second load takes {share:.2} of what it took, of {SECOND_LOAD} at most", line.name);
                kept &= share <= SECOND_LOAD;
            }
        }
        if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    fn times(&self, (line, bundle): (&str, &str), which: impl Fn(&Opened) -> Start) -> Vec<f64> {
        let wanted = self.samples.iter().filter(|sample| sample.line.name == line && sample.bundle == bundle);
        let mut times: Vec<f64> = wanted.map(|sample| which(&sample.opened).took).collect();
        times.sort_by(f64::total_cmp);
        times
    }
}

fn spread(sorted: &[f64]) -> String {
    let text = format!("{:.0} ({:.0} to {:.0})", middle(sorted), sorted[0], sorted[sorted.len() - 1]);
    format!("{text:>24}")
}

fn middle(sorted: &[f64]) -> f64 {
    sorted[sorted.len() / 2]
}

//! What was measured, round after round, and how calm the machine was meanwhile.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use crate::measure::Measure;

#[derive(Default)]
pub struct Samples {
    taken: BTreeMap<(Measure, &'static str), Vec<f64>>,
    /// What the same work took before each visit, in milliseconds.
    calm: Vec<f64>,
    /// Which page failed, and how.
    pub failures: Vec<(&'static str, String)>,
}

impl Samples {
    pub fn add(&mut self, measure: Measure, page: &'static str, sample: f64) {
        self.taken.entry((measure, page)).or_default().push(sample);
    }

    /// In rising order.
    pub fn of(&self, measure: Measure, page: &'static str) -> Option<Vec<f64>> {
        self.taken.get(&(measure, page)).map(|samples| sorted(samples))
    }

    /// Does a piece of work that takes equally long whenever nothing else is done.
    pub fn feel_the_machine(&mut self) {
        let began = Instant::now();
        let mut number = 1_u32;
        for _ in 0..30_000_000 {
            number = black_box(number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
        }
        self.calm.push(began.elapsed().as_secs_f64() * 1e3);
    }

    /// How many times longer than at best that took in the middle, and in the worst tenth.
    pub fn noise(&self) -> (f64, f64) {
        let calm = sorted(&self.calm);
        (quantile(&calm, 0.5) / calm[0], quantile(&calm, 0.9) / calm[0])
    }
}

fn sorted(samples: &[f64]) -> Vec<f64> {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// Of samples in rising order, in between where it falls between two.
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = (sorted.len() - 1) as f64 * share;
    let below = sorted[place as usize];
    let above = sorted[(place.ceil() as usize).min(sorted.len() - 1)];
    below + (above - below) * place.fract()
}

//! The table of what was measured, and which promises are kept.

use std::fmt::Write;
use std::process::ExitCode;

use crate::measure::{Goal, Measure};
use crate::page::{DESK, PEERS, STREAMING, VANILLA};
use crate::samples::{Samples, quantile};

/// Between the first and the last quarter of the samples, of their middle: above it a figure says little.
const NOISY: f64 = 0.25;

/// Medians, and in brackets how many times those of the list by hand; `~` where the samples are far apart.
pub fn table(samples: &Samples) -> String {
    let pages = || std::iter::once(DESK).chain(PEERS.map(|(name, _)| name));
    let mut table = format!("\n{:<32}", "median (×: of vanilla)");
    pages().for_each(|page| put(&mut table, format_args!("{page:>19}")));
    put(&mut table, format_args!("  {:<20}\n", "goal"));
    for measure in Measure::ALL {
        put(&mut table, format_args!("{:<32}", measure.name()));
        for page in pages() {
            let cell = samples.of(measure, page).map_or_else(|| "-".to_owned(), |taken| cell(samples, measure, &taken));
            put(&mut table, format_args!("{cell:>19}"));
        }
        put(&mut table, format_args!("  {}\n", verdict(samples, measure).unwrap_or_default()));
    }
    let (half, tenth) = samples.noise();
    put(&mut table, format_args!("\nNoise of the machine: the same work took {half:.2} times what it takes at best, "));
    put(&mut table, format_args!("{tenth:.2} times or more in the worst tenth.\n"));
    for (page, failure) in &samples.failures {
        put(&mut table, format_args!("{page} failed: {failure}\n"));
    }
    table
}

/// Fails where a goal is missed, and where a page never showed what it had to: its figures are missing then.
pub fn exit_code(samples: &Samples) -> ExitCode {
    let is_missed = Measure::ALL.iter().any(|measure| is_kept(samples, *measure) == Some(false));
    if is_missed || !samples.failures.is_empty() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn cell(samples: &Samples, measure: Measure, taken: &[f64]) -> String {
    let figure = summed_up(measure, taken);
    let is_noisy = quantile(taken, 0.75) - quantile(taken, 0.25) > NOISY * figure;
    let base = samples.of(measure, VANILLA).map(|base| summed_up(measure, &base));
    let ratio = base.map(|base| figure / base).filter(|ratio| ratio.is_finite());
    let ratio = ratio.map_or_else(String::new, |ratio| format!(" (×{ratio:.2})"));
    let digits = if figure < 10.0 { 2 } else { 1 };
    format!("{figure:.digits$}{ratio}{}", if is_noisy { "~" } else { " " })
}

fn verdict(samples: &Samples, measure: Measure) -> Option<String> {
    let word = if is_kept(samples, measure)? { "kept" } else { "MISSED" };
    Some(match measure.goal() {
        Goal::OfVanilla(most) => format!("{word}: {most} of vanilla"),
        Goal::OfStreaming(most) => format!("{word}: {most} of streaming"),
        Goal::Never => format!("{word}: none ever"),
        Goal::Seldom => format!("{word}: none in most rounds"),
        Goal::None => return None,
    })
}

/// Whether the desk keeps a promise; `None` where there is none, or nothing was measured.
fn is_kept(samples: &Samples, measure: Measure) -> Option<bool> {
    let of = |page| samples.of(measure, page).map(|taken| summed_up(measure, &taken));
    let desk = of(DESK)?;
    match measure.goal() {
        Goal::OfVanilla(most) => Some(desk <= most * of(VANILLA)?),
        Goal::OfStreaming(most) => Some(desk <= most * of(STREAMING)?),
        Goal::Never | Goal::Seldom => Some(desk == 0.0),
        Goal::None => None,
    }
}

/// What is said of samples in rising order: their middle, or the worst where none may be.
fn summed_up(measure: Measure, taken: &[f64]) -> f64 {
    quantile(taken, if measure.goal() == Goal::Never { 1.0 } else { 0.5 })
}

fn put(table: &mut String, text: std::fmt::Arguments) {
    table.write_fmt(text).expect("a String takes anything");
}

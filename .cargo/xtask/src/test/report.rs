//! The end of a test run: a line for each step, and one that sums them up.

use super::tally::Tally;
use std::fmt;
use std::time::Duration;

#[derive(Default)]
pub struct Report {
    lines: String,
    total: Tally,
}

impl Report {
    pub fn add(&mut self, step: &str, took: Duration, tally: Tally, well: bool) {
        let verdict = if well { "ok" } else { "FAILED" };
        let tests = if tally.ran_any() { format!("  {tally}") } else { String::new() };
        self.lines += &format!("  {step:<12}{verdict:<8}{:>7.1} s{tests}\n", took.as_secs_f64());
        self.total += tally;
    }
}

impl fmt::Display for Report {
    /// The last line is read by machines: nothing may follow it or stand beside it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "\n{}\n{}", self.lines, self.total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_stands_alone_on_the_last_line() {
        let mut report = Report::default();
        let mut tally = Tally::default();
        tally.hear("test result: ok. 40 passed; 0 failed; 0 ignored");
        report.add("fmt", Duration::from_millis(1240), Tally::default(), true);
        report.add("rules", Duration::from_secs(61), tally, true);
        tally.hear("test result: FAILED. 1 passed; 1 failed; 0 ignored");
        report.add("native", Duration::from_secs(5), tally, false);
        assert_eq!(
            report.to_string(),
            "\n  fmt         ok          1.2 s\n  rules       ok         61.0 s  40 passed, 0 failed\n  \
             native      FAILED      5.0 s  41 passed, 1 failed\n\n81 passed, 1 failed\n"
        );
    }
}

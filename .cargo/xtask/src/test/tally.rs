//! The number of tests that ran, read off what the test programs print.

use std::fmt;
use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    passed: u32,
    failed: u32,
}

impl Tally {
    /// Takes notice of a line such as `test result: ok. 3 passed; 0 failed; 1 ignored; …`, in colour or not.
    pub fn hear(&mut self, line: &str) {
        let Some(result) = line.strip_prefix("test result: ") else { return };
        self.passed += before(" passed", result);
        self.failed += before(" failed", result);
    }

    pub fn ran_any(self) -> bool {
        self != Tally::default()
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

fn before(word: &str, line: &str) -> u32 {
    let number = line.split_once(word).and_then(|(left, _)| left.split(' ').next_back());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(output: &str, expected: &str) {
        let mut tally = Tally::default();
        output.lines().for_each(|line| tally.hear(line));
        assert_eq!(tally.to_string(), expected);
    }

    #[test]
    fn results_of_several_programs_add_up() {
        check(
            "running 3 tests\n\
             test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s\n\
             test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
            "13 passed, 2 failed",
        );
    }

    #[test]
    fn colours_do_not_hide_a_result() {
        check("test result: \u{1b}[32mok\u{1b}(B\u{1b}[m. 4 passed; 0 failed; 0 ignored", "4 passed, 0 failed");
    }

    #[test]
    fn other_lines_count_nothing() {
        check("test a_refund_that_passed ... ok\n12 passed, 1 failed", "0 passed, 0 failed");
        check("-    \"test result: ok. 3 passed; 0 failed\"", "0 passed, 0 failed");
    }

    #[test]
    fn tests_that_were_only_skipped_did_not_run() {
        let mut tally = Tally::default();
        tally.hear("test result: ok. 0 passed; 0 failed; 5 ignored; 0 measured; 3 filtered out");
        assert!(!tally.ran_any());
    }
}

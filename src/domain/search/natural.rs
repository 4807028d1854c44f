//! Numbers of orders, in the order that people count in.

use super::fold::fold;

/// What a number is sorted by: its runs of digits by their value, the rest by its letters. `FC-999` comes before
/// `FC-1000`.
pub fn natural_rank(number: &str) -> String {
    let folded = fold(number);
    let mut rank = String::with_capacity(folded.len() + 8);
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        let is_run = first.is_ascii_digit();
        let end = rest.find(|letter: char| letter.is_ascii_digit() != is_run).unwrap_or(rest.len());
        let (run, behind) = rest.split_at(end);
        if is_run {
            // The longer of two whole numbers is the larger one.
            let digits = run.trim_start_matches('0');
            rank.push_str(&format!("{:03}{digits}", digits.len()));
        } else {
            rank.push_str(run);
        }
        rest = behind;
    }
    rank
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_each_other_by_their_value() {
        for sorted in [
            &["999", "1000", "10001", "100000000000000000000"][..],
            &["FC-9", "FC-10", "fc-011", "FC-100"],
            &["2025-999", "2025-1000", "2026-1"],
            &["A9B10", "A9B11", "A10B2"],
            &["7", "007A", "8"],
            &["#999", "#1000"],
            &["", "0", "1", "A", "A0", "A1"],
        ] {
            let ranks: Vec<String> = sorted.iter().map(|number| natural_rank(number)).collect();
            assert!(ranks.is_sorted(), "{sorted:?}: {ranks:?}");
        }
    }
}

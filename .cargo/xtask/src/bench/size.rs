//! The bytes that a browser downloads: WebAssembly, JavaScript and style sheets, compressed as the server sends them. What
//! comes before the list's first row has a budget.

use crate::bundle::{self, compress};
use crate::failure::Outcome;
use crate::{files, project, setup};
use std::path::Path;
use std::process::ExitCode;

/// In bytes, before the first row: the aim that the README names.
const BUDGET: usize = 200_000;

pub fn run() -> Outcome<ExitCode> {
    bundle::build(&setup::for_building()?)?;
    let (dist, mut first, mut later) = (project::dist(), 0, 0);
    println!("\n{:>12}{:>12}", "bytes", "brotli");
    for file in compress::compressible(&dist)? {
        let (raw, sent) = (files::read(&file)?.len(), files::read(&compress::twin(&file))?.len());
        let name = file.strip_prefix(&dist).unwrap_or(&file).display();
        println!("{:>12}{:>12}  {name}", grouped(raw), grouped(sent));
        *if comes_later(&file) { &mut later } else { &mut first } += sent;
    }
    println!("{:>24}  before the first row, of {} at most", grouped(first), grouped(BUDGET));
    println!("{:>24}  after it", grouped(later));
    Ok(if first > BUDGET { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What is fetched once the first rows stand, or where they can't.
fn comes_later(file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    ["avoir-rest", "avoir-plain"].iter().any(|part| name.starts_with(part))
}

/// `1234567` as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!([0, 999, 1_000, 278_123, 1_234_567].map(grouped), ["0", "999", "1,000", "278,123", "1,234,567"]);
    }
}

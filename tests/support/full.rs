//! How often a test does what may go wrong once in a thousand times.

/// So often usually, and so often when `cargo xtask test --full` asks for it.
pub fn times(usually: usize, in_full: usize) -> usize {
    if std::env::var_os("AVOIR_FULL").is_some() { in_full } else { usually }
}

//! The lines and machines that agents sit at, as Chromium's developer tools emulate them.

pub struct Line {
    pub name: &'static str,
    /// Of the way down, in bits a second; up it is half.
    pub bits: u32,
    /// From question to answer, in milliseconds.
    pub latency: u32,
    /// How many times slower than this machine.
    pub throttling: u32,
    /// The milliseconds that the first row may take with an empty cache.
    pub aim: Option<f64>,
}

pub const LINES: [Line; 3] = [
    Line { name: "office, 50 Mbit/s, 20 ms", bits: 50_000_000, latency: 20, throttling: 1, aim: None },
    Line { name: "10 Mbit/s, 60 ms", bits: 10_000_000, latency: 60, throttling: 1, aim: Some(630.0) },
    Line { name: "1.6 Mbit/s, 150 ms, CPU x4", bits: 1_600_000, latency: 150, throttling: 4, aim: Some(2_150.0) },
];

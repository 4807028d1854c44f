//! Percent-encoding (RFC 3986).

use std::fmt::Write;

/// Percent-encodes one segment of a path or one value of a query (RFC 3986, all but the unreserved).
pub fn encode(segment: &str) -> String {
    segment.bytes().fold(String::with_capacity(segment.len()), |mut encoded, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte.into()),
            _ => write!(encoded, "%{byte:02X}").expect("a String takes anything"),
        }
        encoded
    })
}

//! Random secrets, and the hashes by which they are recognised.

use sha2::{Digest, Sha256};

/// As many random bytes of the operating system, in hexadecimal.
///
/// # Panics
/// When the operating system has no randomness to give: nothing that needs a secret may go on then.
pub fn hex_of_random(bytes: usize) -> String {
    let mut random = vec![0; bytes];
    getrandom::fill(&mut random).expect("the operating system gives random bytes");
    hex(&random)
}

/// Random bytes of the operating system.
///
/// # Panics
/// When the operating system has no randomness to give.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut random = [0; N];
    getrandom::fill(&mut random).expect("the operating system gives random bytes");
    random
}

/// SHA-256 in hexadecimal.
pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text))
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_everyone_writes_it() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn two_secrets_differ() {
        assert_ne!(hex_of_random(32), hex_of_random(32));
        assert_eq!(hex_of_random(32).len(), 64);
    }
}

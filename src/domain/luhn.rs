//! The check digit of numbers of companies and of cards (ISO/IEC 7812-1, the Luhn algorithm).

/// Whether it is digits alone, of which the last is right.
pub fn is_luhn(text: &str) -> bool {
    let doubled = |(at, digit): (usize, u8)| {
        let digit = u32::from(digit - b'0') * if at % 2 == 1 { 2 } else { 1 };
        digit / 10 + digit % 10
    };
    is_digits(text) && text.bytes().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

/// Whether it is digits alone, and there are some.
pub fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

//! The characters that nobody sees.

/// What comes along when text is copied: soft hyphens, marks of direction, joiners, spaces without width, separators of
/// lines, tags.
pub const fn is_invisible(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

/// True for a name that looks like no other: all of it is seen, no space is at its ends, and none inside is more than a
/// space.
pub fn is_as_it_looks(name: &str) -> bool {
    let hides = |letter: char| letter.is_control() || is_invisible(letter) || (letter.is_whitespace() && letter != ' ');
    !name.contains(hides) && name.trim() == name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_hides_nothing() {
        for name in ["X1", "ORD 00123", "Awa N’Diaye-Lebœuf", "#1001", "李小龙", ""] {
            assert!(is_as_it_looks(name), "{name:?}");
        }
        for name in [
            " X1",
            "X1 ",
            "X\u{200b}1",
            "X1\u{202e}",
            "X\u{ad}1",
            "X\n1",
            "X\t1",
            "X\u{0}1",
            "X\u{a0}1",
            "X\u{2028}1",
            "X1\u{feff}",
            "X\u{2066}1",
            "X\u{e0031}1",
        ] {
            assert!(!is_as_it_looks(name), "{name:?}");
        }
    }
}

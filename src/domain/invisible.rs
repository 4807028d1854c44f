//! The characters that nobody sees.

/// What comes along when text is copied: soft hyphens, marks of direction, joiners, spaces without width.
pub const fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

//! The example of settings that a package carries.

use std::collections::BTreeSet;

use crate::folder::Folder;

const SETTINGS: &str = include_str!("../../.cargo/xtask/package/avoir.env");

/// Variables by their names.
fn variables(text: &str) -> BTreeSet<String> {
    let is_part = |letter: &char| letter.is_ascii_uppercase() || *letter == '_';
    text.match_indices("AVOIR_").map(|(at, _)| text[at..].chars().take_while(is_part).collect()).collect()
}

#[test]
fn the_settings_name_every_option_of_the_server_and_no_other() {
    let named = SETTINGS.lines().filter_map(|line| line.trim_start_matches('#').split_once('=')).map(|(name, _)| name);
    let help = Folder::new().avoir(&["serve", "--help"]).out;
    assert_eq!(variables(&named.collect::<Vec<_>>().join("\n")), variables(&help));
}

//! The list in the READMEs.

use avoir::ui::element::contract::{ATTRIBUTES, CUSTOM_PROPERTIES, EVENTS, METHODS, PARTS, PROPERTIES, Styled};

pub const BEGIN: &str = "<!-- made from src/ui/element/contract.rs -->";
pub const END: &str = "<!-- up to here -->";

pub fn list() -> String {
    let mut text = "\n| attribute | values | what |\n| --- | --- | --- |\n".to_owned();
    for attribute in ATTRIBUTES {
        let kind = attribute.kind.replace(" | ", " ").replace('\'', "`");
        text.push_str(&format!(
            "| `{}` | {kind}; by default {} | {} |\n",
            attribute.name, attribute.default, attribute.what
        ));
    }
    text.push_str("\n| property or method | what |\n| --- | --- |\n");
    for property in PROPERTIES {
        text.push_str(&format!("| `{}` | {} |\n", property.name, property.what));
    }
    for method in METHODS {
        text.push_str(&format!("| `{}()` | {} |\n", method.name, method.what));
    }
    text.push_str("\n| event | detail | what |\n| --- | --- | --- |\n");
    for event in EVENTS {
        let fields: Vec<_> = event.detail.iter().map(|(name, _)| format!("`{name}`")).collect();
        let cancelable = if event.is_cancelable { " (cancelable)" } else { "" };
        text.push_str(&format!("| `{}`{cancelable} | {} | {} |\n", event.name, fields.join(", "), event.what));
    }
    text.push_str("\n| custom property or `::part` | what |\n| --- | --- |\n");
    let line = |one: &Styled| format!("| `{}` | {} |\n", one.name, one.what);
    text.extend(CUSTOM_PROPERTIES.iter().chain(&PARTS).map(line));
    text.push('\n');
    text
}

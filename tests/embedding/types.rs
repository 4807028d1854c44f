//! `avoir.d.ts`

use avoir::ui::element::contract::{ATTRIBUTES, EVENTS, METHODS, PROPERTIES};

pub fn text() -> String {
    let mut text = "// Made from src/ui/element/contract.rs.\n\n".to_owned();
    text.push_str(
        "/** The events of `<avoir-desk>`: no names, no amounts, no tokens. */\nexport interface AvoirDeskEventMap {\n",
    );
    for event in EVENTS {
        let fields: Vec<_> = event.detail.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        let detail =
            if fields.is_empty() { "Record<string, never>".to_owned() } else { format!("{{ {} }}", fields.join("; ")) };
        text.push_str(&format!("  /** {} */\n  '{}': CustomEvent<{detail}>;\n", event.what, event.name));
    }
    text.push_str("}\n\n/** `<avoir-desk>` */\nexport interface AvoirDesk extends HTMLElement {\n");
    for attribute in ATTRIBUTES {
        let kind = match attribute.kind {
            "boolean" => "boolean".to_owned(),
            kind => format!("{kind} | null"),
        };
        text.push_str(&format!(
            "  /** {} By default: {}. */\n  {}: {kind};\n",
            attribute.what, attribute.default, attribute.property
        ));
    }
    for property in PROPERTIES {
        let readonly = if property.is_readonly { "readonly " } else { "" };
        text.push_str(&format!("  /** {} */\n  {readonly}{}: {};\n", property.what, property.name, property.kind));
    }
    for method in METHODS {
        text.push_str(&format!("  /** {} */\n  {}(): {};\n", method.what, method.name, method.returns));
    }
    for deed in ["add", "remove"] {
        let options =
            if deed == "add" { "boolean | AddEventListenerOptions" } else { "boolean | EventListenerOptions" };
        text.push_str(&format!(
            "  {deed}EventListener<K extends keyof AvoirDeskEventMap>(\n    type: K,\n    listener: (this: AvoirDesk, event: \
             AvoirDeskEventMap[K]) => unknown,\n    options?: {options},\n  ): void;\n  {deed}EventListener(type: string, listener: \
             EventListenerOrEventListenerObject | null, options?: {options}): void;\n"
        ));
    }
    text.push_str("}\n\ndeclare global {\n  interface HTMLElementTagNameMap {\n    'avoir-desk': AvoirDesk;\n  }\n}\n");
    text
}

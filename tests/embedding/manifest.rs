//! `custom-elements.json`, by the schema of the webcomponents.org community group, version 2.1.0.

use avoir::ui::element::contract::{ATTRIBUTES, CUSTOM_PROPERTIES, EVENTS, METHODS, PARTS, PROPERTIES, Styled};
use serde_json::{Value, json};

pub fn text() -> String {
    format!("{}\n", serde_json::to_string_pretty(&manifest()).expect("a manifest"))
}

fn manifest() -> Value {
    let attributes = ATTRIBUTES.map(|attribute| {
        json!({ "name": attribute.name, "fieldName": attribute.property, "type": { "text": attribute.kind },
            "default": attribute.default, "description": attribute.what })
    });
    let reflected = ATTRIBUTES.map(|attribute| {
        json!({ "kind": "field", "name": attribute.property, "attribute": attribute.name, "reflects": true,
            "type": { "text": attribute.kind }, "description": attribute.what })
    });
    let properties = PROPERTIES.map(|property| {
        json!({ "kind": "field", "name": property.name, "readonly": property.is_readonly,
            "type": { "text": property.kind }, "description": property.what })
    });
    let methods = METHODS.map(|method| {
        json!({ "kind": "method", "name": method.name, "return": { "type": { "text": method.returns } }, "description": method.what })
    });
    let members = [&reflected[..], &properties[..], &methods[..]].concat();
    let events = EVENTS.map(|event| {
        let fields: Vec<_> = event.detail.iter().map(|(name, kind)| format!("{name}: {kind}")).collect();
        json!({ "name": event.name, "type": { "text": format!("CustomEvent<{{ {} }}>", fields.join("; ")) }, "description": event.what })
    });
    let styled = |one: Styled| json!({ "name": one.name, "description": one.what });
    json!({
        "schemaVersion": "2.1.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": "avoir.js",
            "declarations": [{
                "kind": "class", "customElement": true, "name": "AvoirDesk", "tagName": "avoir-desk",
                "superclass": { "name": "HTMLElement" },
                "description": "The desk on which customer-service agents cancel orders, refund them and issue credit notes.",
                "attributes": attributes,
                "members": members,
                "events": events,
                "cssProperties": CUSTOM_PROPERTIES.map(styled),
                "cssParts": PARTS.map(styled),
            }],
            "exports": [{ "kind": "custom-element-definition", "name": "avoir-desk", "declaration": { "name": "AvoirDesk" } }],
        }],
    })
}

//! PrestaShop's XML as the JSON that the same webservice answers when it is asked for JSON: one reader for both.

use roxmltree::{Document, Node};
use serde_json::{Map, Value};

use super::{SourceFile, UnreadableSource};

/// The resources of a document, as `{"orders": […]}`.
pub(super) fn as_json(file: &SourceFile) -> Result<Value, UnreadableSource> {
    let document = Document::parse(file.text.trim_start_matches('\u{feff}').trim_start())
        .map_err(|problem| UnreadableSource { file: file.name.clone(), message: format!("is no XML: {problem}") })?;
    let mut resources = Map::new();
    for resource in document.root_element().children().filter(Node::is_element) {
        let name = resource.tag_name().name();
        // One resource is asked for by its id, several are in a list of their own.
        let entries: Vec<Value> = match plural(name) {
            Some(_) => vec![of(resource)],
            None => resource.children().filter(Node::is_element).map(of).collect(),
        };
        let list = resources.entry(plural(name).unwrap_or(name)).or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(list) = list {
            list.extend(entries);
        }
    }
    Ok(Value::Object(resources))
}

/// The name of the list that one of these is in.
fn plural(name: &str) -> Option<&'static str> {
    Some(match name {
        "order" => "orders",
        "order_payment" => "order_payments",
        "order_cart_rule" => "order_cart_rules",
        "order_slip" => "order_slips",
        "order_state" => "order_states",
        "address" => "addresses",
        "customer" => "customers",
        "currency" => "currencies",
        "language" => "languages",
        "country" => "countries",
        _ => return None,
    })
}

/// An element: a text, a list where it says so, or a group of fields.
fn of(element: Node<'_, '_>) -> Value {
    let children: Vec<Node<'_, '_>> = element.children().filter(Node::is_element).collect();
    if element.attribute("nodeType").is_some()
        && element.has_children()
        && children.iter().all(|child| child.has_children())
    {
        return Value::Array(children.into_iter().map(of).collect());
    }
    // A text in several languages: the first.
    if let Some(first) = children.first().filter(|child| child.tag_name().name() == "language") {
        return Value::String(first.text().unwrap_or_default().trim().to_owned());
    }
    if children.is_empty() {
        return Value::String(element.text().unwrap_or_default().trim().to_owned());
    }
    let fields = children.into_iter().map(|child| (child.tag_name().name().to_owned(), of(child)));
    Value::Object(fields.collect())
}

//! An element of PrestaShop's XML, as it is read.

use serde_json::{Map, Value};

/// What was read of an element so far.
#[derive(Debug)]
pub(super) struct Element {
    name: String,
    /// It says that it is a list.
    is_list: bool,
    /// What stands before anything else in it.
    text: String,
    text_is_over: bool,
    has_children: bool,
    /// The text of its first element, where that is the first of several languages.
    in_a_language: Option<String>,
    elements: Vec<(String, Value)>,
    /// None of its elements is empty.
    are_filled: bool,
}

impl Element {
    pub fn new(name: &str, is_list: bool) -> Self {
        Self {
            name: name.to_owned(),
            is_list,
            text: String::new(),
            text_is_over: false,
            has_children: false,
            in_a_language: None,
            elements: Vec::new(),
            are_filled: true,
        }
    }

    pub fn write(&mut self, text: &str) {
        self.has_children = true;
        if !self.text_is_over {
            self.text.push_str(text);
        }
    }

    /// Something else than text and elements is in it.
    pub fn interrupt(&mut self) {
        self.has_children = true;
        self.text_is_over = true;
    }

    pub fn add(&mut self, element: Self) {
        self.interrupt();
        self.are_filled &= element.has_children;
        if self.elements.is_empty() && element.name == "language" {
            self.in_a_language = Some(element.text.trim().to_owned());
        }
        self.elements.push((element.name.clone(), element.into_value()));
    }

    /// A text, a list where it says so, or a group of fields.
    pub fn into_value(self) -> Value {
        if self.is_list && self.has_children && self.are_filled {
            return Value::Array(self.elements.into_iter().map(|(_, value)| value).collect());
        }
        if let Some(text) = self.in_a_language {
            return Value::String(text);
        }
        if self.elements.is_empty() {
            return Value::String(self.text.trim().to_owned());
        }
        Value::Object(self.elements.into_iter().collect::<Map<_, _>>())
    }
}

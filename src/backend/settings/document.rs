//! A TOML file, walked key by key: every value knows its line, and a key that nobody asked for is a mistake.

use std::cell::RefCell;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::{SettingsProblem, SettingsProblems};

/// A file and what was found wrong with it so far.
pub(super) struct Document<'t> {
    name: String,
    text: &'t str,
    root: Spanned<DeTable<'t>>,
    problems: RefCell<Vec<SettingsProblem>>,
}

impl<'t> Document<'t> {
    pub(super) fn parse(name: &str, text: &'t str) -> Result<Self, SettingsProblems> {
        let problems = RefCell::default();
        match DeTable::parse(text) {
            Ok(root) => Ok(Self { name: name.to_owned(), text, root, problems }),
            Err(problem) => {
                let line = problem.span().map(|span| line_of(text, &span));
                let message = format!("is no TOML: {}", problem.message());
                Err(SettingsProblems::new(name, vec![SettingsProblem { line, key: String::new(), message }]))
            }
        }
    }

    pub(super) fn root(&self) -> Section<'_> {
        Section {
            document: Context { text: self.text, problems: &self.problems },
            path: String::new(),
            line: 1,
            table: self.root.get_ref(),
            asked: Vec::new(),
        }
    }

    /// What was read, if nothing was wrong.
    pub(super) fn done<T>(self, read: T) -> Result<T, SettingsProblems> {
        let problems = self.problems.into_inner();
        if problems.is_empty() { Ok(read) } else { Err(SettingsProblems::new(&self.name, problems)) }
    }
}

#[derive(Clone, Copy)]
struct Context<'d> {
    text: &'d str,
    problems: &'d RefCell<Vec<SettingsProblem>>,
}

/// A table of the file.
pub(super) struct Section<'d> {
    document: Context<'d>,
    path: String,
    line: usize,
    table: &'d DeTable<'d>,
    asked: Vec<&'static str>,
}

/// A value with its place, so that whoever looks into it can say what is wrong.
pub(super) struct Placed<'d, T> {
    document: Context<'d>,
    pub key: String,
    pub line: usize,
    pub value: T,
}

impl<'d> Section<'d> {
    /// A line of text.
    pub(super) fn text(&mut self, key: &'static str) -> Option<Placed<'d, &'d str>> {
        self.read(key, "a text between quotation marks", |value| match value {
            DeValue::String(text) if !text.trim().is_empty() && !text.contains(char::is_control) => Some(&**text),
            _ => None,
        })
    }

    /// A whole number, not negative.
    pub(super) fn number(&mut self, key: &'static str) -> Option<Placed<'d, u32>> {
        self.read(key, "a whole number", |value| match value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        })
    }

    pub(super) fn flag(&mut self, key: &'static str) -> Option<Placed<'d, bool>> {
        self.read(key, "true or false", |value| match value {
            DeValue::Boolean(flag) => Some(*flag),
            _ => None,
        })
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, key: &'static str) -> Option<Placed<'d, Vec<&'d str>>> {
        self.read(key, "a list of texts, such as [\"one\", \"two\"]", |value| match value {
            DeValue::Array(items) => items
                .iter()
                .map(|item| match item.get_ref() {
                    DeValue::String(text) if !text.trim().is_empty() && !text.contains(char::is_control) => {
                        Some(&**text)
                    }
                    _ => None,
                })
                .collect(),
            _ => None,
        })
    }

    /// A value that an option of the command takes, as it would be typed: a text, a number, true or false, or a list of texts.
    pub(super) fn typed(&mut self, key: &'static str) -> Option<Placed<'d, Vec<String>>> {
        self.read(key, "a text, a number, true or false, or a list of texts", |value| {
            let one = |value: &DeValue<'_>| match value {
                DeValue::String(text) => Some(text.to_string()),
                DeValue::Integer(number) if number.radix() == 10 => Some(number.as_str().to_owned()),
                DeValue::Boolean(flag) => Some(flag.to_string()),
                _ => None,
            };
            match value {
                DeValue::Array(items) => items.iter().map(|item| one(item.get_ref())).collect(),
                value => one(value).map(|value| vec![value]),
            }
        })
    }

    /// A table of this name.
    pub(super) fn section(&mut self, key: &'static str) -> Option<Section<'d>> {
        let table = self.read(key, "a table, begun by its name between [ and ]", |value| match value {
            DeValue::Table(table) => Some(table),
            _ => None,
        })?;
        Some(Section {
            document: self.document,
            path: table.key.clone(),
            line: table.line,
            table: table.value,
            asked: Vec::new(),
        })
    }

    /// The tables in the table of this name, with their names as the shop gave them.
    pub(super) fn sections(&mut self, key: &'static str) -> Vec<(&'d str, Section<'d>)> {
        let Some(outer) = self.section(key) else { return Vec::new() };
        let mut sections = Vec::new();
        for (name, value) in outer.table {
            let line = line_of(outer.document.text, &name.span());
            let path = format!("{}.{}", outer.path, name.get_ref());
            let DeValue::Table(table) = value.get_ref() else {
                outer.document.report(line, path, "must be a table, begun by its name between [ and ]".to_owned());
                continue;
            };
            let name: &str = name.get_ref();
            let section = Section { document: outer.document, path, line, table, asked: Vec::new() };
            sections.push((name, section));
        }
        sections
    }

    /// The texts in the table of this name, with their names as the shop gave them.
    pub(super) fn entries(&mut self, key: &'static str) -> Vec<(&'d str, Placed<'d, &'d str>)> {
        let Some(outer) = self.section(key) else { return Vec::new() };
        let mut entries = Vec::new();
        for (name, value) in outer.table {
            let line = line_of(outer.document.text, &name.span());
            let path = format!("{}.{}", outer.path, name.get_ref());
            match value.get_ref() {
                DeValue::String(text) => {
                    let value: &str = text;
                    let placed = Placed { document: outer.document, key: path, line, value };
                    entries.push((&**name.get_ref(), placed));
                }
                _ => outer.document.report(line, path, "must be a text between quotation marks".to_owned()),
            }
        }
        entries
    }

    /// Says what is wrong with the section as a whole.
    pub(super) fn refuse(&self, message: impl Into<String>) {
        self.document.report(self.line, self.path.clone(), message.into());
    }

    /// Says of every key that nobody asked for that there is none such.
    pub(super) fn finish(self) {
        for name in self.table.keys() {
            if !self.asked.contains(&&**name.get_ref()) {
                let line = line_of(self.document.text, &name.span());
                let message = format!("there is no such key; allowed are {}", self.asked.join(", "));
                self.document.report(line, self.path_of(name.get_ref()), message);
            }
        }
    }

    fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    fn read<T>(
        &mut self,
        key: &'static str,
        allowed: &str,
        read: impl FnOnce(&'d DeValue<'d>) -> Option<T>,
    ) -> Option<Placed<'d, T>> {
        self.asked.push(key);
        let (name, value) = self.table.get_key_value(key)?;
        let line = line_of(self.document.text, &name.span());
        let key = self.path_of(key);
        match read(value.get_ref()) {
            Some(value) => Some(Placed { document: self.document, key, line, value }),
            None => {
                self.document.report(line, key, format!("must be {allowed}"));
                None
            }
        }
    }
}

impl<'d, T> Placed<'d, T> {
    /// Says what is wrong with the value.
    pub(super) fn refuse(&self, message: impl Into<String>) {
        self.document.report(self.line, self.key.clone(), message.into());
    }

    /// The value as something else, or what is wrong with it.
    pub(super) fn read<U, E: ToString>(self, read: impl FnOnce(&T) -> Result<U, E>) -> Option<U> {
        read(&self.value).map_err(|problem| self.refuse(problem.to_string())).ok()
    }
}

impl Context<'_> {
    fn report(&self, line: usize, key: String, message: String) {
        self.problems.borrow_mut().push(SettingsProblem { line: Some(line), key, message });
    }
}

fn line_of(text: &str, span: &Range<usize>) -> usize {
    text.as_bytes()[..span.start.min(text.len())].iter().filter(|byte| **byte == b'\n').count() + 1
}

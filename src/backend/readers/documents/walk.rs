//! The way through a text, from one list of records to the next.

use std::io::{self, BufRead};

use super::{ITSELF, Take, Way, Ways};
use crate::backend::json_text::{JsonText, NoValue, without_place};

/// Why a text can't be read to its end.
#[derive(Debug, thiserror::Error)]
pub enum Unread {
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error("{message} at line {line} column {column}")]
    NotJson { line: usize, column: usize, message: String },
}

/// A place in a document that a way leads to, or through.
struct Place {
    /// The ways that have led here so far.
    lists: Vec<Way>,
    objects: Vec<Way>,
    /// How many fields led here.
    depth: usize,
}

impl Place {
    fn outermost(ways: Ways) -> Self {
        Self { lists: ways.lists.to_vec(), objects: ways.objects.to_vec(), depth: 0 }
    }

    /// What is in a field, where a way goes on.
    fn within(&self, name: &str) -> Option<Self> {
        let going_on = |ways: &[Way]| -> Vec<Way> {
            ways.iter().filter(|way| way.get(self.depth) == Some(&name)).copied().collect()
        };
        let inner = Self { lists: going_on(&self.lists), objects: going_on(&self.objects), depth: self.depth + 1 };
        (!inner.lists.is_empty() || !inner.objects.is_empty()).then_some(inner)
    }

    /// The way to the list that may be here.
    fn list(&self) -> Option<Way> {
        if self.depth == 0 { Some(ITSELF) } else { self.end_of(&self.lists) }
    }

    fn end_of(&self, ways: &[Way]) -> Option<Way> {
        ways.iter().find(|way| way.len() == self.depth).copied()
    }
}

/// What a text says that breaks off.
const ENDS: &str = "it ends too early";

/// One way through all documents of a text.
pub(super) struct Walk<'t, R> {
    pub text: JsonText<R>,
    ways: Ways,
    take: Take<'t>,
    /// The document that was read last has the field by which it is one record.
    pub is_whole: bool,
    /// A way led to something in any of them.
    pub has_any: bool,
}

impl<'t, R: BufRead> Walk<'t, R> {
    pub fn of(bytes: R, ways: Ways, take: Take<'t>) -> Self {
        Self { text: JsonText::of(bytes), ways, take, is_whole: false, has_any: false }
    }

    /// Takes the records of the document that is next.
    pub fn document(&mut self) -> Result<(), Unread> {
        if let Some(text) = self.read(&Place::outermost(self.ways))? {
            (self.take)(ITSELF, text.into());
        }
        Ok(())
    }

    /// The text of what is here; none where its records were taken.
    fn read(&mut self, place: &Place) -> Result<Option<String>, Unread> {
        match (self.text.next_sign()?, place.list()) {
            (Some(b'{'), _) => self.fields(place),
            (Some(b'['), Some(way)) => {
                self.has_any |= place.depth > 0;
                self.entries(Some(way))?;
                Ok(None)
            }
            _ => Ok(Some(self.cut()?.to_owned())),
        }
    }

    /// Takes each entry of the list that is here, if a way leads to it.
    fn entries(&mut self, way: Option<Way>) -> Result<(), Unread> {
        let mut is_open = self.opens(b']')?;
        while is_open {
            self.value(way)?;
            is_open = self.goes_on(b']', "expected `,` or `]`")?;
        }
        Ok(())
    }

    fn fields(&mut self, place: &Place) -> Result<Option<String>, Unread> {
        // None once it is known by its records: then nobody asks for what is beside them.
        let mut text = Some(String::from("{"));
        let mut is_open = self.opens(b'}')?;
        while is_open {
            let (name, written) = self.name()?;
            self.is_whole |= place.depth == 0 && self.ways.whole_by == Some(&name);
            let value = match place.within(&name) {
                Some(inner) => self.read(&inner)?,
                None if text.is_none() => self.pass_over()?,
                None => Some(self.cut()?.to_owned()),
            };
            text = text.zip(value).map(|(mut text, value)| {
                text.push_str(if text.len() > 1 { "," } else { "" });
                [&written, ":", &value].iter().for_each(|part| text.push_str(part));
                text
            });
            is_open = self.goes_on(b'}', "expected `,` or `}`")?;
        }
        let Some(text) = text.map(|text| text + "}") else { return Ok(None) };
        let Some(way) = place.end_of(&place.objects) else { return Ok(Some(text)) };
        self.has_any = true;
        (self.take)(way, text.into());
        Ok(None)
    }

    /// The name of a field, and how it is written; its value is next.
    fn name(&mut self) -> Result<(String, String), Unread> {
        if self.text.next_sign()? != Some(b'"') {
            return Err(self.not_json("expected the name of a field"));
        }
        let written = self.cut()?.to_owned();
        let name = serde_json::from_str(&written).map_err(|problem| self.not_json(&without_place(&problem)))?;
        if self.text.next_sign()? != Some(b':') {
            return Err(self.not_json("expected `:`"));
        }
        self.text.take()?;
        Ok((name, written))
    }

    /// Goes into a list or an object, unless it ends at once.
    fn opens(&mut self, end: u8) -> Result<bool, Unread> {
        self.text.take()?;
        let is_empty = self.text.next_sign()? == Some(end);
        if is_empty {
            self.text.take()?;
        }
        Ok(!is_empty)
    }

    /// Goes on to what comes next in it, or behind its end.
    fn goes_on(&mut self, end: u8, expected: &str) -> Result<bool, Unread> {
        let sign = self.text.next_sign()?;
        if sign != Some(b',') && sign != Some(end) {
            return Err(self.not_json(if sign.is_none() { ENDS } else { expected }));
        }
        self.text.take()?;
        Ok(sign == Some(b','))
    }

    /// Reads what nobody asks for; a list entry by entry, for it may be long.
    fn pass_over(&mut self) -> Result<Option<String>, Unread> {
        match self.text.next_sign()? {
            Some(b'[') => self.entries(None)?,
            _ => self.value(None)?,
        }
        Ok(None)
    }

    /// Takes the value that is here, if a way leads to it.
    pub fn value(&mut self, way: Option<Way>) -> Result<(), Unread> {
        let text = self.cut()?.into();
        if let Some(way) = way {
            (self.take)(way, text);
        }
        Ok(())
    }

    fn cut(&mut self) -> Result<&str, Unread> {
        let sign = self.text.next_sign()?;
        let (line, column) = self.text.place();
        self.text.value()?.map_err(|problem| match problem {
            NoValue::Missing => {
                let message = if sign.is_none() { ENDS } else { "expected value" };
                Unread::NotJson { line, column, message: message.to_owned() }
            }
            NoValue::Broken { line, column, error } => Unread::NotJson { line, column, message: without_place(&error) },
        })
    }

    fn not_json(&self, message: &str) -> Unread {
        let (line, column) = self.text.place();
        Unread::NotJson { line, column, message: message.to_owned() }
    }
}

//! The records of files of JSON. Whoever reads them goes through all files twice, so that all are readable before an order is
//! handed on, and what is beside the orders is known.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_json::Value;
use serde_json::value::RawValue;

use super::documents::{Documents, Unread, Way, Ways};
use super::source::Print;
use super::{Converted, Flaw, Sink, SourceFile, UnreadableSource};

/// A record as it stands in its file, decoded when it is its turn.
#[derive(Clone, Debug)]
pub(super) struct Record<'f> {
    file: &'f SourceFile,
    text: Box<str>,
    /// Its place among those of its file, from one.
    place: usize,
    /// What led to it.
    pub way: Way,
}

/// What stands in each field of a record, not decoded.
type Fields<'r> = BTreeMap<Cow<'r, str>, &'r RawValue>;

impl<'f> Record<'f> {
    pub fn new(file: &'f SourceFile, way: Way, place: usize, value: &Value) -> Self {
        Self { file, text: value.to_string().into(), place, way }
    }

    /// A part of what it says.
    pub fn part(&self, way: Way, value: &Value) -> Self {
        Self::new(self.file, way, self.place, value)
    }

    /// What it says; none where it is nested deeper than anything is that somebody wrote.
    pub fn decoded(&self) -> Option<Value> {
        serde_json::from_str(&self.text).ok()
    }

    /// Hands what it says to `read`; where it can't be decoded, an error in its stead to the sink.
    pub fn hand_to(&self, sink: Sink<'_>, read: impl FnOnce(Value, Sink<'_>)) {
        match serde_json::from_str(&self.text) {
            Ok(value) => read(value, sink),
            Err(problem) => {
                let place = format!("{}, record {}", self.file.name, self.place);
                let flaws = Flaw::new(place, format!("is no JSON: {problem}")).into();
                sink(Converted { name: format!("record {}", self.place), order: Err(flaws), notes: Vec::new() });
            }
        }
    }

    /// Its fields, to tell by what it is; none where it is no object.
    pub fn fields(&self) -> Fields<'_> {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    pub fn into_text(self) -> Box<str> {
        self.text
    }
}

/// Files that were gone through once.
#[derive(Debug)]
pub(super) struct Records<'f> {
    ways: Ways,
    files: Vec<(&'f SourceFile, Documents, Print)>,
}

impl<'f> Records<'f> {
    /// Goes through all files, and has a look at each record.
    pub fn look_through(
        files: &'f [SourceFile],
        ways: Ways,
        mut look: impl FnMut(Record<'f>),
    ) -> Result<Self, UnreadableSource> {
        let mut known = Vec::with_capacity(files.len());
        for file in files {
            let (documents, print) = look_through(file, ways, &mut look)?;
            known.push((file, documents, print));
        }
        Ok(Self { ways, files: known })
    }

    /// Hands on each record, in the order of the files.
    pub fn hand_on(&self, mut take: impl FnMut(Record<'f>)) -> Result<(), UnreadableSource> {
        for (file, documents, print) in &self.files {
            hand_on(file, self.ways, (documents, *print), &mut take)?;
        }
        Ok(())
    }
}

/// Goes through a file for the first time.
pub(super) fn look_through<'f>(
    file: &'f SourceFile,
    ways: Ways,
    look: &mut dyn FnMut(Record<'f>),
) -> Result<(Documents, Print), UnreadableSource> {
    let mut pass = file.pass()?;
    let documents = Documents::first(&mut pass, ways, &mut numbered(file, look));
    let documents = documents.map_err(|problem| unread(file, problem))?;
    Ok((documents, pass.print()))
}

/// Goes through it for the second time: it must be what it was.
pub(super) fn hand_on<'f>(
    file: &'f SourceFile,
    ways: Ways,
    (documents, print): (&Documents, Print),
    take: &mut dyn FnMut(Record<'f>),
) -> Result<(), UnreadableSource> {
    let mut pass = file.pass()?;
    documents.again(&mut pass, ways, &mut numbered(file, take)).map_err(|_| file.changed())?;
    file.is_still(print, pass.print())
}

fn numbered<'f>(file: &'f SourceFile, take: &mut dyn FnMut(Record<'f>)) -> impl FnMut(Way, Box<str>) {
    let mut place = 0;
    move |way, text| {
        place += 1;
        take(Record { file, text, place, way });
    }
}

fn unread(file: &SourceFile, problem: Unread) -> UnreadableSource {
    match problem {
        Unread::Io(problem) => file.broke_off(problem),
        Unread::NotJson { .. } => file.unreadable(format!("is no JSON: {problem}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::readers::documents::ITSELF;

    const WAYS: Ways = Ways { lists: &[&["orders"]], objects: &[], whole_by: None };

    #[test]
    fn what_can_not_be_decoded_is_said_before_any_record_is_handed_on() {
        for text in ["[{\"a\":1}, {", "[{\"a\":1}] x", "nothing"] {
            let files = [SourceFile::held("sound.json", "[1]"), SourceFile::held("orders.json", text)];
            let problem = Records::look_through(&files, WAYS, |_| {}).expect_err(text).to_string();
            assert!(problem.starts_with("orders.json: is no JSON: "), "{problem}");
        }
    }

    #[test]
    fn every_record_is_looked_at_and_then_handed_on() {
        let files = [SourceFile::held("a.json", "\u{feff}[1]"), SourceFile::held("b.json", "{\"orders\":[2]}{}")];
        let (mut seen, mut taken) = (Vec::new(), Vec::new());
        let records = Records::look_through(&files, WAYS, |record| seen.push((record.way, record.text)));
        records.and_then(|records| records.hand_on(|record| taken.push((record.way, record.text)))).expect("JSON");
        assert_eq!(seen, [(ITSELF, "1".into()), (WAYS.lists[0], "2".into()), (ITSELF, "{}".into())]);
        assert_eq!(taken, seen);
    }

    #[test]
    fn a_record_that_is_nested_too_deep_is_an_error_of_its_own() {
        let files = [SourceFile::held("orders.json", format!("[1, {}1{}, 2]", "[".repeat(500), "]".repeat(500)))];
        let (mut read, mut failed) = (Vec::new(), Vec::new());
        let records = Records::look_through(&files, WAYS, |_| {}).expect("JSON");
        let hand_on = |record: Record<'_>| record.hand_to(&mut |one| failed.push(one), |value, _| read.push(value));
        records.hand_on(hand_on).expect("the same JSON");
        assert_eq!(read, [1, 2]);
        let flaw = failed[0].order.as_ref().expect_err("too deep").0[0].to_string();
        assert_eq!(failed[0].name, "record 2");
        assert!(flaw.starts_with("orders.json, record 2: is no JSON: recursion limit"), "{flaw}");
    }
}

//! The files of PrestaShop's webservice, in JSON or XML, as entries of its resources one by one.

use std::io::{BufRead, Read};

use serde_json::Value;

use super::documents::{Documents, ITSELF, Way, Ways};
use super::prestashop_xml::{self, Met, NotXml};
use super::records::{self, Record};
use super::source::Print;
use super::{SourceFile, UnreadableSource};
use crate::backend::file_text::count_lines;

/// To the webservice's resources that are read.
const RESOURCES: [Way; 10] = [
    &["orders"],
    &["order_payments"],
    &["order_cart_rules"],
    &["order_slips"],
    &["order_states"],
    &["addresses"],
    &["customers"],
    &["currencies"],
    &["languages"],
    &["countries"],
];
/// To an order that was asked for by its id.
const ORDER: Way = &["order"];
const WAYS: Ways = Ways { lists: &RESOURCES, objects: &[ORDER], whole_by: None };

/// A file that was gone through once.
#[derive(Debug)]
pub(super) struct WebserviceFile<'f> {
    file: &'f SourceFile,
    /// None where it is XML.
    documents: Option<Documents>,
    print: Print,
}

impl<'f> WebserviceFile<'f> {
    /// Goes through the file, and has a look at each entry; its way is its resource.
    pub fn look_through(file: &'f SourceFile, look: &mut dyn FnMut(Record<'f>)) -> Result<Self, UnreadableSource> {
        let mut has_any = false;
        let known = if is_markup(file)? {
            let print = go_through_xml(file, &mut has_any, look)?;
            Self { file, documents: None, print }
        } else {
            let mut look = |record: Record<'f>| entries(record, &mut has_any, look);
            let (documents, print) = records::look_through(file, WAYS, &mut look)?;
            has_any |= documents.has_any;
            Self { file, documents: Some(documents), print }
        };
        if has_any {
            return Ok(known);
        }
        let names = RESOURCES.concat().join(", ");
        Err(file.unreadable(format!("has none of the webservice's resources: {names}")))
    }

    /// Hands on each entry; what can't be decoded is an entry of no resource.
    pub fn hand_on(&self, take: &mut dyn FnMut(Record<'f>)) -> Result<(), UnreadableSource> {
        match &self.documents {
            Some(documents) => {
                let mut take = |record: Record<'f>| entries(record, &mut false, take);
                records::hand_on(self.file, WAYS, (documents, self.print), &mut take)
            }
            None => {
                let print = go_through_xml(self.file, &mut false, take).map_err(|_| self.file.changed())?;
                self.file.is_still(self.print, print)
            }
        }
    }
}

/// Whether an entry is an order.
pub(super) fn is_order(entry: &Record<'_>) -> bool {
    entry.way == RESOURCES[0] || entry.way == ORDER
}

fn is_markup(file: &SourceFile) -> Result<bool, UnreadableSource> {
    for byte in file.pass()?.bytes() {
        let byte = byte.map_err(|problem| file.broke_off(problem))?;
        if !byte.is_ascii_whitespace() {
            return Ok(byte == b'<');
        }
    }
    Ok(false)
}

/// The entries of a record, which is one itself unless it is a document in a list of them.
fn entries<'f>(record: Record<'f>, has_any: &mut bool, take: &mut dyn FnMut(Record<'f>)) {
    let document = if record.way == ITSELF { record.decoded() } else { None };
    let Some(document) = document else { return take(record) };
    for way in RESOURCES {
        if let Some(Value::Array(entries)) = document.get(way[0]) {
            *has_any = true;
            entries.iter().for_each(|entry| take(record.part(way, entry)));
        }
    }
    if let Some(order) = document.get(ORDER[0]).filter(|order| order.is_object()) {
        *has_any = true;
        take(record.part(ORDER, order));
    }
}

fn go_through_xml<'f>(
    file: &'f SourceFile,
    has_any: &mut bool,
    take: &mut dyn FnMut(Record<'f>),
) -> Result<Print, UnreadableSource> {
    let mut pass = file.pass()?;
    let (mut way, mut place) = (None, 0);
    let outcome = prestashop_xml::read(&mut pass, &mut |met| match (met, way) {
        (Met::Resource(name), _) => {
            way = RESOURCES.into_iter().find(|way| way[0] == name);
            *has_any |= way.is_some();
        }
        (Met::Entry(entry), Some(way)) => {
            place += 1;
            take(Record::new(file, way, place, &entry));
        }
        (Met::Entry(_), None) => {}
    });
    outcome.map_err(|problem| not_xml(file, &problem))?;
    Ok(pass.print())
}

fn not_xml(file: &SourceFile, problem: &NotXml) -> UnreadableSource {
    match line_after(file, problem.offset) {
        Ok(line) => file.unreadable(format!("is no XML: line {line}: {}", problem.message)),
        Err(problem) => problem,
    }
}

/// The line in which so many bytes end.
fn line_after(file: &SourceFile, count: u64) -> Result<usize, UnreadableSource> {
    let mut before = file.pass()?.take(count);
    let mut line = 1;
    loop {
        let bytes = before.fill_buf().map_err(|problem| file.broke_off(problem))?;
        if bytes.is_empty() {
            return Ok(line);
        }
        line += count_lines(bytes);
        let length = bytes.len();
        before.consume(length);
    }
}

//! PrestaShop's XML as the JSON that the same webservice answers when it is asked for JSON, one resource at a time: one reader
//! for both.

use std::io::BufRead;

use quick_xml::XmlVersion::Implicit1_0;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, escape};

use super::exact::spelled;
use super::prestashop_element::Element;

/// Elements within each other; what the webservice writes has a dozen.
const DEEPEST: usize = 100;

/// Why a text is none of XML, or none that is read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NotXml {
    /// The bytes before it.
    pub offset: u64,
    pub message: String,
}

/// What is met in a document.
#[derive(Debug)]
pub(super) enum Met<'a> {
    /// A resource, or a list of them, which may be empty.
    Resource(&'a str),
    /// An entry of the resource that was met last.
    Entry(serde_json::Value),
}

/// Goes through a document.
pub(super) fn read(bytes: impl BufRead, meet: &mut dyn FnMut(Met<'_>)) -> Result<(), NotXml> {
    let mut reader = Reader::from_reader(bytes);
    let (mut buffer, mut document) = (Vec::new(), Document::default());
    loop {
        let offset = reader.buffer_position();
        let event = reader.read_event_into(&mut buffer).map_err(|problem| problem.to_string());
        match event.and_then(|event| document.read(event, meet)) {
            Ok(true) => return Ok(()),
            Ok(false) => buffer.clear(),
            Err(message) => return Err(NotXml { offset, message }),
        }
    }
}

/// How far a document was read.
#[derive(Debug, Default)]
struct Document {
    has_root: bool,
    /// The root and the list of a resource, which are elements around entries and none of one.
    around: usize,
    /// The entry that is being read, from its outermost element to the innermost.
    entry: Vec<Element>,
}

impl Document {
    /// Whether this was its end.
    fn read(&mut self, event: Event<'_>, meet: &mut dyn FnMut(Met<'_>)) -> Result<bool, String> {
        match event {
            Event::Start(start) => self.start(&start, meet)?,
            Event::End(_) => self.end(meet),
            Event::Empty(start) => {
                self.start(&start, meet)?;
                self.end(meet);
            }
            Event::Text(text) if text.contains("]]>") => {
                return Err("it has ]]> where nothing is ended by it".to_owned());
            }
            Event::Text(text) => self.text(&text.xml10_content())?,
            Event::CData(text) if self.depth() > 0 => self.text(&text.xml10_content())?,
            Event::CData(_) => return Err("there is text outside of its root".to_owned()),
            Event::GeneralRef(reference) => self.text(&resolved(&reference)?)?,
            Event::Comment(_) | Event::PI(_) => self.entry.last_mut().into_iter().for_each(Element::interrupt),
            // It could name files, and letters that stand for a thousand others.
            Event::DocType(_) => return Err("it has a document type, which is not read".to_owned()),
            Event::Decl(declared) if !self.has_root => {
                is_list(&BytesStart::from_content(&*declared, "xml".len()))?;
            }
            Event::Decl(_) => return Err("it is declared to be XML in its middle".to_owned()),
            Event::Eof if !self.has_root => return Err("it has no element".to_owned()),
            Event::Eof if self.depth() > 0 => return Err("it ends in the middle of an element".to_owned()),
            Event::Eof => return Ok(true),
        }
        Ok(false)
    }

    fn depth(&self) -> usize {
        self.around + self.entry.len()
    }

    fn start(&mut self, start: &BytesStart<'_>, meet: &mut dyn FnMut(Met<'_>)) -> Result<(), String> {
        let is_list = is_list(start)?;
        if self.depth() == DEEPEST {
            return Err(format!("it has more than {DEEPEST} elements within each other"));
        }
        let (whole, name) = (start.name(), start.local_name());
        if !is_name(whole.as_ref()) || !is_name(name.as_ref()) {
            return Err(format!("{} is no name of an element", spelled(whole.as_ref())));
        }
        let name = name.as_ref();
        match (self.around, self.entry.is_empty()) {
            (0, _) if self.has_root => return Err("it has more than one root".to_owned()),
            (0, _) => {
                self.has_root = true;
                self.around = 1;
            }
            // One resource is asked for by its id, several are in a list of their own.
            (1, true) => {
                let list = plural(name);
                meet(Met::Resource(list.unwrap_or(name)));
                match list {
                    Some(_) => self.entry.push(Element::new(name, is_list)),
                    None => self.around = 2,
                }
            }
            _ => self.entry.push(Element::new(name, is_list)),
        }
        Ok(())
    }

    fn end(&mut self, meet: &mut dyn FnMut(Met<'_>)) {
        match (self.entry.pop(), self.entry.last_mut()) {
            (None, _) => self.around -= 1,
            (Some(element), Some(parent)) => parent.add(element),
            (Some(element), None) => meet(Met::Entry(element.into_value())),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), String> {
        if let Some(letter) = text.chars().find(|letter| !is_allowed(*letter)) {
            return Err(format!("it has a letter that XML has not: {letter:?}"));
        }
        match self.entry.last_mut() {
            Some(element) => element.write(text),
            None if self.around == 0 && !text.trim().is_empty() => {
                return Err("there is text outside of its root".to_owned());
            }
            None => {}
        }
        Ok(())
    }
}

/// The letter that a reference stands for. A document's own are none, so that no text of it is longer than it is itself.
fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(letter) = reference.resolve_char_ref().map_err(|problem| problem.to_string())? {
        return Ok(letter.to_string());
    }
    let name = reference.xml10_content();
    let known = escape::resolve_xml_entity(&name).map(str::to_owned);
    known.ok_or_else(|| format!("nobody knows what {} stands for", spelled(&format!("&{name};"))))
}

/// Whether an element says that it is a list, in attributes that are whole.
fn is_list(start: &BytesStart<'_>) -> Result<bool, String> {
    let mut is_list = false;
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|problem| problem.to_string())?;
        let name = attribute.key.as_ref();
        if !is_name(name) || attribute.value.contains('<') {
            return Err(format!("{} is no attribute", spelled(name)));
        }
        attribute.normalized_value(Implicit1_0).map_err(|problem| problem.to_string())?;
        is_list |= name == "nodeType";
    }
    Ok(is_list)
}

fn is_name(name: &str) -> bool {
    let begins = |letter: char| letter.is_alphabetic() || letter == '_';
    name.starts_with(begins) && name.chars().all(|letter| letter.is_alphanumeric() || "_-.:".contains(letter))
}

/// The letters that a document of XML 1.0 may have.
fn is_allowed(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
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

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use serde_json::{Value, json};

    use super::*;

    /// What is met: the names of resources, and entries.
    fn met(text: &str, at_once: usize) -> Result<Vec<Value>, String> {
        let mut met = Vec::new();
        let mut meet = |one: Met<'_>| {
            met.push(match one {
                Met::Resource(name) => name.into(),
                Met::Entry(entry) => entry,
            });
        };
        let outcome = read(BufReader::with_capacity(at_once, text.as_bytes()), &mut meet);
        outcome.map(|()| met).map_err(|problem| problem.message)
    }

    fn check(text: &str, expected: &[Value]) {
        assert_eq!(met(text, 1_000).as_deref(), Ok(expected), "{text}");
        assert_eq!(met(text, 1).as_deref(), Ok(expected), "byte by byte: {text}");
    }

    #[test]
    fn one_resource_and_a_list_of_several_are_both_met_as_a_list() {
        check(
            "<?xml version=\"1.0\"?>\n<p xmlns:x=\"y\"><order><id>1</id></order><orders><order><id>2</id></order>\n<order x:href=\"z\"/></orders>\
             <tags/></p>\n<!-- end -->",
            &[json!("orders"), json!({"id": "1"}), json!("orders"), json!({"id": "2"}), json!(""), json!("tags")],
        );
    }

    #[test]
    fn a_text_is_what_stands_before_anything_else() {
        for (inside, text) in [
            ("<![CDATA[ a < b ]]>", "a < b"),
            ("é &amp; &lt;&#x41;&#66;<![CDATA[&amp;]]>", "é & <AB&amp;"),
            ("a\r\nb", "a\nb"),
            ("a<!-- b -->c", "a"),
            ("<!-- b -->c", ""),
            (" ", ""),
        ] {
            check(&format!("<p><order><note>{inside}</note></order></p>"), &[json!("orders"), json!({"note": text})]);
        }
    }

    #[test]
    fn lists_say_so_and_the_first_of_several_languages_counts() {
        for (inside, value) in [
            ("<rows nodeType=\"row\"><row><id>1</id></row><row>2</row></rows>", json!({"rows": [{"id": "1"}, "2"]})),
            ("<rows nodeType=\"row\"> </rows>", json!({"rows": []})),
            ("<rows nodeType=\"row\"/>", json!({"rows": ""})),
            ("<rows nodeType=\"row\"><row><![CDATA[]]></row></rows>", json!({"rows": [""]})),
            ("<rows nodeType=\"row\"><row>1</row><row/></rows>", json!({"rows": {"row": ""}})),
            (
                "<name><language id=\"1\">Payé</language><language id=\"2\">Paid</language></name>",
                json!({"name": "Payé"}),
            ),
            ("<a>x<b>1</b><b>2</b></a>", json!({"a": {"b": "2"}})),
        ] {
            check(&format!("<p><order>{inside}</order></p>"), &[json!("orders"), value]);
        }
    }

    #[test]
    fn what_is_no_whole_document_is_refused() {
        for (text, said) in [
            ("<p", "syntax error"),
            ("<p><order>", "it ends in the middle of an element"),
            ("<p></q>", "ill-formed document"),
            ("<p/><p/>", "it has more than one root"),
            ("<p/>x", "there is text outside of its root"),
            ("<p/><![CDATA[x]]>", "there is text outside of its root"),
            ("<p><order a=\"1\" a=\"2\"/></p>", "position"),
            ("<p>\u{0}</p>", "it has a letter that XML has not: '\\0'"),
            ("<p><1/></p>", "\"1\" is no name of an element"),
            ("<p><a[/></p>", "\"a[\" is no name of an element"),
            ("<p><a:/></p>", "\"a:\" is no name of an element"),
            ("<p><a b[=\"1\"/></p>", "\"b[\" is no attribute"),
            ("<p><a b=\"<c/>\"/></p>", "\"b\" is no attribute"),
            ("<p>]]></p>", "it has ]]> where nothing"),
            ("<!-- a -->", "it has no element"),
            ("<?xml version=1.0?><p/>", "position"),
            ("<?xml version=\"1.0\"[ encoding=\"UTF-8\"?><p/>", "position"),
        ] {
            let problem = met(text, 1_000).expect_err(text);
            assert!(problem.contains(said), "{text}: {problem}");
        }
    }

    /// Letters that stand for letters that stand for others, files of the machine, and towers of elements.
    #[test]
    fn no_document_is_more_than_it_says_itself() {
        let bomb =
            "<!DOCTYPE p [<!ENTITY a \"aaaa\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]><p><order>&b;</order></p>";
        assert_eq!(met(bomb, 1_000), Err("it has a document type, which is not read".to_owned()));
        let unknown = Err("nobody knows what \"&b;\" stands for".to_owned());
        assert_eq!(met("<p><order>&b;</order></p>", 1_000), unknown);
        assert!(met("<p><order a=\"&b;\"/></p>", 1_000).is_err());
        let tower = |height: usize| format!("<p>{}{}</p>", "<a>".repeat(height), "</a>".repeat(height));
        assert!(met(&tower(DEEPEST - 1), 1_000).is_ok());
        let refused = met(&tower(DEEPEST), 1_000);
        assert_eq!(refused, Err("it has more than 100 elements within each other".to_owned()));
        assert!(met(&tower(1_000_000), 1_000).is_err());
    }

    #[test]
    fn a_problem_is_where_it_stands() {
        let problem = read("<p>\n<order>\n&b;".as_bytes(), &mut |_| {}).expect_err("no entity");
        assert_eq!(problem.offset, 12);
    }
}

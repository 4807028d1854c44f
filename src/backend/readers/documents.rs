//! Records out of the JSON of a file, one after the other: the entries of its lists are cut out as they are met, and no other
//! part of it is in memory.

mod walk;

use std::io::BufRead;

pub(super) use walk::Unread;
use walk::Walk;

/// The fields that lead to a place in a document, from the outermost to the innermost.
pub(super) type Way = &'static [&'static str];

/// To the document itself.
pub(super) const ITSELF: Way = &[];

/// Where the records of a document are. A document that is a list is one of records; what is none, and has nothing where these
/// lead to, is a record itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    /// To lists of records.
    pub lists: &'static [Way],
    /// To what is one record, where it is an object.
    pub objects: &'static [Way],
    /// A field of a document that is one record, whatever lists it has.
    pub whole_by: Option<&'static str>,
}

/// Takes the text of a record, and the way that led to it.
pub(super) type Take<'t> = &'t mut dyn FnMut(Way, Box<str>);

/// What is known of the documents of a text once somebody went through it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Documents {
    /// Whether each is one record, where there is a field to tell by.
    wholes: Vec<bool>,
    /// Whether a way led to something in any of them.
    pub has_any: bool,
}

impl Documents {
    /// Goes through a text: one document, or several one after the other. The lists of one that turns out to be one record are
    /// taken apart all the same.
    pub fn first(bytes: impl BufRead, ways: Ways, take: Take<'_>) -> Result<Self, Unread> {
        let mut known = Self::default();
        let mut walk = Walk::of(bytes, ways, take);
        while walk.text.next_sign()?.is_some() {
            walk.is_whole = false;
            walk.document()?;
            if ways.whole_by.is_some() {
                known.wholes.push(walk.is_whole);
            }
        }
        known.has_any = walk.has_any;
        Ok(known)
    }

    /// Goes through the same text again.
    pub fn again(&self, bytes: impl BufRead, ways: Ways, take: Take<'_>) -> Result<(), Unread> {
        let mut wholes = self.wholes.iter();
        let mut walk = Walk::of(bytes, ways, take);
        while walk.text.next_sign()?.is_some() {
            match wholes.next() {
                Some(true) => walk.value(Some(ITSELF))?,
                _ => walk.document()?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, BufReader, Cursor, Read};

    use super::*;

    const WAYS: Ways = Ways {
        lists: &[&["orders"], &["products"], &["items"], &["data", "orders", "nodes"]],
        objects: &[&["orders"], &["data", "order"]],
        whole_by: Some("number"),
    };

    /// What both passes take: the last field of the way, and the text.
    fn taken(bytes: impl Fn() -> Box<dyn BufRead>, ways: Ways) -> Result<Vec<(String, String)>, String> {
        let mut taken = Vec::new();
        let known = Documents::first(bytes(), ways, &mut |_, _| {}).map_err(|problem| problem.to_string())?;
        let mut take = |way: Way, text: Box<str>| {
            taken.push((way.last().copied().unwrap_or_default().to_owned(), text.into_string()));
        };
        known.again(bytes(), ways, &mut take).map_err(|problem| problem.to_string())?;
        Ok(taken)
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let whole = || -> Box<dyn BufRead> { Box::new(Cursor::new(text.to_owned())) };
        let slowly = || -> Box<dyn BufRead> { Box::new(BufReader::with_capacity(1, Cursor::new(text.to_owned()))) };
        let expected: Vec<(String, String)> =
            expected.iter().map(|(way, text)| ((*way).to_owned(), (*text).to_owned())).collect();
        assert_eq!(taken(whole, WAYS), Ok(expected.clone()), "{text}");
        assert_eq!(taken(slowly, WAYS), Ok(expected), "byte by byte: {text}");
    }

    #[test]
    fn records_are_the_entries_of_a_list_or_documents_one_after_the_other() {
        check("[{\"a\":1}, [2] , \"3\", null]", &[("", "{\"a\":1}"), ("", "[2]"), ("", "\"3\""), ("", "null")]);
        check("{\"a\":1}\n{\"a\":2.50}\n", &[("", "{\"a\":1}"), ("", "{\"a\":2.50}")]);
        check("{\"a\":1}[2]", &[("", "{\"a\":1}"), ("", "2")]);
        check("[]", &[]);
        check(" ", &[]);
        check("12 \"a\" true null", &[("", "12"), ("", "\"a\""), ("", "true"), ("", "null")]);
    }

    #[test]
    fn a_way_leads_to_a_list_wherever_it_stands_and_what_is_beside_it_is_nothing() {
        check(
            "{\"x\":0, \"orders\":[{\"a\":1},{\"a\":2}], \"y\":[3]}",
            &[("orders", "{\"a\":1}"), ("orders", "{\"a\":2}")],
        );
        check("{\"data\":{\"z\":1,\"orders\":{\"nodes\":[1,2]}},\"extensions\":{}}", &[("nodes", "1"), ("nodes", "2")]);
        check("{\"orders\":{\"a\":1}}", &[("orders", "{\"a\":1}")]);
        check("{\"data\":{\"order\":{\"a\":1}}}", &[("order", "{\"a\":1}")]);
        check("{\"orders\":[]}", &[]);
    }

    #[test]
    fn a_document_with_two_lists_has_the_records_of_both() {
        check(
            "{\"orders\":[1],\"products\":[2,3],\"orders\":[4]}",
            &[("orders", "1"), ("products", "2"), ("products", "3"), ("orders", "4")],
        );
    }

    #[test]
    fn what_has_nothing_where_a_way_leads_is_a_record_itself() {
        for text in [
            "{\"order\":{\"a\":1}}",
            "{\"orders\":null,\"b\":[1,{}]}",
            "{\"orders\":\"é\",\"a\\\"\":-1.5e3}",
            "{\"data\":[1,[2]]}",
            "{\"data\":{\"orders\":{\"edges\":[{\"node\":1}]},\"x\":{}}}",
            "{}",
        ] {
            check(text, &[("", text)]);
        }
    }

    #[test]
    fn a_field_makes_a_document_whole_wherever_it_stands() {
        let (before, behind) = ("{\"number\": 1,\"items\":[2]}", "{\"items\":[2],\"number\":1}");
        check(&format!("{before}{behind}{{\"items\":[3]}}"), &[("", before), ("", behind), ("items", "3")]);
        check("{\"items\":[{\"number\":1}]}", &[("items", "{\"number\":1}")]);
    }

    #[test]
    fn whether_a_way_led_anywhere_is_known() {
        for (text, has_any) in [
            ("{\"orders\":[]}", true),
            ("{\"orders\":{}}", true),
            ("[]", false),
            ("[{\"orders\":[]}]", false),
            ("{\"a\":[]}", false),
        ] {
            let known = Documents::first(text.as_bytes(), WAYS, &mut |_, _| {}).map(|known| known.has_any);
            assert_eq!(known.ok(), Some(has_any), "{text}");
        }
    }

    #[test]
    fn what_is_no_json_is_an_error_at_its_place_and_so_is_a_disk_that_breaks() {
        for (text, said) in [
            ("[{\"a\":1},\n {", "EOF while parsing an object at line 2 column 2"),
            ("[{\"a\":1}] x", "expected value at line 1 column 11"),
            ("{\"orders\":[1,]}", "expected value at line 1 column 14"),
            ("{\"orders\":[1 2]}", "expected `,` or `]` at line 1 column 14"),
            ("{\"orders\":[1,\n", "it ends too early at line 2 column 1"),
            ("{\"orders\":[1],\"a\"", "expected `:` at line 1 column 18"),
            ("{\"orders\":[1]\n,}", "expected the name of a field at line 2 column 2"),
            ("{\"orders\":[1],\"a\":[2,01]}", "invalid number at line 1 column 23"),
            ("{\"\\ud800\":1}", "unexpected end of hex escape at line 1 column 10"),
            ("nothing", "expected ident at line 1 column 2"),
        ] {
            let problem = taken(|| Box::new(Cursor::new(text.to_owned())), WAYS).expect_err(text);
            assert_eq!(problem, said, "{text}");
        }
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::other("broken"))
            }
        }
        let broken = || -> Box<dyn BufRead> { Box::new(BufReader::new(Cursor::new("[1").chain(Broken))) };
        let problem = taken(broken, WAYS).expect_err("no disk");
        assert!(problem.starts_with("broken"), "{problem}");
    }
}

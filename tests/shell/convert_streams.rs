//! Files of other systems that are larger than one would hold in memory, that come through a pipe, or that are written to
//! meanwhile.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::Stdio;

use avoir::backend::readers::{Format, ReaderSettings, SourceFile, convert_each};
use avoir::backend::settings::Providers;

use crate::folder::Folder;
use crate::peak::{more_megabytes, peak_of};

const WOOCOMMERCE: &str = include_str!("../data/feeds/woocommerce/order-rest-v3.json");
const PRESTASHOP: &str = include_str!("../data/feeds/prestashop/order-webservice.json");
const PRESTASHOP_XML: &str = include_str!("../data/feeds/prestashop/order-webservice.xml");
const ORDERS: usize = 200;

/// A file of another system, whose orders are each of so many bytes more.
struct Feed {
    format: Format,
    before: &'static str,
    between: &'static str,
    after: &'static str,
    /// One order, around what makes it longer; the letters ### stand for its number.
    order: (String, String),
    /// Its rows come this often, each time after those of all others.
    rounds: usize,
}

const MAP: &str = "[columns]\nnumber = \"n\"\nplaced_at = \"d\"\nstatus = \"s\"\ntitle = \"t\"\nquantity = \"q\"\n\
    line_gross = \"g\"\ntax_rate = \"r\"\norder_total = \"o\"\n[status]\nok = \"awaiting_print\"\n";

/// A text in two, behind this part of it.
fn parted(text: &str, behind: &str) -> (String, String) {
    let (before, after) = text.trim().split_once(behind).expect("a part of the sample");
    (format!("{before}{behind}"), after.to_owned())
}

fn feeds() -> [Feed; 5] {
    let woocommerce = || parted(&WOOCOMMERCE.replace("1042", "###"), "{");
    let order = serde_json::from_str::<serde_json::Value>(PRESTASHOP).expect("JSON")["orders"][0].to_string();
    let xml =
        PRESTASHOP_XML.split_once("<order>").and_then(|(_, rest)| rest.split_once("</order>")).expect("an order").0;
    [
        Feed { format: Format::Woocommerce, before: "[", between: ",\n", after: "]", order: woocommerce(), rounds: 1 },
        Feed {
            format: Format::Woocommerce,
            before: "{\"orders\":[",
            between: ",",
            after: "],\"count\":200}",
            order: woocommerce(),
            rounds: 1,
        },
        Feed {
            format: Format::Prestashop,
            before: "{\"orders\":[",
            between: ",",
            after: "]}",
            order: parted(&order.replace("1042", "###"), "{"),
            rounds: 1,
        },
        Feed {
            format: Format::Prestashop,
            before: "<prestashop><orders>",
            between: "\n",
            after: "</orders></prestashop>",
            order: parted(&format!("<order>{}</order>", xml.replace("1042", "###")), "<order>"),
            rounds: 1,
        },
        Feed {
            format: Format::Csv,
            before: "n,d,s,t,q,g,r,o,x\n",
            between: "\n",
            after: "\n",
            order: ("###,2026-11-20 10:14,ok,Mug,1,11.00,10,22.00,\"".to_owned(), "\"".to_owned()),
            rounds: 2,
        },
    ]
}

impl Feed {
    /// Writes it to the folder, and the map that some files need.
    fn write(&self, folder: &Folder, padding: usize) -> PathBuf {
        folder.file("map.toml", if self.format == Format::Csv { MAP } else { "" });
        let path = folder.path().join("orders");
        let mut file = io::BufWriter::new(File::create(&path).expect("a file"));
        let spaces = " ".repeat(padding / self.rounds);
        write!(file, "{}", self.before).expect("room");
        for place in 0..ORDERS * self.rounds {
            let separator = if place == 0 { "" } else { self.between };
            let number = (place % ORDERS).to_string();
            let (before, after) = (self.order.0.replace("###", &number), self.order.1.replace("###", &number));
            write!(file, "{separator}{before}{spaces}{after}").expect("room");
        }
        write!(file, "{}", self.after).and_then(|()| file.flush()).expect("room");
        path
    }

    fn words(&self) -> [&str; 6] {
        ["convert", "--from", self.format.as_str(), "--map", "map.toml", "orders"]
    }
}

#[test]
fn a_large_file_takes_no_more_memory_than_a_small_one() {
    let megabytes = more_megabytes();
    let padding = megabytes * 1024 * 1024 / ORDERS;
    for feed in feeds() {
        let (small, large) = (Folder::new(), Folder::new());
        feed.write(&small, 0);
        feed.write(&large, padding);
        let said = small.avoir(&feed.words());
        assert_eq!((said.code, said.out.lines().count()), (Some(0), ORDERS), "{}{}", feed.before, said.err);
        let peaks = (peak_of(&small, &feed.words()), peak_of(&large, &feed.words()));
        println!("{megabytes} MB more of {:?}, {}: {} kB, then {} kB", feed.format, feed.before, peaks.0, peaks.1);
        let of_a_record = u64::try_from(padding / 1024).expect("a number");
        assert!(peaks.1 < peaks.0 + 4 * 1024 + 8 * of_a_record, "{peaks:?}");
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_ends_in_words() {
    let settings = ReaderSettings::parse(MAP, Providers::shipped().clone()).expect("a map");
    for feed in feeds() {
        let folder = Folder::new();
        let path = feed.write(&folder, 10_000);
        let text = fs::read_to_string(&path).expect("the file");
        // Another day in the last order, and a file that is cut off.
        let (before, after) = text.rsplit_once("2026-11-20").expect("a day");
        let cut = text.floor_char_boundary(text.len() * 3 / 4);
        for changed in [format!("{before}2026-11-21{after}"), text[..cut].to_owned()] {
            fs::write(&path, &text).expect("room");
            let (files, mut taken) = ([SourceFile::open(&path).expect("text")], 0);
            let outcome = convert_each(feed.format, &files, &settings, &mut |_| {
                if taken == 0 {
                    fs::write(&path, &changed).expect("room");
                }
                taken += 1;
            });
            let problem = outcome.expect_err("another file").to_string();
            assert!(problem.ends_with("orders: the file was changed while it was read"), "{problem}");
        }
    }
}

#[test]
fn orders_come_through_a_pipe() {
    let folder = Folder::new();
    let words = ["convert", "--from", "woocommerce", "/dev/stdin"];
    let mut convert =
        folder.command(&words, &[]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a command");
    convert.stdin.take().expect("a pipe").write_all(WOOCOMMERCE.as_bytes()).expect("a reader");
    let output = convert.wait_with_output().expect("an end");
    assert!(output.status.success());
    assert_eq!(output.stdout.iter().filter(|byte| **byte == b'\n').count(), 1);
}

#[test]
fn a_file_that_is_no_text_is_refused_by_its_name_and_the_way_out() {
    let folder = Folder::new();
    folder.file("latin.json", b"[\n\"caf\xe9\"]");
    folder.file("empty.json", "");
    for (file, said) in [
        ("gone.json", "gone.json: there is no such file"),
        (".", ".: it is a folder, not a file"),
        ("latin.json", "latin.json: line 2 is not UTF-8 text; save the file as UTF-8"),
        ("empty.json", "empty.json: the file is empty"),
    ] {
        folder.avoir(&["convert", "--from", "medusa", file]).refuses(&[said, "Nothing was written."]);
    }
}

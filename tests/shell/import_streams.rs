//! Files of orders that are larger than one would hold in memory, that come through a pipe, or that are written to meanwhile.

use std::fs::{self, File};
use std::io::{self, Write};
use std::process::Stdio;

use avoir::backend::import;
use avoir::backend::settings::Providers;

use crate::folder::{Folder, REAL_ORDERS, real_orders};
use crate::peak::{more_megabytes, peak_of};

/// The real orders, each of so many bytes more, as an array or line by line.
fn padded(folder: &Folder, name: &str, padding: usize, is_array: bool) {
    let mut file = io::BufWriter::new(File::create(folder.path().join(name)).expect("a file"));
    let spaces = " ".repeat(padding);
    let (before, between, after) = if is_array { ("[", ",\n", "]") } else { ("", "\n", "\n") };
    write!(file, "{before}").expect("room");
    for (place, order) in real_orders().iter().enumerate() {
        let text = serde_json::to_string(order).expect("JSON");
        let separator = if place == 0 { "" } else { between };
        write!(file, "{separator}{{{spaces}{}", &text[1..]).expect("room");
    }
    write!(file, "{after}").and_then(|()| file.flush()).expect("room");
}

#[test]
fn a_large_file_takes_no_more_memory_than_a_small_one() {
    let megabytes = more_megabytes();
    let padding = megabytes * 1024 * 1024 / real_orders().len();
    for is_array in [true, false] {
        let (small, large) = (Folder::new(), Folder::new());
        padded(&small, "orders.json", 0, is_array);
        padded(&large, "orders.json", padding, is_array);
        let peaks = (peak_of(&small, &["import", "orders.json"]), peak_of(&large, &["import", "orders.json"]));
        println!("{megabytes} MB more of file, array: {is_array}: {} kB, then {} kB", peaks.0, peaks.1);
        let of_a_record = u64::try_from(padding / 1024).expect("a number");
        assert!(peaks.1 < peaks.0 + 10 * 1024 + 8 * of_a_record, "{peaks:?}");
    }
}

#[test]
fn orders_come_through_a_pipe() {
    let folder = Folder::new();
    let mut import = folder
        .command(&["import", "/dev/stdin"], &[])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("a command");
    import.stdin.take().expect("a pipe").write_all(REAL_ORDERS.as_bytes()).expect("a reader");
    assert!(import.wait().expect("an end").success());
    folder.file("again.json", REAL_ORDERS);
    folder.avoir(&["import", "again.json"]).refuses(&["orders of the file already"]);
}

#[tokio::test]
async fn a_file_that_changes_after_it_was_checked_is_not_taken_for_what_it_was() {
    let folder = Folder::new();
    padded(&folder, "orders.json", 0, false);
    let path = folder.path().join("orders.json");
    let store = folder.store().await;
    let text = fs::read_to_string(&path).expect("the file");
    let (first, rest) = text.split_once('\n').expect("lines");
    let second = rest.lines().next().expect("a second order");
    for changed in [
        // Written anew, cut off, and put in another order.
        text.replacen("\"quantity\":1", "\"quantity\":9", 1),
        String::new(),
        format!("{second}\n{first}\n{}", &rest[second.len() + 1..]),
    ] {
        fs::write(&path, &text).expect("room");
        let file = import::read(&path, Providers::shipped()).expect("a sound file");
        fs::write(&path, changed).expect("room");
        let refusal = import::import(&file, &store).await.expect_err("another file").to_string();
        assert!(refusal.contains("the file was changed after it was checked"), "{refusal}");
        assert!(store.is_empty().await.expect("an answer"), "{refusal}");
    }
}

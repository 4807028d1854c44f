//! Files of orders, taken whole or refused with every reason.

use std::process::Stdio;
use std::time::{Duration, Instant};

use avoir::backend::import::{FileOfOrders, ImportRefusal};
use avoir::domain::agent::Role;

use crate::folder::{Folder, REAL_ORDERS};

/// An order that is sound; the tests break it.
const ORDER: &str = r#"{"number":"ORD1","placed_at":"2026-11-20T09:14:00Z","currency":"EUR","prices_include_tax":true,
 "logistic_status":"awaiting_print",
 "customer":{"name":"Awa Diallo","email":"awa@example.com","phone":null,"locale":"fr"},
 "lines":[{"id":"1","sku":"MUG-01","title":"Mug","quantity":3,"unit_price":"9.90","total":"26.70",
   "taxes":[{"name":"TVA","rate":"0.20","amount":"4.45"}]}],
 "shipping":[],"fees":[],"order_discount":null,
 "payments":[{"id":"p1","provider":"hipay","transaction":"8003121","captured":"26.70",
   "captured_at":"2026-11-20T09:14:05Z"}]}"#;

/// What a file with one changed order is refused with.
fn check(from: &str, to: &str, problem: &str) {
    assert!(ORDER.contains(from), "{from}");
    let text = format!("[\n{}\n]", ORDER.replace(from, to));
    assert_eq!(parse(&text).expect_err("a problem").to_string(), problem);
}

fn numbers(text: &str) -> Vec<String> {
    let file = parse(text).expect("a sound file");
    file.orders().map(|order| order.expect("as it was").number.0).collect()
}

/// One order on a line of its own.
fn on_one_line(number: &str) -> String {
    ORDER.replace('\n', "").replace("ORD1", number).replace("8003121", &format!("T-{number}"))
}

/// The orders of a text, of a shop that has the providers that ship.
fn parse(text: &str) -> Result<FileOfOrders, ImportRefusal> {
    avoir::backend::import::parse(text, avoir::backend::settings::Providers::shipped())
}

#[test]
fn a_field_that_is_wrong_is_named_by_line_order_and_path() {
    check(
        r#""captured":"26.70""#,
        r#""captured":"26.7""#,
        "line 8, order ORD1, payments[0].captured: must have exactly 2 digits after the point, as EUR has; found \"26.7\": \
         write \"26.70\"",
    );
    check(
        r#""total":"26.70""#,
        r#""total":26.70"#,
        "line 5, order ORD1, lines[0].total: it has to be an amount in quotation marks, with a point and all digits, such \
         as \"44.60\"; found 26.70: write \"26.70\"",
    );
    check(
        r#""quantity":3"#,
        r#""quantity":0"#,
        "line 5, order ORD1, lines[0].quantity: must be at least one; leave out a line of nothing",
    );
    check(
        r#""hipay""#,
        r#""bitcoin""#,
        "line 8, order ORD1, payments[0].provider: is not a payment provider; allowed are adyen, alma, amazon_pay, \
         bank_transfer, braintree, cash, gift_card, hipay, klarna, lightspeed, marketplace, mollie, oney, other, paypal, \
         payplug, payzen, scalapay, shopify_payments, square, store_credit, stripe, worldline, and those that the shop's \
         settings file adds; found \"bitcoin\"",
    );
    check(
        r#""awaiting_print""#,
        r#""Awaiting print""#,
        "line 3, order ORD1, logistic_status: is not a logistic status; allowed are \"on_hold\", \"awaiting_print\", \"printing\", \
         \"preparing\", \"shipped\", \"delivered\", \"cancelled\", and \"unknown\", which nobody can cancel; found \"Awaiting print\": write \
         \"awaiting_print\"",
    );
    check(
        r#""EUR""#,
        r#""Euro""#,
        "line 2, order ORD1, currency: it has to be a currency's code of three capitals in quotation marks, such as \
         \"EUR\"; found \"Euro\"",
    );
}

/// What the one problem says behind its field.
fn says(from: &str, to: &str, words: &[&str]) {
    assert!(ORDER.contains(from), "{from}");
    let problem = parse(&format!("[\n{}\n]", ORDER.replace(from, to))).expect_err(to).to_string();
    for word in words {
        assert!(problem.contains(word), "{word} in {problem}");
    }
    for word in ["invalid", "expected", "u32", "struct", "sequence", "floating", "variant"] {
        assert!(!problem.contains(word), "{word} in {problem}");
    }
}

#[test]
fn whoever_exports_orders_is_told_what_was_found_and_what_to_write() {
    for (from, to, words) in [
        (
            r#""number":"ORD1""#,
            r#""number":1001"#,
            &["order 1001, number", "text in quotation marks", "write \"1001\""][..],
        ),
        (r#""quantity":3"#, r#""quantity":0.5"#, &["lines[0].quantity", "whole number", "found 0.5", "title"]),
        (r#""quantity":3"#, r#""quantity":"3""#, &["whole number", "found \"3\": write 3"]),
        (r#""quantity":3"#, r#""quantity":-1"#, &["whole number", "found -1"]),
        (r#""total":"26.70""#, r#""total":"26,70""#, &["lines[0].total", "found \"26,70\": write \"26.70\""]),
        (r#""total":"26.70""#, r#""total":"€1 599.5""#, &["found \"€1 599.5\": write \"1599.50\""]),
        (r#""total":"26.70""#, r#""total":"20.979""#, &["exactly 2 digits", "as EUR has", "found \"20.979\""]),
        (r#""total":"26.70""#, r#""total":null"#, &["lines[0].total", "an amount", "found null"]),
        (r#""total":"26.70""#, r#""total":"-1.00""#, &["must not be negative", "found \"-1.00\""]),
        (r#""rate":"0.20""#, r#""rate":"20""#, &["a fraction", "found \"20\": write \"0.20\""]),
        (r#""rate":"0.20""#, r#""rate":"20 %""#, &["a fraction", "write \"0.20\""]),
        (r#""rate":"0.20""#, r#""rate":0.2"#, &["a fraction", "found 0.2: write \"0.2\""]),
        (
            r#""2026-11-20T09:14:00Z""#,
            r#""2026-11-20 09:14:00""#,
            &["placed_at", "distance from UTC", "09:14:00+01:00"],
        ),
        (r#""2026-11-20T09:14:00Z""#, "1763630040", &["placed_at", "date and time", "found 1763630040"]),
        (r#""prices_include_tax":true"#, r#""prices_include_tax":"true""#, &["true or false", "write true"]),
        (r#""EUR""#, r#""eur""#, &["three capitals", "write \"EUR\""]),
        (r#""unit_price":"9.90""#, r#""unit_price":9.9"#, &["a price in quotation marks", "write \"9.9\""]),
        (r#""shipping":[]"#, r#""shipping":null"#, &["shipping", "a list between [ and ]"]),
        (r#""shipping":[]"#, r#""shipping":["4.90"]"#, &["shipping[0]", "a group of fields between { and }"]),
        (r#""total":"26.70""#, r#""total":"26.70","total":"1.00""#, &["lines[0].total", "twice", "leave one out"]),
    ] {
        says(from, to, words);
    }
}

#[test]
fn currencies_that_ended_and_prices_with_more_digits_come_in() {
    for (from, to) in [
        (r#""EUR""#, r#""HRK""#),
        (r#""EUR""#, r#""FRF""#),
        (r#""unit_price":"9.90""#, r#""unit_price":"0.1648""#),
        (r#""unit_price":"9.90""#, r#""unit_price":"9.9""#),
    ] {
        assert_eq!(numbers(&format!("[{}]", ORDER.replace(from, to))), ["ORD1"], "{to}");
    }
}

#[test]
fn a_gift_card_that_has_no_number_is_refused() {
    check(
        r#""provider":"hipay","transaction":"8003121""#,
        r#""provider":"gift_card","transaction":"""#,
        "line 8, order ORD1, payments[0].transaction: must not be empty",
    );
}

#[test]
fn a_date_that_no_answer_could_hold_is_refused() {
    check(
        "2026-11-20T09:14:00Z",
        "9999-12-31T23:59:59-01:00",
        "line 2, order ORD1, placed_at: must be within the years 0000 to 9999 in UTC",
    );
    check(
        "2026-11-20T09:14:05Z",
        "0000-01-01T00:00:00+01:00",
        "line 9, order ORD1, payments[0].captured_at: must be within the years 0000 to 9999 in UTC",
    );
    // The first and the last moment that can be kept come back as they were.
    for (edge, kept) in [("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799)] {
        let file = parse(&format!("[{}]", ORDER.replace("2026-11-20T09:14:00Z", edge))).expect("a sound file");
        assert_eq!(file.orders().next().expect("an order").expect("as it was").placed_at.unix(), kept);
    }
}

#[test]
fn a_field_that_nobody_knows_is_refused() {
    check(
        r#""phone":null"#,
        r#""fax":null"#,
        "line 4, order ORD1, customer.fax: an order has no such field; leave it out",
    );
    check(
        r#""rate":"0.20""#,
        r#""rate":"0.20","ratio":1"#,
        "line 6, order ORD1, lines[0].taxes[0].ratio: an order has no such field; leave it out",
    );
}

#[test]
fn what_an_operator_refunds_is_a_marketplaces_money() {
    let with = |provider: &str, refund_by: &str| {
        ORDER.replace(r#""hipay""#, &format!(r#""{provider}","refund_by":{refund_by}"#))
    };
    let payment =
        |text: &str| parse(text).expect("sound").orders().next().expect("one").expect("as it was").payments.remove(0);
    for (provider, refund_by, kept, label) in [
        ("hipay", r#""agent""#, "hipay", None),
        ("hipay", r#""operator""#, "marketplace:hipay", Some("HiPay")),
        ("other", r#""operator""#, "marketplace", None),
        ("marketplace", r#""operator""#, "marketplace", None),
    ] {
        let payment = payment(&format!("[{}]", with(provider, refund_by)));
        assert_eq!((payment.provider.as_str(), payment.label.as_deref()), (kept, label), "{provider}");
    }
    for (provider, refund_by, reason) in [
        ("hipay", r#""shop""#, "must be \"agent\" or \"operator\""),
        ("hipay", "true", "must be \"agent\" or \"operator\""),
        ("cash", r#""operator""#, "no operator has what was paid this way"),
        ("marketplace", r#""agent""#, "the provider is a marketplace, which refunds by itself"),
    ] {
        let problem = parse(&format!("[{}]", with(provider, refund_by))).expect_err(reason).to_string();
        assert!(problem.contains("payments[0].refund_by: ") && problem.contains(reason), "{problem}");
    }
}

#[test]
fn a_field_that_is_missing_is_named() {
    let text = "is missing; it has to be text in quotation marks, such as \"1001\"";
    check(r#""transaction":"8003121","#, "", &format!("line 8, order ORD1, payments[0].transaction: {text}"));
    check(r#""number":"ORD1","#, "", &format!("line 2, record 1, number: {text}"));
}

#[test]
fn every_bad_order_is_named_not_only_the_first() {
    let lines = [
        on_one_line("ORD1"),
        on_one_line("ORD2").replace("\"quantity\":3", "\"quantity\":0"),
        on_one_line("ORD3"),
        on_one_line("ORD1"),
        on_one_line("ORD4").replace("hipay", "bitcoin"),
    ];
    assert_eq!(
        parse(&lines.join("\n")).expect_err("four problems").to_string(),
        "line 2, order ORD2, lines[0].quantity: must be at least one; leave out a line of nothing\n\
             line 4, order ORD1, number: this order is in line 1 already\n\
             line 5, order ORD4, payments[0].provider: is not a payment provider; allowed are adyen, alma, amazon_pay, \
             bank_transfer, braintree, cash, gift_card, hipay, klarna, lightspeed, marketplace, mollie, oney, other, paypal, \
             payplug, payzen, scalapay, shopify_payments, square, store_credit, stripe, worldline, and those that the shop's \
             settings file adds; found \"bitcoin\""
    );
}

#[test]
fn an_array_and_one_order_a_line_are_read_alike() {
    let (one, two) = (on_one_line("ORD1"), on_one_line("ORD2"));
    assert_eq!(numbers(&format!("[{one},{two}]")), ["ORD1", "ORD2"]);
    assert_eq!(numbers(&format!("{one}\r\n\n{two}\n")), ["ORD1", "ORD2"]);
}

#[test]
fn a_discount_on_the_order_is_in_its_lines_afterwards() {
    let text = ORDER.replace(r#""order_discount":null"#, r#""order_discount":"6.70""#);
    let file = parse(&text.replace('\n', "")).expect("a sound file");
    let order = file.orders().next().expect("an order").expect("as it was");
    assert_eq!((order.order_discount, order.lines[0].total.to_string()), (None, "20.00".to_owned()));
}

#[test]
fn deep_nesting_is_refused_and_not_fatal() {
    let text = format!("{{\"number\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(parse(&text).is_err());
}

#[test]
fn the_command_takes_all_real_orders_once() {
    let folder = Folder::new();
    let file = folder.file("orders.json", REAL_ORDERS);
    let said = folder.avoir(&["import", &file.to_string_lossy()]);
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""));
    assert_eq!(said.out, format!("37 orders from {} imported into avoir.db.\n", file.display()));
    folder.avoir(&["import", "orders.json"]).refuses(&["all 37 orders of the file already"]);
}

#[test]
fn numbers_that_the_database_has_for_other_orders_are_all_named_and_none_is_taken() {
    let folder = Folder::new();
    let other = |number: &str| on_one_line(number).replace("Awa Diallo", "Ben Roux");
    folder.file("first.json", format!("[{},{}]", on_one_line("ORD1"), on_one_line("ORD2")));
    folder.file("more.json", [other("ORD2"), on_one_line("ORD3"), other("ORD1")].join("\n"));
    folder.file("third.json", on_one_line("ORD3"));
    assert_eq!(folder.avoir(&["import", "first.json"]).code, Some(0));
    folder.avoir(&["import", "more.json"]).refuses(&[
        "more.json was not imported:",
        "line 1, order ORD2, number: the database has another order of this number",
        "line 3, order ORD1, number: the database has another order of this number",
        "No order was taken; the database is as it was.",
        "Correct the file and import it again.",
    ]);
    assert_eq!(folder.avoir(&["import", "third.json"]).code, Some(0));
}

#[test]
fn an_import_that_broke_off_goes_on_where_it_was() {
    let folder = Folder::new();
    let numbers: Vec<String> = (0..600).map(|number| format!("ORD{number}")).collect();
    let lines: Vec<String> = numbers.iter().map(|number| on_one_line(number)).collect();
    folder.file("half.json", lines[..250].join("\n"));
    folder.file("all.json", lines.join("\n"));
    assert_eq!(folder.avoir(&["import", "half.json"]).code, Some(0));
    let said = folder.avoir(&["import", "all.json"]);
    assert_eq!(
        said.out, "350 orders from all.json imported into avoir.db; 250 more were there already.\n",
        "{}",
        said.err
    );

    // Killed anywhere, it is finished by the same command.
    let killed = Folder::new();
    killed.file("all.json", lines.join("\n"));
    for milliseconds in [20, 60, 120, 200, 300] {
        let mut child = killed.command(&["import", "all.json"], &[]).stdout(Stdio::null()).spawn().expect("a command");
        std::thread::sleep(Duration::from_millis(milliseconds));
        child.kill().and_then(|()| child.wait()).expect("an end");
    }
    let said = killed.avoir(&["import", "all.json"]);
    assert!(said.code == Some(0) || said.err.contains("all 600 orders of the file already"), "{}", said.err);
    let said = killed.avoir(&["import", "all.json"]);
    assert!(said.err.contains("all 600 orders of the file already"), "{}", said.err);
}

#[tokio::test(flavor = "multi_thread")]
async fn agents_work_while_an_import_goes_on() {
    let folder = Folder::new();
    let lines: Vec<String> = (0..3_000).map(|number| on_one_line(&format!("ORD{number}"))).collect();
    folder.file("all.json", lines.join("\n"));
    let store = folder.store().await;
    let (agent, _) = store.add_agent("Awa", Role::Agent).await.expect("an agent");
    let mut import = folder.command(&["import", "all.json"], &[]).stdout(Stdio::null()).spawn().expect("a command");
    let (mut waits, start) = (Vec::new(), Instant::now());
    while import.try_wait().expect("a process").is_none() {
        let begin = Instant::now();
        store.sign_in_link_token(&agent.id).await.expect("a write beside the import");
        waits.push(begin.elapsed());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    let whole = start.elapsed();
    waits.sort();
    let (worst, usual) = (waits[waits.len() - 1], waits[waits.len() / 2]);
    println!("{} writes beside an import of {whole:?}: half within {usual:?}, all within {worst:?}", waits.len());
    // Beside an import in one piece the first would wait for all of it, however fast or busy the machine is.
    assert!(waits.len() > 5 && usual < whole / 10 && worst < whole / 2, "{whole:?}: {waits:?}");
}

#[test]
fn one_bad_order_keeps_all_others_out() {
    let folder = Folder::new();
    folder.file("bad.json", format!("[{},{}]", on_one_line("ORD1"), on_one_line("ORD2").replace("hipay", "x")));
    folder.file("good.json", on_one_line("ORD1"));
    folder.avoir(&["import", "bad.json"]).refuses(&["line 1, order ORD2, payments[0].provider"]);
    assert_eq!(folder.avoir(&["import", "good.json"]).code, Some(0));
}

#[test]
fn a_file_that_is_none_is_refused_with_the_reason() {
    let folder = Folder::new();
    folder.file("empty.json", " \n");
    folder.file("latin1.json", b"[\n\"caf\xe9\"]");
    folder.file("cut.json", &REAL_ORDERS[..REAL_ORDERS.len() / 2]);
    folder.file("comma.json", "[{\"number\":\"A\"},\n]");
    for (file, reason) in [
        ("missing.json", "there is no such file"),
        (".", "it is a folder"),
        ("empty.json", "the file is empty"),
        ("latin1.json", "line 2 is not UTF-8"),
        ("cut.json", "the file ends in the middle of an order"),
        ("comma.json", "line 2, column 1: not JSON: trailing comma"),
    ] {
        folder.avoir(&["import", file]).refuses(&[reason, "No order was taken"]);
    }
}

#[test]
fn a_file_of_nothing_but_problems_is_refused_at_once() {
    let fields: String = (0..20_000).map(|field| format!("\"x{field}\":0,\n")).collect();
    let text = ORDER.replace(r#""number":"ORD1","#, &format!(r#""number":"ORD1",{fields}"#));
    let problems = parse(&format!("[{text}]")).expect_err("unknown fields").to_string();
    assert!(problems.ends_with("\nand 19980 more"), "{problems}");
}

#[test]
fn an_address_that_is_none_is_said_and_not_refused() {
    let folder = Folder::new();
    let orders = [
        on_one_line("ORD1").replace("awa@example.com", ""),
        on_one_line("ORD2"),
        on_one_line("ORD3").replace("awa@example.com", "awa diallo@example.com"),
        on_one_line("ORD4").replace("awa@example.com", "awa@bücher.example"),
    ];
    folder.file("orders.json", orders.join("\n"));
    let said = folder.avoir(&["import", "orders.json"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(
        said.err,
        "Taken as they are, and to be known:\n\
         line 1, order ORD1, customer.email: no mail can be sent to this customer: there is no address\n\
         line 3, order ORD3, customer.email: no mail can be sent to this customer: this is no address\n"
    );
}

#[test]
fn numbers_that_look_the_same_are_refused_by_line_and_reason() {
    let refused = |numbers: &[&str]| {
        let lines: Vec<String> = numbers.iter().map(|number| on_one_line(number)).collect();
        parse(&lines.join("\n")).map(|_| ()).map_err(|problems| problems.to_string())
    };
    let alike = |number: &str| -> Result<(), String> {
        Err(format!(
            "line 2, order {number}, number: looks like order X1 (it is in line 1): nobody could tell them apart"
        ))
    };
    assert_eq!(refused(&["X1", "x1"]), alike("x1"));
    for (foreign, spelt) in [("\u{ff38}1", "\\u{ff38}1"), ("\u{425}1", "\\u{425}1"), ("\u{3a7}1", "\\u{3a7}1")] {
        let said = alike(foreign).map_err(|said| format!("{said}; letter by letter it is {spelt}, and that one X1"));
        assert_eq!(refused(&["X1", foreign]), said);
    }
    assert_eq!(refused(&["X1", "X2", "X 1", "X-1", "X11"]), Ok(()));
    for (number, shown) in
        [("X1 ", "X1 "), ("X\u{200b}1", "X\\u{200b}1"), ("X1\u{202e}", "X1\\u{202e}"), ("X\u{a0}1", "X\u{a0}1")]
    {
        assert_eq!(
            refused(&["X1", number]),
            Err(format!(
                "line 2, order {shown}, number: has a character that nobody sees, or a space at an end: another could look \
                 the same; leave it out"
            ))
        );
    }
}

#[test]
fn a_number_that_looks_like_one_in_the_database_is_refused() {
    let folder = Folder::new();
    folder.file("first.json", on_one_line("Ord-1"));
    folder.file("second.json", on_one_line("ORD-1"));
    folder.file("foreign.json", on_one_line("\u{41e}rd-1"));
    assert_eq!(folder.avoir(&["import", "first.json"]).code, Some(0));
    folder
        .avoir(&["import", "foreign.json"])
        .refuses(&["looks like order Ord-1 (the database has it)", "\\u{41e}rd-1"]);
    folder.avoir(&["import", "second.json"]).refuses(&[
        "line 1, order ORD-1, number: looks like order Ord-1 (the database has it): nobody could tell them apart",
        "No order was taken",
    ]);
}

#[test]
fn one_transaction_on_two_orders_is_said_with_both_their_numbers_and_stops_nothing() {
    let folder = Folder::new();
    folder.file("first.json", on_one_line("A1").replace("T-A1", "SAME"));
    folder.file("second.json", [on_one_line("A2").replace("T-A2", "SAME"), on_one_line("A3")].join("\n"));
    let quiet = folder.avoir(&["import", "first.json"]);
    assert_eq!((quiet.code, quiet.err.as_str()), (Some(0), ""));
    let said = folder.avoir(&["import", "second.json"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(
        said.err,
        "Taken as they are, and to be known:\n\
         line 1, order A2, payments[0].transaction: order A1 names the same transaction: before a refund, look at the \
         provider what went back of it\n"
    );
}

#[test]
fn a_hundred_times_the_price_is_said_to_look_like_a_slip() {
    let folder = Folder::new();
    folder.file("orders.json", on_one_line("A1").replace(r#""captured":"26.70""#, r#""captured":"2670.00""#));
    let said = folder.avoir(&["import", "orders.json"]).err;
    assert!(said.ends_with("goes back on no credit note; so much more looks like a slip of the export\n"), "{said}");
}

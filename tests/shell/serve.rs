//! Serving, from the first line to the signal that ends it.

use std::io::{BufRead, BufReader};
use std::process::Stdio;

use crate::folder::{Folder, REAL_ORDERS};
use crate::server::Server;

#[test]
fn a_server_says_where_it_is_once_answers_and_stops_when_told() {
    let folder = Folder::new();
    let server = Server::start(&folder, &["--demo", "30", "--warehouse-speed", "off"]);
    assert!(server.link.starts_with(&format!("{}/sign-in/", server.address)), "{}", server.link);
    assert!(server.get("/orders/ORD1").contains("the desk"));
    assert!(server.get("/api/v1/session").starts_with("HTTP/1.1 401"));
    assert!(server.get("/api/v1/nothing").starts_with("HTTP/1.1 404"));
    let path = server.link.strip_prefix(&server.address).expect("of this server");
    let typed = [("sec-fetch-site", "none"), ("sec-fetch-dest", "document")];
    let followed = server.ask("GET", path, &typed, "").expect("an answer");
    assert!(followed.head.contains("set-cookie"), "the link signs in");
    assert!(server.get("/demo/portal/left").contains("Demo portal"));
    let (code, out, err) = server.stop();
    assert_eq!((code, out.as_str()), (Some(0), ""));
    assert!(err.contains("Demo shop: 30 of 30 orders."), "{err}");
}

#[test]
fn an_api_alone_needs_no_front_end_and_says_so_where_the_desk_would_be() {
    let folder = Folder::new();
    let mut command = folder.command(&["serve", "--listen", "127.0.0.1:0", "--api-only"], &[]);
    let mut server = command.stdout(Stdio::piped()).spawn().expect("the command runs");
    let mut lines = BufReader::new(server.stdout.take().expect("piped")).lines().map(|line| line.expect("a line"));
    let ready = lines.next().expect("an address");
    let address = ready.strip_prefix("Avoir is ready: http://").expect(&ready);
    assert_eq!(lines.next().as_deref(), Some("Tokens for agents: `avoir agent add NAME --role agent`"));
    let ask = |path: &str| crate::server::ask(address, "GET", path, &[], "").expect("an answer");
    assert_eq!(ask("/api/v1/session").status, 401);
    let desk = ask("/orders");
    assert!(desk.status == 404 && desk.body.contains("--api-only"), "{} {}", desk.status, desk.body);
    server.kill().expect("it runs");
    server.wait().expect("an end");
    assert_eq!(folder.avoir(&["serve", "--api-only", "--assets", "dist"]).code, Some(2), "one or the other");
}

#[test]
fn a_shop_that_is_there_is_left_alone() {
    let folder = Folder::new();
    Server::start(&folder, &["--demo", "30"]).stop();
    let (code, _, err) = Server::start(&folder, &["--demo", "50"]).stop();
    assert_eq!(code, Some(0));
    assert!(err.contains("avoir.db has orders already: no demo orders were added."), "{err}");
}

#[test]
fn a_demo_shop_stays_one_however_it_is_served() {
    let folder = Folder::new();
    Server::start(&folder, &["--demo", "30"]).stop();
    let server = Server::start(&folder, &[]);
    assert!(server.get("/demo/portal/left").contains("Demo portal"));
    server.stop();
}

#[test]
fn real_orders_and_made_up_ones_are_kept_apart() {
    let (real, demo) = (Folder::new(), Folder::new());
    for folder in [&real, &demo] {
        folder.file("orders.json", REAL_ORDERS);
        folder.file("dist/index.html", "");
    }
    Server::start(&real, &["--import", "orders.json"]).stop();
    real.avoir(&["serve", "--listen", "127.0.0.1:0", "--demo", "30"]).refuses(&["a real shop's", "AVOIR_DEMO"]);
    real.avoir(&["import", "--demo", "orders.json"]).refuses(&["a real shop's"]);
    let pretended = ["serve", "--listen", "127.0.0.1:0", "--warehouse-speed", "60"];
    real.avoir(&pretended).refuses(&["pretended warehouse", "AVOIR_WAREHOUSE_SPEED"]);

    Server::start(&demo, &["--demo", "30"]).stop();
    let served = ["serve", "--listen", "127.0.0.1:0", "--import", "orders.json"];
    for refused in [&served[..], &["import", "orders.json"]] {
        demo.avoir(refused).refuses(&["a demo shop's", "--database", "avoir import --demo"]);
    }
    assert_eq!(demo.avoir(&["import", "--demo", "orders.json"]).code, Some(0));
}

#[test]
fn a_shop_that_is_served_stays_what_it_is_before_its_first_order() {
    let (real, demo) = (Folder::new(), Folder::new());
    for folder in [&real, &demo] {
        folder.file("orders.json", REAL_ORDERS);
    }
    let server = Server::start(&real, &[]);
    real.avoir(&["import", "--demo", "orders.json"]).refuses(&["a real shop's"]);
    server.stop();
    let server = Server::start(&demo, &["--demo", "0"]);
    demo.avoir(&["import", "orders.json"]).refuses(&["a demo shop's"]);
    server.stop();
}

#[test]
fn a_file_that_is_refused_decides_nothing() {
    let folder = Folder::new();
    folder.file("orders.json", "[]]");
    folder.avoir(&["import", "orders.json"]).refuses(&["orders.json"]);
    Server::start(&folder, &["--demo", "30"]).stop();
}

#[test]
fn own_orders_are_taken_once_and_have_no_demo_around_them() {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    for told in ["37 orders from orders.json imported.", "37 orders from orders.json are in the database already."] {
        let server = Server::start(&folder, &["--import", "orders.json"]);
        assert!(server.get("/demo/portal/left").starts_with("HTTP/1.1 404"));
        let (code, _, err) = server.stop();
        assert_eq!(code, Some(0));
        assert!(err.contains(told), "{err}");
    }
}

#[test]
fn the_address_that_browsers_use_is_in_the_link() {
    let folder = Folder::new();
    folder.file("dist/index.html", "");
    let mut command =
        folder.command(&["serve", "--listen", "127.0.0.1:0", "--public-url", "https://desk.example/"], &[]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("the command runs");
    let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
    let mut line = || lines.next().expect("a line").expect("UTF-8");
    assert_eq!(line(), "Avoir is ready: https://desk.example");
    assert!(line().starts_with("Sign in: https://desk.example/sign-in/"));
    child.kill().and_then(|()| child.wait()).expect("an end");
}

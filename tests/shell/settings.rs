//! The example of settings that a package carries.

use std::collections::BTreeSet;

use crate::folder::Folder;
use crate::server::Server;

const SETTINGS: &str = include_str!("../../.cargo/xtask/package/avoir.env");

/// Variables by their names.
fn variables(text: &str) -> BTreeSet<String> {
    let is_part = |letter: &char| letter.is_ascii_uppercase() || *letter == '_';
    text.match_indices("AVOIR_").map(|(at, _)| text[at..].chars().take_while(is_part).collect()).collect()
}

#[test]
fn the_settings_name_every_option_of_the_server_and_no_other() {
    let named = SETTINGS.lines().filter_map(|line| line.trim_start_matches('#').split_once('=')).map(|(name, _)| name);
    let help = Folder::new().avoir(&["serve", "--help"]).out;
    assert_eq!(variables(&named.collect::<Vec<_>>().join("\n")), variables(&help));
}

const SHOP: &str = include_str!("../../.cargo/xtask/package/settings.toml");

#[test]
fn the_example_of_a_shops_settings_is_sound_with_and_without_its_comments() {
    let folder = Folder::new();
    folder.file("shop.toml", SHOP);
    let is_comment = |line: &&str| !line.starts_with("# ");
    let whole: Vec<&str> = SHOP.lines().filter(is_comment).map(|line| line.trim_start_matches('#')).collect();
    folder.file("whole.toml", whole.join("\n"));
    for (file, providers) in [("shop.toml", 23), ("whole.toml", 25)] {
        let said = folder.avoir(&["settings", "check", file]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.contains(&format!("the shop knows {providers} providers")), "{}", said.out);
    }
}

#[test]
fn mistakes_in_settings_stop_every_command_and_say_where_they_are() {
    let folder = Folder::new();
    folder.file("shop.toml", "time_zone = \"Paris\"\n[mail]\nfrom = \"nobody\"\n[sessions]\nidle = \"soon\"\n[limits]\nmax_connections = 2\n");
    for words in [&["settings", "check", "shop.toml"][..], &["--settings", "shop.toml", "check"]] {
        let said = folder.avoir(words);
        assert_eq!(said.code, Some(1), "{}", said.err);
        for place in [
            "shop.toml, line 1, time_zone: no time zone has this name",
            "shop.toml, line 3, mail.from: allowed is a mail address",
            "shop.toml, line 5, sessions.idle: allowed are minutes, hours or days",
            "shop.toml, line 7, limits.max_connections: 2 is not in 4..",
            "Nothing was changed.",
            "`avoir settings check FILE`",
        ] {
            assert!(said.err.contains(place), "{place}\n{}", said.err);
        }
    }
    let missing = folder.avoir(&["settings", "check", "none.toml"]);
    assert!(missing.err.contains("none.toml: can't be read: "), "{}", missing.err);
}

#[test]
fn a_file_and_a_variable_that_contradict_each_other_are_refused() {
    let folder = Folder::new();
    folder.file("shop.toml", "database = \"kept.db\"\n");
    let words = ["--settings", "shop.toml", "agent", "add", "Awa", "--role", "lead"];
    let said = folder.avoir_with(&words, &[("AVOIR_DATABASE", "other.db")]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.err.contains("the variable AVOIR_DATABASE and shop.toml, line 1, database say different things"),
        "{}",
        said.err
    );
    assert_eq!(folder.avoir_with(&words, &[("AVOIR_DATABASE", "kept.db")]).code, Some(0));
    assert!(folder.path().join("kept.db").exists());
    let by_variable = folder.avoir_with(&["agent", "list"], &[("AVOIR_SETTINGS", "shop.toml")]);
    assert!(by_variable.out.contains("Awa"), "{}{}", by_variable.out, by_variable.err);
}

#[test]
fn a_page_whose_origin_the_file_names_is_let_in_and_no_other() {
    let folder = Folder::new();
    let origins = r#"["https://back-office.example", "https://tickets.example:8443"]"#;
    folder.file("shop.toml", format!("[limits]\nallowed_origins = {origins}\n"));
    let server = Server::start(&folder, &["--settings", "shop.toml"]);
    for (origin, is_let_in) in [
        ("https://back-office.example", true),
        ("https://tickets.example:8443", true),
        ("https://tickets.example", false),
        ("https://back-office.example.net", false),
    ] {
        let reply = server.ask("GET", "/api/v1/session", &[("origin", origin)], "").expect("an answer");
        let is_named = reply.head.to_lowercase().contains(&format!("access-control-allow-origin: {origin}\r"));
        assert_eq!(is_named, is_let_in, "{origin}: {}", reply.head);
    }
    folder.file("shop.toml", "[limits]\nallowed_origins = [\"back-office\"]\n");
    let said = folder.avoir(&["settings", "check", "shop.toml"]);
    assert!(said.err.contains("shop.toml, line 2, limits.allowed_origins: "), "{}", said.err);
}

#[test]
fn orders_paid_by_a_provider_of_the_shops_own_are_taken() {
    let folder = Folder::new();
    folder
        .file("shop.toml", "[providers.illicado]\nname = \"Illicado\"\nkind = \"gift_card\"\ngateways = [\"illi\"]\n");
    let order = r#"{"number":"1","placed_at":"2026-11-20T09:14:00Z","currency":"EUR","prices_include_tax":true,
        "logistic_status":"awaiting_print","customer":{"name":"Awa","email":"awa@example.com","locale":"fr"},
        "lines":[{"id":"1","sku":"","title":"Mug","quantity":1,"unit_price":"9.90","total":"9.90"}],
        "payments":[{"id":"p1","provider":"illicado","transaction":"C-1","captured":"9.90","captured_at":"2026-11-20T09:14:05Z"}]}"#;
    folder.file("orders.json", format!("[{order}]"));
    let alone = folder.avoir(&["import", "orders.json"]);
    assert!(alone.err.contains("payments[0].provider: is not a payment provider"), "{}", alone.err);
    let said = folder.avoir(&["--settings", "shop.toml", "import", "orders.json"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
}

//! What the command says to whoever uses it wrong, or asks it how.

use std::net::TcpListener;

use crate::folder::{Folder, REAL_ORDERS};

#[test]
fn every_command_explains_itself_with_its_variables() {
    let folder = Folder::new();
    for (words, variables) in [
        (&["serve"][..], &["AVOIR_LISTEN", "AVOIR_DATABASE", "AVOIR_DEMO", "AVOIR_WAREHOUSE_SPEED", "AVOIR_SHOP"][..]),
        (&["import"], &["AVOIR_DATABASE"]),
        (&["agent", "add"], &["AVOIR_ROLE", "AVOIR_DATABASE"]),
        (&["agent", "link"], &["AVOIR_PUBLIC_URL"]),
    ] {
        let said = folder.avoir(&[words, &["--help"]].concat());
        assert_eq!(said.code, Some(0));
        // A terminal is narrow.
        let said = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        for variable in variables {
            assert!(said.contains(&format!("[env: {variable}=]")), "{variable} in {said}");
        }
        assert!(!said.contains('\u{1b}'));
    }
}

#[test]
fn a_bad_value_names_the_option_the_variable_and_what_is_allowed() {
    let folder = Folder::new();
    for (option, variable, value, allowed) in [
        ("--listen", "AVOIR_LISTEN", "8080", "such as 127.0.0.1:8080"),
        ("--demo", "AVOIR_DEMO", "many", "invalid digit"),
        ("--demo", "AVOIR_DEMO", "1000001", "0..=1000000"),
        ("--warehouse-speed", "AVOIR_WAREHOUSE_SPEED", "fast", "`off` and whole numbers from 1 to 6000"),
        ("--public-url", "AVOIR_PUBLIC_URL", "desk.example/x", "such as https://desk.example"),
        ("--shop", "AVOIR_SHOP", "", "1 to 100 characters"),
        ("--mail-from", "AVOIR_MAIL_FROM", "nobody", "such as service@shop.example"),
        ("--log", "AVOIR_LOG", "avoir=loud", "allowed are error, warn, info"),
    ] {
        for said in [folder.avoir(&["serve", option, value]), folder.avoir_with(&["serve"], &[(variable, value)])] {
            assert_eq!(said.code, Some(2), "{}", said.err);
            for part in [option, variable, allowed] {
                assert!(said.err.contains(part), "{part:?} in {}", said.err);
            }
        }
    }
    assert!(!folder.path().join("avoir.db").exists());
}

#[test]
fn a_front_end_that_is_not_built_says_how_to_build_it() {
    let folder = Folder::new();
    folder.avoir(&["serve"]).refuses(&[
        "no index.html in dist",
        "Nothing was changed.",
        "cargo xtask run",
        "AVOIR_ASSETS",
    ]);
    folder.avoir(&["serve", "--assets", "elsewhere"]).refuses(&["elsewhere"]);
    assert!(!folder.path().join("avoir.db").exists());
}

#[test]
fn a_port_that_is_taken_says_how_to_choose_another() {
    let folder = Folder::new();
    folder.file("dist/index.html", "");
    let other = TcpListener::bind("127.0.0.1:0").expect("a port");
    let taken = other.local_addr().expect("an address").to_string();
    folder.avoir(&["serve", "--listen", &taken, "--demo", "5"]).refuses(&[&taken, "taken", "--listen", "AVOIR_LISTEN"]);
    assert!(!folder.path().join("avoir.db").exists());
}

#[test]
fn a_database_that_is_none_is_left_alone() {
    let folder = Folder::new();
    folder.file("letter.txt", "Dear customer, this is long enough to be mistaken for a database's first page.");
    folder.avoir(&["agent", "link", "--database", "letter.txt"]).refuses(&["letter.txt can't be opened", "--database"]);
    folder.avoir(&["agent", "link", "--database", "no/such/folder.db"]).refuses(&["no/such/folder.db"]);
    assert!(std::fs::read_to_string(folder.path().join("letter.txt")).expect("the letter").starts_with("Dear"));
}

#[tokio::test]
async fn a_database_of_another_version_is_kept_as_it_is() {
    let folder = Folder::new();
    folder.avoir(&["agent", "add", "Awa Diallo", "--role", "agent"]);
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path().join("avoir.db"));
    let database = sqlx::SqlitePool::connect_with(options).await.expect("the database");
    sqlx::query("UPDATE _sqlx_migrations SET checksum = x'00'").execute(&database).await.expect("a row");
    database.close().await;
    folder.avoir(&["agent", "link"]).refuses(&["another version of Avoir", "keep the file", "--database"]);
}

#[test]
fn an_agent_is_added_once_and_let_in_by_name() {
    let folder = Folder::new();
    folder.file("orders.json", REAL_ORDERS);
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    folder.avoir(&["agent", "link"]).refuses(&["There are no agents yet.", "avoir agent add"]);
    let said = folder.avoir(&["agent", "add", "Awa Diallo", "--role", "agent"]);
    assert!(said.out.starts_with("Agent: Awa Diallo\nToken: "), "{}", said.out);
    assert_eq!(said.err, "", "the database was there");
    folder.avoir(&["agent", "add", "Awa Diallo", "--role", "lead"]).refuses(&["of this name already"]);
    let links: Vec<String> = [&["agent", "link"][..], &["agent", "link", "Awa Diallo"]]
        .map(|words| folder.avoir(words).out)
        .into_iter()
        .collect();
    assert!(links.iter().all(|link| link.starts_with("Sign in: http://127.0.0.1:8080/sign-in/")), "{links:?}");
    assert_ne!(links[0], links[1]);
    folder.avoir(&["agent", "link", "Théo"]).refuses(&["no agent Théo", "There are: Awa Diallo."]);
    assert_eq!(folder.avoir(&["agent", "add", "Théo", "--role", "boss"]).code, Some(2));
}

#[test]
fn a_database_in_another_folder_is_not_taken_for_the_one_that_is_served() {
    let folder = Folder::new();
    for words in [
        &["agent", "link"][..],
        &["agent", "list"],
        &["agent", "rotate", "Awa"],
        &["export", "journal", "--out", "journal.jsonl"],
    ] {
        folder.avoir(words).refuses(&["no database at", "avoir.db", "Nothing was changed.", "AVOIR_DATABASE"]);
        assert!(!folder.path().join("avoir.db").exists(), "{words:?} began one");
    }
    let said = folder.avoir(&["agent", "add", "Awa Diallo", "--role", "agent"]);
    assert!(said.err.contains("a new one was begun") && said.err.contains("AVOIR_DATABASE"), "{}", said.err);
}

#[test]
fn commands_that_begin_at_once_share_a_new_database() {
    let folder = Folder::new();
    let names = ["Awa", "Ben", "Zoé", "Théo"];
    let begun: Vec<_> = names
        .iter()
        .map(|name| {
            let mut command = folder.command(&["agent", "add", name, "--role", "agent"], &[]);
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().expect("begun")
        })
        .collect();
    for command in begun {
        let said = crate::folder::Said::from(command.wait_with_output().expect("an end"));
        assert_eq!(said.code, Some(0), "{}", said.err);
    }
}

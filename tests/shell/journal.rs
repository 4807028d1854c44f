//! The journal of all orders, exported and looked over.

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection};

use crate::folder::{Folder, Said};

const RELEASE: &str = include_str!("../data/releases/0.1.0.sql");

/// The lines of that release's journal.
const LINES: usize = 158;

/// The database of a shop that worked for days, open to whoever has the file.
async fn worked() -> Folder {
    let folder = Folder::new();
    let mut database = file(&folder).await;
    sqlx::raw_sql(RELEASE).execute(&mut database).await.expect("a dump");
    database.close().await.expect("closed");
    folder
}

async fn file(folder: &Folder) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(folder.path().join("avoir.db")).create_if_missing(true);
    options.foreign_keys(false).connect().await.expect("a database")
}

/// As someone does who has the file and wants nobody to know.
async fn tamper(folder: &Folder, sql: &str) {
    let mut database = file(folder).await;
    for trigger in ["journal_fixed", "journal_kept", "journal_text_fixed", "journal_text_kept"] {
        sqlx::query(AssertSqlSafe(format!("DROP TRIGGER {trigger}"))).execute(&mut database).await.expect("a trigger");
    }
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut database).await.expect(sql);
    database.close().await.expect("closed");
}

fn export(folder: &Folder, name: &str, words: &[&str]) -> Vec<String> {
    let said = folder.avoir(&[&["export", "journal", "--out", name], words].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    let text = std::fs::read_to_string(folder.path().join(name)).expect("the export");
    text.lines().map(str::to_owned).collect()
}

fn verify(folder: &Folder, words: &[&str]) -> Said {
    folder.avoir(&[&["verify", "journal"], words].concat())
}

fn is_right(said: &Said, words: &[&str]) {
    assert_eq!((said.code, said.err.as_str()), (Some(0), ""), "{}", said.out);
    for word in words {
        assert!(said.out.contains(word), "{word:?} in:\n{}", said.out);
    }
}

#[tokio::test]
async fn the_journal_of_all_orders_is_one_chain() {
    let folder = worked().await;
    let lines = export(&folder, "journal.jsonl", &[]);
    assert_eq!(lines.len(), LINES);
    for (number, line) in (1..).zip(&lines) {
        assert!(line.contains(&format!("\"entry\":{{\"number\":{number},\"order\":\"ORD")), "{line}");
    }
    assert!(lines.iter().any(|line| line.contains("La cliente y renonce")), "what was typed is exported");
    is_right(&verify(&folder, &["journal.jsonl"]), &["lines 1 to 158 are as they were written"]);
    is_right(&verify(&folder, &["journal.jsonl", "--database", "avoir.db"]), &["avoir.db: lines 1 to 158 are"]);
    is_right(&verify(&folder, &[]), &["avoir.db: lines 1 to 158 are"]);
    let said = folder.avoir(&["export", "journal"]);
    assert_eq!(said.out.lines().collect::<Vec<_>>(), lines, "to the standard output as well");
}

#[cfg(unix)]
#[tokio::test]
async fn an_export_is_its_owners_alone_and_overwrites_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let folder = worked().await;
    export(&folder, "journal.jsonl", &[]);
    let mode = std::fs::metadata(folder.path().join("journal.jsonl")).expect("the export").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    folder.avoir(&["export", "journal", "--out", "journal.jsonl"]).refuses(&[
        "journal.jsonl can't be written",
        "The database is as it was.",
        "--out",
    ]);
    folder.avoir(&["export", "journal", "--from", "2031-01-01"]).refuses(&["no line in this stretch of time"]);
    assert_eq!(folder.avoir(&["export", "journal", "--from", "yesterday"]).code, Some(2));
}

#[tokio::test]
async fn the_first_line_that_is_wrong_is_named() {
    let folder = worked().await;
    let lines = export(&folder, "journal.jsonl", &[]);
    let typed = lines.iter().position(|line| line.contains("La cliente y renonce")).expect("a typed line");
    let check = |name: &str, change: &dyn Fn(&mut Vec<String>), words: &[&str]| {
        let mut changed = lines.clone();
        change(&mut changed);
        assert_ne!(changed, lines);
        folder.file(name, changed.join("\n") + "\n");
        verify(&folder, &[name]).refuses(words);
    };
    let on_typed = format!("line {} of the file is wrong: the typed text of line {0} ", typed + 1);
    check("a", &|lines| lines[99] = lines[99].replace("ORD", "ORE"), &["line 100 of the file is wrong", "was changed"]);
    check("b", &|lines| drop(lines.remove(99)), &["line 100 of the file is wrong: line 100 of the journal is missing"]);
    check("c", &|lines| lines.swap(9, 10), &["line 10 of the file is wrong: line 10 of the journal is missing"]);
    check("d", &|lines| lines[typed] = lines[typed].replace("renonce", "tient"), &[&on_typed]);
    check("e", &|lines| lines[0] = lines[0].replace("{\"hash\"", "{\"hush\""), &["line 1 of the file is no line"]);
    check("f", &|lines| lines[0] = lines[0].replacen("0000", "0001", 1), &["line 1 of the file does not follow"]);
    folder.file("empty", "");
    verify(&folder, &["empty"]).refuses(&["empty: there is no line in it"]);
    verify(&folder, &["missing"]).refuses(&["missing: it can't be read", "Check the file's name"]);
}

#[tokio::test]
async fn a_later_export_proves_that_it_follows_the_earlier_one() {
    let folder = worked().await;
    let early = export(&folder, "early.jsonl", &["--to", "2026-11-28T06:48:19.300Z"]);
    assert!((1..LINES).contains(&early.len()), "{}", early.len());
    let begin = format!("{}", early.len() + 1);
    let next = early.len();
    let all = export(&folder, "all.jsonl", &[]);
    folder.file("late.jsonl", all[next..].join("\n"));
    is_right(&verify(&folder, &["early.jsonl", "late.jsonl"]), &[&format!("late.jsonl: lines {begin} to 158 are")]);
    verify(&folder, &["late.jsonl", "early.jsonl"]).refuses(&["early.jsonl: line 1 of the file is wrong"]);
    folder.file("later.jsonl", all[next + 1..].join("\n"));
    let gap = format!("line {begin} of the journal is missing");
    verify(&folder, &["early.jsonl", "later.jsonl"]).refuses(&["later.jsonl: line 1 of the file", &gap]);

    // What another shop wrote follows its own lines alone.
    let other = worked().await;
    std::fs::copy(folder.path().join("early.jsonl"), other.path().join("early.jsonl")).expect("a copy");
    let foreign = export(&other, "all.jsonl", &[]);
    other.file("late.jsonl", foreign[next..].join("\n"));
    verify(&other, &["early.jsonl", "late.jsonl"]).refuses(&["late.jsonl: line 1 of the file does not follow"]);
}

#[tokio::test]
async fn whoever_edits_the_database_file_is_found() {
    for (sql, words) in [
        (
            "UPDATE journal SET event = replace(event, 'event', 'event ') WHERE id = 120",
            "line 120 of the journal was changed",
        ),
        ("UPDATE journal SET agent_name = 'Ben' WHERE id = 100", "line 100 of the journal was changed"),
        ("UPDATE journal SET at = at + 1 WHERE id = 1", "line 1 of the journal was changed"),
        ("UPDATE journal SET order_number = 'ORD20001' WHERE id = 158", "line 158 of the journal was changed"),
        ("UPDATE journal SET hash = '' WHERE id = 158", "line 158 of the journal was changed"),
        ("DELETE FROM journal WHERE id = 70", "line 70 of the journal is missing"),
        (
            "UPDATE journal_texts SET text = 'Autre' WHERE line = (SELECT MIN(line) FROM journal_texts)",
            "the typed text of",
        ),
    ] {
        let folder = worked().await;
        is_right(&verify(&folder, &[]), &[]);
        tamper(&folder, sql).await;
        verify(&folder, &[]).refuses(&["avoir.db: ", words, "Somebody changed the database file."]);
        folder.avoir(&["check"]).refuses(&["avoir.db is not sound"]);
    }
}

#[tokio::test]
async fn a_journal_that_was_written_anew_is_not_the_one_that_was_exported() {
    let folder = worked().await;
    export(&folder, "journal.jsonl", &[]);
    // All of it chained again, as only the command does.
    tamper(
        &folder,
        "DELETE FROM journal_texts; \
         UPDATE journal SET hash = '', event = replace(event, 'imported', 'modification_opened')",
    )
    .await;
    is_right(&verify(&folder, &[]), &[]);
    verify(&folder, &["journal.jsonl", "--database", "avoir.db"])
        .refuses(&["avoir.db: its line 158 is not the one that journal.jsonl ends with"]);
}

#[tokio::test]
async fn the_chain_holds_once_a_typed_text_is_gone() {
    let folder = worked().await;
    is_right(&verify(&folder, &[]), &[]);
    tamper(&folder, "DELETE FROM journal_texts WHERE line = (SELECT MIN(line) FROM journal_texts)").await;
    is_right(&verify(&folder, &[]), &["1 typed text is erased"]);
    export(&folder, "journal.jsonl", &[]);
    is_right(&verify(&folder, &["journal.jsonl"]), &["1 typed text is erased"]);
}

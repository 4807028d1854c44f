//! The process is killed while it writes: what was acknowledged is there, and nothing is half done.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use avoir::api::cancellations::CheckCancellation;
use avoir::backend::{App, Clock, Config, Store};
use avoir::domain::agent::Role;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Row};

use crate::fill;
use crate::full::times;
use crate::invariants::{HALF_DONE, OVER_REFUNDED, count};
use crate::support::shop::{Answer, Desk};
use crate::support::walk::Walk;

/// The folder that the process to be killed works in.
const FOLDER: &str = "AVOIR_CRASH_FOLDER";

const CRASHES: usize = 12;
const CRASHES_IN_FULL: usize = 1_000;

const ORDERS: usize = 400;

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let crashes = times(CRASHES, CRASHES_IN_FULL);
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (mut acknowledged, mut unheard) = (0, 0);
    for crash in 0..crashes {
        let folder = tempfile::tempdir().unwrap();
        let heard = work_and_kill(folder.path(), Duration::from_millis(300 + 97 * (crash as u64 % 9)));
        let kept = runtime.block_on(kept(folder.path()));
        for key in &heard {
            assert!(kept.contains(key), "{key} was acknowledged and is gone");
        }
        acknowledged += heard.len();
        unheard += kept.len() - heard.len();
    }
    println!("{crashes} kills, {acknowledged} acknowledged, 0 lost, {unheard} kept without being acknowledged");
    assert!(acknowledged > 0);
}

/// Starts this very program again to write, kills it, and returns the keys it said were done.
fn work_and_kill(folder: &Path, after: Duration) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--ignored",
            "--exact",
            "crashes::a_child_cancels_orders_until_it_is_killed",
            "--nocapture",
            "--test-threads=1",
        ])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    // The first acknowledgement tells that the shop is open.
    let first = lines.by_ref().find(|line| line.starts_with("done "));
    let killer = std::thread::spawn(move || {
        std::thread::sleep(after);
        child.kill().unwrap();
        child.wait().unwrap();
    });
    let done = first.into_iter().chain(lines).filter_map(|line| line.strip_prefix("done ").map(str::to_owned));
    let heard = done.collect();
    killer.join().unwrap();
    heard
}

/// The keys whose writes are in the database, which is otherwise sound.
async fn kept(folder: &Path) -> Vec<String> {
    let mut db: SqliteConnection =
        SqliteConnectOptions::new().filename(folder.join("avoir.db")).connect().await.unwrap();
    let integrity: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&mut db).await.unwrap();
    assert_eq!(integrity, "ok");
    assert_eq!((count(&mut db, OVER_REFUNDED).await, count(&mut db, HALF_DONE).await), (0, 0));
    let rows = sqlx::query("SELECT key FROM operations").fetch_all(&mut db).await.unwrap();
    rows.iter().map(|row| row.get("key")).collect()
}

/// Not a test: what [`work_and_kill`] starts.
#[test]
#[ignore = "started by the test of crashes"]
fn a_child_cancels_orders_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let store = Store::open(Path::new(&folder).join("avoir.db"), Clock::system()).await.unwrap();
        fill(&store, ORDERS).await;
        let app = App::new(store, Config::default());
        let awa = Desk::hire(&app, "Awa Diallo", Role::Agent).await;
        // The test harness has begun a line of its own.
        println!();
        for index in 0..ORDERS {
            cancel(&awa, &Walk::of(&awa, &format!("F{index:04}")).await).await;
        }
    });
}

/// Says of each write, once it is acknowledged, under which key it was.
async fn cancel(awa: &Desk, walk: &Walk<'_>) {
    let key = |version: u64| format!("key-{}-{version:06}", walk.order);
    let check = CheckCancellation { number: walk.order.clone() };
    let acknowledge = |version: u64, answer: Answer| {
        assert_eq!(answer.status, 200, "{}", answer.text);
        println!("done {}", key(version));
    };
    acknowledge(1, awa.write(&walk.opening(false), &key(1), 1).await);
    acknowledge(2, awa.write(&check, &key(2), 2).await);
    acknowledge(3, awa.write(&walk.confirmation(), &key(3), 3).await);
    acknowledge(4, awa.write(&walk.requesting("31.60"), &key(4), 4).await);
}

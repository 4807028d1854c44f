//! A database that is moved, deleted or replaced while it is served: nothing is acknowledged that nobody would find again.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use crate::clerk::{Clerk, ORDER};
use crate::folder::{Folder, REAL_ORDERS};
use crate::server::Server;

struct Shop {
    folder: Folder,
    server: Server,
    clerk: Clerk,
    /// The order's, as it was last read.
    version: u64,
}

impl Shop {
    fn open() -> Self {
        let folder = Folder::new();
        folder.file("orders.json", REAL_ORDERS);
        assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
        let clerk = Clerk::hire(&folder, "Awa");
        let server = Server::start(&folder, &[]);
        let mut shop = Self { folder, server, clerk, version: 0 };
        shop.works();
        shop
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn works(&mut self) {
        let reply = self.clerk.write(&self.server.address, ORDER).expect("an answer");
        assert_eq!(reply.status, 200, "{}", reply.body);
        self.version = self.clerk.version(&self.server.address, ORDER).expect("a version");
    }

    /// That writes are refused, and that it is said where it is looked for.
    fn refuses(&mut self, what: &str) {
        for attempt in 0..3 {
            // A read may be refused as well, so that the version is not asked for.
            let key = format!("key-of-a-refused-write-{}-{attempt}", what.len());
            let reply = self.clerk.send(&self.server.address, ORDER, self.version, &key).expect("an answer");
            assert_eq!(reply.status, 503, "{what}: {}", reply.body);
            assert!(reply.body.contains("storage_failed"), "{what}: {}", reply.body);
        }
        // What is said of readiness may be a second old.
        std::thread::sleep(Duration::from_millis(1_100));
        let (status, readiness) = self.server.readiness();
        let said = readiness.to_string();
        assert_eq!(status, 503, "{what}: {said}");
        assert!(said.contains("moved, deleted or replaced") && said.contains("avoir restore FILE"), "{what}: {said}");
    }
}

#[test]
fn a_database_that_is_moved_away_takes_no_writes_until_it_is_back() {
    let mut shop = Shop::open();
    fs::rename(shop.path("avoir.db"), shop.path("elsewhere.db")).expect("the file");
    shop.refuses("moved");
    fs::copy(shop.path("elsewhere.db"), shop.path("avoir.db")).expect("another file");
    shop.refuses("replaced");
    fs::remove_file(shop.path("avoir.db")).expect("the other file");
    shop.refuses("deleted");
    fs::rename(shop.path("elsewhere.db"), shop.path("avoir.db")).expect("the file");
    shop.works();
    std::thread::sleep(Duration::from_millis(1_100));
    assert_eq!(shop.server.readiness().0, 200);
    assert_eq!(shop.server.stop().0, Some(0));
    let server = Server::start(&shop.folder, &[]);
    shop.clerk.check_acknowledged(&server.address);
    server.stop();
}

#[test]
fn a_log_that_is_deleted_takes_no_writes_and_what_was_acknowledged_is_kept_at_the_stop() {
    for lost in ["avoir.db-wal", "avoir.db-shm"] {
        let mut shop = Shop::open();
        fs::remove_file(shop.path(lost)).expect("the file");
        shop.refuses(lost);
        shop.server.stop();
        let server = Server::start(&shop.folder, &[]);
        shop.clerk.check_acknowledged(&server.address);
        server.stop();
    }
}

#[test]
fn a_shop_that_became_an_empty_file_is_no_new_shop() {
    let folder = Folder::new();
    folder.file("avoir.db", "");
    folder.file("dist/index.html", "");
    let words = ["the file is empty", "avoir restore FILE", "remove the file", "Nothing was changed."];
    folder.avoir(&["agent", "list"]).refuses(&words);
    folder.avoir(&["serve", "--listen", "127.0.0.1:0"]).refuses(&words);
    assert_eq!(fs::metadata(folder.path().join("avoir.db")).expect("the file").len(), 0);
    fs::remove_file(folder.path().join("avoir.db")).expect("the file");
    Server::start(&folder, &[]).stop();
}

//! A folder that is gone after the test, with a database in it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use avoir::backend::{Clock, Store};
use avoir::domain::order::Order;
use tempfile::TempDir;

pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(&path, content).expect("a file");
        path
    }

    /// The database that the command uses in this folder.
    pub async fn store(&self) -> Store {
        Store::open(self.path().join("avoir.db"), Clock::system()).await.expect("a database")
    }

    pub async fn store_with(&self, orders: &[Order]) -> Store {
        let store = self.store().await;
        store.insert_orders(orders).await.expect("orders that are new");
        store
    }

    /// The command, as someone in this folder starts it, with no variable but those given, and mails that leave at once.
    pub fn command(&self, words: &[&str], variables: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_avoir"));
        command.current_dir(self.path()).env_clear().args(words);
        if words.contains(&"serve") {
            command.env("AVOIR_MAIL_PAUSE", "0");
        }
        command.envs(variables.iter().copied());
        command
    }

    pub fn avoir(&self, words: &[&str]) -> Said {
        self.avoir_with(words, &[])
    }

    pub fn avoir_with(&self, words: &[&str], variables: &[(&str, &str)]) -> Said {
        Said::from(self.command(words, variables).output().expect("the command runs"))
    }
}

/// What a command that has ended said.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Said {
    /// That it failed with all these words.
    pub fn refuses(&self, words: &[&str]) {
        assert_eq!(self.code, Some(1), "{}", self.err);
        assert_eq!(self.out, "");
        for word in words {
            assert!(self.err.contains(word), "{word:?} in:\n{}", self.err);
        }
    }
}

/// The orders of the *Online Retail* data set.
pub const REAL_ORDERS: &str = include_str!("../data/real_orders.json");

pub fn real_orders() -> Vec<Order> {
    serde_json::from_str(REAL_ORDERS).expect("orders")
}

//! An agent who writes to a server over the network, and remembers what was acknowledged.

use serde_json::Value;

use crate::folder::{Folder, Said};
use crate::server::{Reply, ask};

/// An order of the *Online Retail* data set.
pub const ORDER: &str = "ORD536365";

/// An agent with a token.
#[derive(Clone)]
pub struct Clerk {
    bearer: String,
    name: String,
    writes: usize,
    /// The write that no answer came to: its order, and the version it was decided on.
    unheard: Option<(String, u64)>,
    /// The keys of the writes that were acknowledged.
    pub acknowledged: Vec<String>,
}

impl Clerk {
    /// Someone who is added to this folder's database.
    pub fn hire(folder: &Folder, name: &str) -> Self {
        Self::of(&folder.avoir(&["agent", "add", name, "--role", "agent"]), name)
    }

    /// Someone who was added, as the command said.
    pub fn of(said: &Said, name: &str) -> Self {
        let token = said.out.lines().find_map(|line| line.strip_prefix("Token: ")).expect("a token").to_owned();
        Self {
            bearer: format!("Bearer {token}"),
            name: name.to_lowercase(),
            writes: 0,
            unheard: None,
            acknowledged: Vec::new(),
        }
    }

    /// What the header says by which the agent is known.
    pub fn bearer(&self) -> &str {
        &self.bearer
    }

    /// Takes the order's lease, or renews it: a write like any other. `None` when no answer came.
    pub fn write(&mut self, address: &str, order: &str) -> Option<Reply> {
        let version = self.version(address, order)?;
        self.writes += 1;
        self.unheard = Some((order.to_owned(), version));
        let reply = self.send(address, order, version, &self.last_key())?;
        self.unheard = None;
        Some(reply)
    }

    /// Sends the write that no answer came to again, under its key; says whether there was one.
    pub fn send_again(&mut self, address: &str) -> bool {
        let Some((order, version)) = self.unheard.take() else { return false };
        let reply = self.send(address, &order, version, &self.last_key()).expect("an answer");
        // The order is another's by now, or has changed: then it had not happened, and does not.
        assert!([200, 409, 412].contains(&reply.status), "{}", reply.body);
        true
    }

    /// Sends a write under this key.
    pub fn send(&mut self, address: &str, order: &str, version: u64, key: &str) -> Option<Reply> {
        let version = format!("\"v{version}\"");
        let headers = [
            ("authorization", self.bearer.as_str()),
            ("avoir-client", "test"),
            ("content-type", "application/json"),
            ("idempotency-key", key),
            ("if-match", &version),
        ];
        let reply = ask(address, "POST", &format!("/api/v1/orders/{order}/modification"), &headers, "{}")?;
        if reply.status == 200 {
            self.acknowledged.push(key.to_owned());
        }
        Some(reply)
    }

    /// The key of the last write.
    pub fn last_key(&self) -> String {
        format!("key-of-{}-{:08}", self.name, self.writes)
    }

    pub fn version(&self, address: &str, order: &str) -> Option<u64> {
        let reply = self.read(address, &format!("/orders/{order}"))?;
        assert_eq!(reply.status, 200, "{}", reply.body);
        serde_json::from_str::<Value>(&reply.body).expect("an order")["version"].as_u64()
    }

    pub fn read(&self, address: &str, path: &str) -> Option<Reply> {
        let headers = [("authorization", self.bearer.as_str()), ("avoir-client", "test")];
        ask(address, "GET", &format!("/api/v1{path}"), &headers, "")
    }

    /// That the server knows of every write that it acknowledged.
    pub fn check_acknowledged(&self, address: &str) {
        for key in &self.acknowledged {
            let reply = self.read(address, &format!("/operations/{key}")).expect("an answer");
            assert_eq!(reply.status, 200, "{key} was acknowledged and is gone: {}", reply.body);
        }
    }
}

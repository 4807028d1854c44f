//! A company's back office with the desk in it, and what it sees of its guest.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::harness::orders::Order;
use crate::harness::shop::Shop;

/// What its pages may do: their own files, the desk's program, and the API of another origin.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'; connect-src 'self' ";

/// Walks a journey in a back office, with one agent of it.
pub fn in_a_back_office(orders: &[Order], walk: impl FnOnce(&BackOffice)) {
    crate::harness::journey_in_a_back_office(orders, |shop| {
        let office = BackOffice { shop, desk: shop.colleague("Awa Diallo") };
        office.may_call(&[]);
        office.shop.host().put("/back_office.js", "text/javascript", include_str!("back_office.js"));
        office.shop.host().put("/token", "text/plain", office.desk.token().to_owned());
        walk(&office);
    });
}

pub struct BackOffice<'a> {
    pub shop: &'a Shop,
    pub desk: Desk,
}

impl BackOffice<'_> {
    /// What the pages from now on may call: the desk's API, and these origins.
    pub fn may_call(&self, others: &[&str]) {
        self.shop.host().rules(&format!("{POLICY}{} {}", self.shop.line().origin(), others.join(" ")));
    }

    /// A page with one desk that has these attributes, and more in its head and body.
    #[track_caller]
    pub fn opens(&self, attributes: &str, head: &str, body: &str) {
        self.put("/", attributes, head, body);
        self.desk.browser().go("/");
    }

    /// The page with the desk alone.
    #[track_caller]
    pub fn opens_desk(&self, attributes: &str) {
        self.opens(attributes, "", "");
    }

    pub fn put(&self, path: &str, attributes: &str, head: &str, body: &str) {
        let page = format!(
            "<!doctype html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Back-office</title>
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\">{head}
             <script type=\"module\" src=\"/avoir/avoir.js\"></script>
             <script type=\"module\" src=\"/back_office.js\"></script></head>
             <body><header><h1>Back-office</h1></header><main>{}</main>{body}</body></html>",
            self.element(attributes)
        );
        self.shop.host().put(path, "text/html; charset=utf-8", page);
    }

    /// The element that embeds the desk.
    pub fn element(&self, attributes: &str) -> String {
        format!("<avoir-desk api-base=\"{}/api/v1\" {attributes}></avoir-desk>", self.shop.line().origin())
    }

    /// What the page has heard of its guest so far, each event with its detail.
    #[track_caller]
    pub fn heard(&self, name: &str) -> Vec<Value> {
        let script = format!("return heard.filter(([heard]) => heard === '{name}').map(([, detail]) => detail)");
        serde_json::from_value(self.desk.browser().run(&script)).expect("a list")
    }

    /// How many writes are on their way, as the page has heard last.
    #[track_caller]
    pub fn in_flight(&self) -> Option<u64> {
        self.heard("avoir-busy").last().and_then(|told| told["inFlight"].as_u64())
    }

    /// Waits until the page has heard this.
    #[track_caller]
    pub fn hears(&self, name: &str, detail: &Value) {
        let script = format!(
            "return heard.some(([name, detail]) => name === '{name}' && JSON.stringify(detail) === JSON.stringify({detail}))"
        );
        self.waits_for(&script);
    }

    /// Waits until a script of the page's gives `true`.
    #[track_caller]
    pub fn waits_for(&self, script: &str) {
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while self.desk.browser().run(script) != json!(true) {
            let heard = self.desk.browser().run("return window.heard ?? null");
            assert!(
                std::time::Instant::now() < deadline,
                "never true: {script}\nheard: {heard}\n{}",
                self.desk.browser().picture()
            );
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// What the page's script says of its only desk, as an expression of `desk`.
    #[track_caller]
    pub fn says(&self, expression: &str) -> Value {
        self.desk.browser().run(&format!("const desk = document.querySelector('avoir-desk'); return {expression}"))
    }

    /// Does something to it.
    #[track_caller]
    pub fn does(&self, statement: &str) {
        self.desk.browser().run(&format!("const desk = document.querySelector('avoir-desk'); {statement}"));
    }
}

//! Somebody who follows the orders.

use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

use avoir::api::order_events::{ChangedOrder, ChangedOrders};
use avoir::backend::{App, router};
use axum::body::{Body, HttpBody};
use axum::http::Request;
use tower::ServiceExt;

/// An event as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    pub id: String,
    /// Empty where it has none.
    pub name: String,
    pub data: String,
}

impl Event {
    pub fn orders(&self) -> Vec<ChangedOrder> {
        assert_eq!(self.name, "orders", "{self:?}");
        serde_json::from_str::<ChangedOrders>(&self.data).unwrap().orders
    }

    /// The numbers of the orders that changed.
    pub fn numbers(&self) -> Vec<String> {
        self.orders().into_iter().map(|order| order.summary.number.0).collect()
    }
}

/// An open line.
pub struct Following {
    body: Body,
    text: String,
    /// The position that was told last.
    pub position: String,
}

impl Following {
    pub async fn by(app: &App, request: Request<Body>) -> Self {
        let response = router(app.clone()).oneshot(request).await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        let mut following = Self { body: response.into_body(), text: String::new(), position: String::new() };
        assert_eq!(following.next().await.expect("a position").name, "");
        following
    }

    /// The next event; `None` when the line ends.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let (event, rest) = (event.to_owned(), rest.to_owned());
                self.text = rest;
                let field = |name: &str| {
                    let lines = || event.lines().filter_map(|line| line.strip_prefix(name));
                    lines().next().unwrap_or_default().to_owned()
                };
                // A comment.
                if event.starts_with(':') {
                    continue;
                }
                self.position = field("id: ");
                return Some(Event { id: field("id: "), name: field("event: "), data: field("data: ") });
            }
            let frame = poll_fn(|context| Pin::new(&mut self.body).poll_frame(context));
            let frame = tokio::time::timeout(Duration::from_secs(20), frame).await.expect("an event in time")?;
            let bytes = frame.expect("an unbroken line").into_data().unwrap();
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }
}

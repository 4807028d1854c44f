//! Orders as a shop would import them.

use serde_json::{Value, json};

/// An order in the import format, with what a journey cares about spelled out and the rest believable.
#[derive(Clone, Debug)]
pub struct Order(Value);

/// Three mugs and their shipping for 31,60 €, paid by HiPay, that wait to be printed.
pub fn order(number: &str) -> Order {
    Order(json!({
        "number": number, "placed_at": "2026-11-20T09:14:00Z", "currency": "EUR", "prices_include_tax": true,
        "logistic_status": "awaiting_print",
        "customer": { "name": "Awa Diallo", "email": "awa@example.com", "phone": "+33 6 12 34 56 78", "locale": "fr" },
        "lines": [{
            "id": "1", "sku": "MUG-01", "title": "Mug en grès", "quantity": 3, "unit_price": "9.90", "total": "26.70",
            "taxes": [{ "name": "TVA", "rate": "0.20", "amount": "4.45" }],
        }],
        "shipping": [{
            "id": "s1", "title": "Colissimo", "total": "4.90",
            "taxes": [{ "name": "TVA", "rate": "0.20", "amount": "0.82" }],
        }],
        "fees": [], "order_discount": null,
        "payments": [payment("p1", "hipay", "8003121", "31.60")],
    }))
}

/// Sixty orders, each a minute older and a euro dearer than the one before; every third is being prepared.
pub fn sixty() -> Vec<Order> {
    let number = |index: u32| format!("ORD{:05}", 100 + index);
    (0..60)
        .map(|index| {
            let status = if index % 3 == 0 { "preparing" } else { "awaiting_print" };
            order(&number(index))
                .logistic_status(status)
                .customer(&format!("Client {index:02}"))
                .placed_at(&format!("2026-11-20T09:{:02}:00Z", 59 - index))
                .paid_by(&[("hipay", &format!("HP-10{index:02}"), "0.00")])
                .total(&format!("{}.00", 20 + index))
        })
        .collect()
}

/// The orders of a file in the import format.
pub fn from_file(text: &str) -> Vec<Order> {
    serde_json::from_str::<Vec<Value>>(text).expect("a list of orders").into_iter().map(Order).collect()
}

fn payment(id: &str, provider: &str, transaction: &str, captured: &str) -> Value {
    json!({
        "id": id, "provider": provider, "transaction": transaction, "captured": captured,
        "captured_at": "2026-11-20T09:14:05Z",
    })
}

impl Order {
    pub fn logistic_status(self, status: &str) -> Self {
        self.with("/logistic_status", status.into())
    }

    pub fn customer(self, name: &str) -> Self {
        self.with("/customer/name", name.into())
    }

    pub fn email(self, address: &str) -> Self {
        self.with("/customer/email", address.into())
    }

    pub fn locale(self, tag: &str) -> Self {
        self.with("/customer/locale", tag.into())
    }

    pub fn lines(self, lines: Value) -> Self {
        self.with("/lines", lines)
    }

    pub fn shipping(self, parcels: Value) -> Self {
        self.with("/shipping", parcels)
    }

    pub fn placed_at(self, moment: &str) -> Self {
        self.with("/placed_at", moment.into())
    }

    /// With these payments: provider, transaction, amount.
    pub fn paid_by(self, payments: &[(&str, &str, &str)]) -> Self {
        let payments = payments.iter().zip(1..).map(|((provider, transaction, captured), position)| {
            payment(&format!("p{position}"), provider, transaction, captured)
        });
        self.with("/payments", payments.collect())
    }

    /// Paid by Stripe, which set the money aside and has not taken it.
    pub fn set_aside(mut self) -> Self {
        let captured = self.0["payments"][0]["captured"].take();
        let held = json!({ "amount": captured, "expires_at": null });
        self = self.paid_by(&[("stripe", "pi_3PX", "0.00")]);
        self.0["payments"][0]["authorized"] = held;
        self
    }

    /// Of this total, all of it one line's.
    pub fn total(self, total: &str) -> Self {
        self.with("/lines/0/total", total.into())
            .with("/lines/0/taxes", json!([]))
            .with("/shipping", json!([]))
            .with("/payments/0/captured", total.into())
    }

    pub const fn document(&self) -> &Value {
        &self.0
    }

    fn with(mut self, pointer: &str, value: Value) -> Self {
        *self.0.pointer_mut(pointer).expect("the order has this field") = value;
        self
    }
}

//! What journeys stand on: processes, the browser, the line between them, the database. It knows no screens.

pub mod axe;
pub mod browser;
pub mod bundle;
mod company;
mod driver;
mod engine;
mod failure;
#[expect(dead_code, reason = "the contract, which tries its bad days, needs more of it")]
#[path = "../support/freshdesk.rs"]
pub mod freshdesk;
pub mod host_site;
pub mod keys;
pub mod ledger;
pub mod line;
mod mail_server;
pub mod orders;
mod processes;
mod server;
pub mod shop;
pub mod things;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use orders::Order;
use shop::{Opening, Shop};

/// Opens a shop with these orders and walks the journey in it. Afterwards no page may have complained about
/// anything; when the journey fails, what could be seen is kept.
pub fn journey(orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, ..Opening::default() }, walk);
}

/// As [`journey`], with a line between browser and backend that can fail.
pub fn journey_on_a_bad_line(orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, line: true, ..Opening::default() }, walk);
}

/// As [`journey`], in a shop that has settled this.
pub fn journey_in_a_shop(settings: &str, orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, settings, ..Opening::default() }, walk);
}

/// As [`journey_in_a_shop`], with a line between browser and backend that can fail.
pub fn journey_in_a_shop_on_a_bad_line(settings: &str, orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, settings, line: true, ..Opening::default() }, walk);
}

/// As [`journey`], with so many orders of the demo's own.
pub fn journey_with_demo_orders(count: u32, walk: impl FnOnce(&Shop)) {
    run(&Opening { demo_orders: count, ..Opening::default() }, walk);
}

/// As [`journey`], with a company's provider to sign in at.
pub fn journey_with_company_accounts(orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, company: true, ..Opening::default() }, walk);
}

/// As [`journey`], with a mail server that mails are handed over to.
pub fn journey_with_mail_server(orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, mail: true, ..Opening::default() }, walk);
}

/// As [`journey`], with a helpdesk that has these tickets.
pub fn journey_with_helpdesk(orders: &[Order], tickets: &[&str], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, tickets, ..Opening::default() }, walk);
}

/// As [`journey`], with mails and replies that stay so many seconds before they leave.
pub fn journey_whose_mails_stay(seconds: u32, orders: &[Order], tickets: &[&str], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, tickets, mail_pause: seconds, ..Opening::default() }, walk);
}

/// As [`journey`], with a bundle of its own, of which another build may take the place.
pub fn journey_with_deploys(orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, deploys: true, ..Opening::default() }, walk);
}

/// A company's own site embeds the desk and signs its agents in; the backend is elsewhere, behind a line that can fail.
pub fn journey_in_a_back_office(orders: &[Order], walk: impl FnOnce(&Shop)) {
    run(&Opening { orders, line: true, host: true, ..Opening::default() }, walk);
}

fn run(opening: &Opening, walk: impl FnOnce(&Shop)) {
    let shop = Shop::open(opening);
    let walked = catch_unwind(AssertUnwindSafe(|| {
        walk(&shop);
        shop.browsers().iter().for_each(|browser| browser.assert_no_complaint());
    }));
    if let Err(panic) = walked {
        failure::keep(&shop);
        resume_unwind(panic);
    }
}

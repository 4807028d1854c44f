//! Eight agents work on a server that is killed, over connections that break; at the end its books are to the cent what
//! a ledger of the test's own says of the deeds that were acknowledged, and nothing beyond.

mod books;
mod breaking_proxy;
mod deed;
mod model;
mod worker;

use std::collections::{BTreeMap, BTreeSet};
use std::process::Stdio;
use std::sync::atomic::AtomicUsize;
use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use avoir::domain::order::Order;
use avoir::domain::order::fixture::order_in;
use avoir::domain::payment::PaymentProvider;

use crate::dice::Dice;
use crate::folder::Folder;
use crate::full::times;
use crate::server::Server;
use breaking_proxy::BreakingProxy;
use model::{Account, GROSS, OVERPAID};
use worker::{Record, Worker};

const AGENTS: [&str; 8] = ["Awa", "Ben", "Zoe", "Noe", "Eva", "Ali", "Lou", "Max"];

const OPERATIONS: usize = 400;
const OPERATIONS_IN_FULL: usize = 20_000;

/// Deeds for each order, of which a few end it.
const DEEDS_AN_ORDER: usize = 40;

/// The payments of the orders, by turns, with their cents: one, one too many, two.
const PAID: [&[(&str, i64)]; 3] =
    [&[("p1", GROSS)], &[("p1", GROSS), ("p2", OVERPAID)], &[("p1", 2_000), ("p2", GROSS - 2_000)]];

/// Dice of this seed's own for each of several throwers.
fn dice_of(seed: u64, thrower: u64) -> Dice {
    Dice::seeded(seed ^ thrower.wrapping_mul(0xd134_2543_de82_ef95))
}

#[test]
fn the_books_are_what_was_acknowledged_whatever_broke_meanwhile() {
    let operations = times(OPERATIONS, OPERATIONS_IN_FULL);
    let seed = seed();
    println!("seed {seed}: AVOIR_SEED repeats the choices");
    let folder = Folder::new();
    let orders: Vec<Order> = (0..operations / DEEDS_AN_ORDER).map(order).collect();
    folder.file("orders.json", serde_json::to_string(&orders).expect("JSON"));
    assert_eq!(folder.avoir(&["import", "orders.json"]).code, Some(0));
    let numbers: Vec<String> = orders.into_iter().map(|order| order.number.0).collect();
    let mut workers: Vec<Worker> =
        (0..).zip(AGENTS).map(|(agent, name)| Worker::hire(&folder, name, dice_of(seed, agent))).collect();

    let proxy = BreakingProxy::open(seed ^ 1);
    let kills = work_and_kill(&folder, &proxy, &mut workers, &numbers, (operations, dice_of(seed, 99)));

    let records: Vec<&Record> = workers.iter().flat_map(|worker| &worker.records).collect();
    let done = records.iter().filter(|record| record.outcome.is_ok()).count();
    let differences = differences(&folder, &records, &numbers);
    let (there, back) = proxy.broken();
    println!(
        "{} operations of {} agents on {} orders: {done} took effect, {} were refused {:?}",
        records.len(),
        AGENTS.len(),
        numbers.len(),
        records.len() - done,
        reasons(&records),
    );
    println!("took effect: {:?}", kinds(&records));
    println!(
        "{kills} kills, {there} requests and {back} answers cut off; {} deliveries unheard, {} answered again",
        workers.iter().map(|worker| worker.unheard).sum::<usize>(),
        workers.iter().map(|worker| worker.replayed).sum::<usize>(),
    );
    assert!(differences.is_empty(), "seed {seed}: {differences:#?}");
    assert!(records.len() >= operations && kills > 0 && there > 0 && back > 0);
    is_sound(&folder);
}

fn seed() -> u64 {
    let given = std::env::var("AVOIR_SEED").ok().map(|text| text.parse().expect("AVOIR_SEED is a number"));
    let now = || SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970").as_secs();
    given.unwrap_or_else(now)
}

fn order(index: usize) -> Order {
    let order = order_in("EUR")
        .numbered(&format!("L{index:04}"), "2026-11-20T09:14:00Z")
        .for_customer("Awa Ndiaye", "awa@example.com", "fr")
        .line("1", 3, "26.70", &["4.45"])
        .of_article("MUG-01", "Mug", "8.90")
        .parcel("s1", "4.90", &["0.82"]);
    let providers = [
        [PaymentProvider::HIPAY, PaymentProvider::HIPAY],
        [PaymentProvider::HIPAY, PaymentProvider::BANK_TRANSFER],
        [PaymentProvider::HIPAY, PaymentProvider::STRIPE],
    ][index % PAID.len()];
    PAID[index % PAID.len()].iter().zip(providers).fold(order, |order, ((payment, cents), provider)| {
        let transaction = format!("T-{index}-{payment}");
        order
            .paid(payment, provider, &format!("{}.{:02}", cents / 100, cents % 100))
            .in_transaction(&transaction, "2026-11-20T09:14:05Z")
    })
}

/// Kills the server at any moment, and starts it again, until the agents are done. Gives the number of kills.
fn work_and_kill(
    folder: &Folder,
    proxy: &BreakingProxy,
    workers: &mut [Worker],
    orders: &[String],
    (operations, mut dice): (usize, Dice),
) -> usize {
    let done = AtomicUsize::new(0);
    let mut server = start(folder, proxy);
    let mut kills = 0;
    thread::scope(|scope| {
        let working: Vec<_> = workers
            .iter_mut()
            .map(|worker| scope.spawn(|| worker.work(&proxy.address, orders, &done, operations)))
            .collect();
        while !working.iter().all(|agent| agent.is_finished()) {
            thread::sleep(Duration::from_millis(200 + dice.below(1_800) as u64));
            server.kill();
            kills += 1;
            server = start(folder, proxy);
        }
        assert_eq!(server.stop().0, Some(0));
    });
    kills
}

fn start(folder: &Folder, proxy: &BreakingProxy) -> Server {
    let mut command = Server::command(folder, &[]);
    command.stderr(Stdio::null());
    let server = Server::begin(command);
    proxy.lead_to(&server.address);
    server
}

/// The lines that the database and the test's own ledger do not both say.
fn differences(folder: &Folder, records: &[&Record], orders: &[String]) -> Vec<String> {
    let mut acknowledged: Vec<&Record> = records.iter().copied().filter(|record| record.outcome.is_ok()).collect();
    acknowledged.sort_by_key(|record| (record.order.as_str(), record.version));
    let paid = PAID.into_iter().cycle();
    let mut accounts: BTreeMap<&str, Account> =
        orders.iter().zip(paid).map(|(order, paid)| (order.as_str(), Account::new(paid))).collect();
    let mut expected: BTreeSet<String> = BTreeSet::new();
    for record in acknowledged {
        accounts.get_mut(record.order.as_str()).expect("an account").book(record);
        expected.insert(format!("operation {}", record.key));
    }
    for (order, account) in &accounts {
        expected.extend(account.lines(order));
    }
    let kept: BTreeSet<String> = books::lines(&folder.path().join("avoir.db")).into_iter().collect();
    let missing = expected.difference(&kept).map(|line| format!("missing: {line}"));
    missing.chain(kept.difference(&expected).map(|line| format!("beyond: {line}"))).collect()
}

fn kinds(records: &[&Record]) -> BTreeMap<&'static str, usize> {
    let mut kinds = BTreeMap::new();
    for record in records.iter().filter(|record| record.outcome.is_ok()) {
        *kinds.entry(record.deed.name()).or_default() += 1;
    }
    kinds
}

fn reasons(records: &[&Record]) -> BTreeMap<&'static str, usize> {
    let mut reasons = BTreeMap::new();
    for reason in records.iter().filter_map(|record| record.outcome.as_ref().err()) {
        *reasons.entry(*reason).or_default() += 1;
    }
    reasons
}

/// By the database's own sums, and by the chain of its journal.
fn is_sound(folder: &Folder) {
    let said = folder.avoir(&["check"]);
    assert!(said.out.contains("avoir.db is sound: pages, references, rules and books"), "{}{}", said.out, said.err);
    let said = folder.avoir(&["verify", "journal"]);
    assert_eq!(said.code, Some(0), "{}{}", said.out, said.err);
}

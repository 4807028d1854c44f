//! The process is killed between the mail server's yes and the row that says so: what was handed over comes again, by the
//! Message-ID by which its receiver knows it.

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};

use avoir::api::order_detail::OrderDetail;
use avoir::backend::{App, Clock, Config, Store};
use avoir::domain::mail_delivery::MailDelivery;

use crate::mail_delivery::{ORDER, order, post, send};
use crate::smtp::MailServer;
use crate::support::shop::{Desk, Shop};
use crate::support::walk::Walk;

/// The folder that the process to be killed works in, and the mail server.
const FOLDER: &str = "AVOIR_MAIL_CRASH_FOLDER";
const SERVER: &str = "AVOIR_MAIL_CRASH_SERVER";

async fn store_in(folder: &Path) -> Store {
    Store::open(folder.join("avoir.db"), Clock::system()).await.unwrap()
}

#[test]
fn a_kill_between_the_yes_and_the_tick_ends_as_one_message_id() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let shop = runtime.block_on(async {
        let shop = Shop::open().await;
        send(&shop, ORDER).await;
        shop
    });
    let server = MailServer::at(0);
    let child = Arc::new(Mutex::new(None::<std::process::Child>));
    let victim = Arc::clone(&child);
    server.before_the_answer(move || {
        if let Some(mut child) = victim.lock().unwrap().take() {
            child.kill().and_then(|()| child.wait()).unwrap();
        }
    });
    let mut held = child.lock().unwrap();
    *held = Some(
        Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "mail_crashes::a_child_hands_mails_over_until_it_is_killed"])
            .env(FOLDER, shop.folder.path())
            .env(SERVER, server.url())
            .stdout(Stdio::null())
            .spawn()
            .unwrap(),
    );
    drop(held);
    while server.message_ids().is_empty() || child.lock().unwrap().is_some() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    runtime.block_on(async {
        assert_eq!(order(&shop, ORDER).await.messages[0].delivery, MailDelivery::Sending, "nobody knows");
        // Whoever comes next.
        let app = App::new(store_in(shop.folder.path()).await, Config::default());
        assert_eq!(post(&app.store, &server.url()).deliver_due().await.unwrap(), 1);
        let desk = Desk::known(&app, shop.awa.agent.clone(), &shop.awa.token);
        let order: OrderDetail = Walk::of(&desk, ORDER).await.refresh().await;
        assert!(matches!(order.messages[0].delivery, MailDelivery::HandedOver { .. }));
    });
    let ids = server.message_ids();
    assert_eq!((ids.len(), &ids[0]), (2, &ids[1]));
}

/// Told to by the test above.
#[tokio::test]
#[ignore = "begun by another test, which kills it"]
async fn a_child_hands_mails_over_until_it_is_killed() {
    let (Ok(folder), Ok(server)) = (std::env::var(FOLDER), std::env::var(SERVER)) else { return };
    let store = store_in(Path::new(&folder)).await;
    let _ = post(&store, &server).deliver_due().await;
}

//! The stand-in for the providers' portals: what a bank would say, and no money moves.

use avoir::backend::demo::portal;
use avoir::domain::order::fixture::order_in;
use avoir::domain::payment::{Authorization, PaymentProvider};
use axum::Router;
use axum::http::StatusCode;

use crate::folder::{Folder, real_orders};
use crate::http::{Answer, get, send};

/// Paid by HiPay, 139.12 GBP.
const LINK: &str = "/demo/portal/hipay/HI-536365?order=ORD536365&amount=139.12&currency=GBP";
const PART: &str = "/demo/portal/hipay/HI-536365?order=ORD536365&amount=40.00&currency=GBP";

async fn portals() -> (Folder, Router) {
    let folder = Folder::new();
    let store = folder.store_with(&real_orders()).await;
    let router = portal::router(store, avoir::backend::settings::Providers::shipped()).await.expect("a table");
    (folder, router)
}

async fn press(router: &Router, link: &str, form: &str) -> Answer {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let answer = send(router, "POST", link, &headers, form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    get(router, answer.header("location"), &[]).await
}

#[tokio::test]
async fn the_page_shows_what_the_link_is_about_and_that_no_money_moves() {
    let (_folder, router) = portals().await;
    let page = get(&router, LINK, &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in [
        "<html lang=\"fr\">",
        "Portail de démonstration : aucun argent ne bouge",
        "Demo portal: no money moves",
        "<h1>HiPay</h1>",
        "HI-536365",
        "ORD536365",
        "139,12",
        "Rembourser",
    ] {
        assert!(page.text().contains(part), "{part} in {}", page.text());
    }
    let english = get(&router, LINK, &[("accept-language", "en-GB,en;q=0.9")]).await;
    assert!(english.text().contains("<html lang=\"en\">") && english.text().contains("£139.12"));
    assert!(page.header("content-security-policy").contains("style-src 'self'") && !page.text().contains("style="));
}

#[tokio::test]
async fn a_refund_gives_a_reference_and_is_not_made_twice() {
    let (_folder, router) = portals().await;
    let made = press(&router, LINK, "seen=0&decision=refund").await;
    assert!(made.text().contains("Remboursement effectué") && made.text().contains("HIPAY-R-HI-536365-1"));

    let again = press(&router, LINK, "seen=0&decision=refund").await;
    for page in [again, get(&router, LINK, &[]).await, press(&router, LINK, "seen=1&decision=refund").await] {
        assert!(page.text().contains("Ce montant a déjà été remboursé"), "{}", page.text());
        assert!(page.text().contains("HIPAY-R-HI-536365-1") && !page.text().contains("<form"), "{}", page.text());
        assert!(!page.text().contains("536365-2"));
    }
}

#[tokio::test]
async fn a_transaction_shows_its_refunds_like_a_banks_page() {
    let (_folder, router) = portals().await;
    assert!(get(&router, PART, &[]).await.text().contains("Aucun remboursement"));
    press(&router, PART, "seen=0&decision=refund").await;
    let page = get(&router, LINK, &[]).await;
    assert!(page.text().contains("Remboursements de cette transaction"), "{}", page.text());
    assert!(page.text().contains("40,00") && page.text().contains("HIPAY-R-HI-536365-1"), "{}", page.text());
}

#[tokio::test]
async fn two_parts_are_refunded_and_never_more_than_was_captured() {
    let (_folder, router) = portals().await;
    press(&router, PART, "seen=0&decision=refund").await;
    let second = get(&router, PART, &[]).await;
    assert!(second.text().contains("déjà été remboursé") && second.text().contains("une nouvelle fois"));
    let made = press(&router, PART, "seen=1&decision=refund").await;
    assert!(made.text().contains("HIPAY-R-HI-536365-2"), "{}", made.text());
    let rest = press(&router, LINK, "seen=2&decision=refund").await;
    assert!(rest.text().contains("dépasse ce qui reste"), "{}", rest.text());
}

#[tokio::test]
async fn the_bank_can_refuse_and_the_agent_can_leave() {
    let (_folder, router) = portals().await;
    let refused = press(&router, LINK, "seen=0&decision=refuse").await;
    assert!(refused.text().contains("La banque refuse ce remboursement"));
    assert!(get(&router, LINK, &[]).await.text().contains("<form"), "the bank may be asked again");
    let left = get(&router, "/demo/portal/left", &[]).await;
    assert!(left.text().contains("Rien n’a été fait"), "{}", left.text());
}

#[tokio::test]
async fn a_link_that_nobody_gave_leads_nowhere() {
    let (_folder, router) = portals().await;
    for link in [
        "/demo/portal/hipay/HI-1?order=ORD536365&amount=139.12&currency=GBP",
        "/demo/portal/paypal/HI-536365?order=ORD536365&amount=139.12&currency=GBP",
        "/demo/portal/hipay/HI-536365?order=ORD1&amount=139.12&currency=GBP",
        "/demo/portal/hipay/HI-536365?order=ORD536365&amount=139.12&currency=EUR",
        "/demo/portal/hipay/HI-536365?order=ORD536365&amount=-139.12&currency=GBP",
        "/demo/portal/hipay/HI-536365?order=ORD536365&amount=139.1&currency=GBP",
        "/demo/portal/hipay/HI-536365?order=ORD536365&amount=0.00&currency=GBP",
        "/demo/portal/hipay/HI-536365",
        "/demo/portal/%3Cscript%3E/x?order=%3Cscript%3E&amount=1.00&currency=GBP",
    ] {
        let page = get(&router, link, &[]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{link}");
        assert!(!page.text().contains("<script"), "{link}");
        let pressed = send(
            &router,
            "POST",
            link,
            &[("content-type", "application/x-www-form-urlencoded")],
            "seen=0&decision=refund",
        )
        .await;
        assert_eq!(pressed.status, StatusCode::NOT_FOUND, "{link}");
    }
}

#[tokio::test]
async fn what_the_bank_remembers_outlasts_a_restart() {
    let (folder, router) = portals().await;
    press(&router, LINK, "seen=0&decision=refund").await;
    let restarted = portal::router(folder.store().await, avoir::backend::settings::Providers::shipped())
        .await
        .expect("the same table");
    assert!(get(&restarted, LINK, &[]).await.text().contains("HIPAY-R-HI-536365-1"));
}

/// What Stripe set aside of an order, and nobody took.
const SET_ASIDE: &str = "/demo/portal/stripe/pi_1/authorization?order=HELD";

async fn portals_with_an_authorization() -> (Folder, Router) {
    let mut order = order_in("EUR")
        .numbered("HELD", "2026-11-20T09:14:00Z")
        .line("1", 1, "29.90", &["4.98"])
        .paid("card", PaymentProvider::STRIPE, "0.00")
        .in_transaction("pi_1", "2026-11-20T09:14:05Z");
    order.payments[0].authorized =
        Some(Authorization { amount: "29.90".parse().expect("an amount"), expires_at: None });
    let folder = Folder::new();
    let store = folder.store_with(&[order]).await;
    let router = portal::router(store, avoir::backend::settings::Providers::shipped()).await.expect("tables");
    (folder, router)
}

#[tokio::test]
async fn what_is_set_aside_is_let_go_of_once_and_the_bank_remembers() {
    let (folder, router) = portals_with_an_authorization().await;
    let page = get(&router, SET_ASIDE, &[]).await;
    for part in ["<h1>Stripe</h1>", "pi_1", "29,90", "Annuler l’autorisation", "Quitter sans annuler"] {
        assert!(page.text().contains(part), "{part} in {}", page.text());
    }
    let voided = press(&router, SET_ASIDE, "").await;
    assert!(voided.text().contains("Autorisation annulée") && !voided.text().contains("<form"), "{}", voided.text());
    assert_eq!(press(&router, SET_ASIDE, "").await.text(), voided.text());
    let restarted = portal::router(folder.store().await, avoir::backend::settings::Providers::shipped())
        .await
        .expect("the same tables");
    assert_eq!(get(&restarted, SET_ASIDE, &[]).await.text(), voided.text());
}

#[tokio::test]
async fn an_authorization_that_nobody_has_leads_nowhere() {
    let (_folder, router) = portals().await;
    for link in ["/demo/portal/hipay/HI-536365/authorization?order=ORD536365", SET_ASIDE] {
        assert_eq!(get(&router, link, &[]).await.status, StatusCode::NOT_FOUND, "{link}");
        assert_eq!(send(&router, "POST", link, &[], "").await.status, StatusCode::NOT_FOUND, "{link}");
    }
}

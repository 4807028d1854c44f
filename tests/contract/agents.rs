//! Agents who may not come in any more, and tokens whose time is over.

use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::ReadOrder;
use avoir::api::problem::ProblemCode;
use avoir::api::sessions::{ReadSession, SignIn, SignInBody};
use avoir::backend::router;
use avoir::backend::store::AddAgentError;
use avoir::domain::agent::Role;
use avoir::domain::order::OrderNumber;
use axum::body::Body;
use time::Duration;

use crate::support::shop::{Answer, Desk, Shop, bare_request, body, send};
use crate::support::walk::{Walk, refusal};

async fn sign_in(shop: &Shop, token: &str) -> Answer {
    let call = SignIn { body: SignInBody { token: token.to_owned() } };
    send(&router(shop.app.clone()), bare_request("POST", "/session").body(body(&call)).unwrap()).await
}

async fn session(shop: &Shop, signed_in: &Answer) -> Answer {
    let cookie = signed_in.header("set-cookie").unwrap().split(';').next().unwrap();
    let request = bare_request("GET", "/session").header("cookie", cookie).body(Body::empty()).unwrap();
    send(&router(shop.app.clone()), request).await
}

#[tokio::test]
async fn a_disabled_agent_is_out_at_once_and_their_orders_are_free() {
    let shop = Shop::open().await;
    let mut awas = Walk::of(&shop.awa, "ORD00123").await;
    awas.open().await;
    let browser = sign_in(&shop, &shop.awa.token).await;
    let link = shop.app.store.sign_in_link_token(&shop.awa.agent.id).await.unwrap();
    assert_eq!(
        refusal(&shop.ben.write(&awas.opening(false), "ben-opens-0000001", 2).await).code,
        ProblemCode::LeaseHeld
    );

    shop.app.store.disable_agent(&shop.awa.agent.id).await.unwrap();
    assert_eq!(refusal(&session(&shop, &browser).await).code, ProblemCode::SessionExpired);
    assert_eq!(refusal(&shop.awa.call(&ReadSession).await).code, ProblemCode::AgentDisabled);
    assert_eq!(refusal(&sign_in(&shop, &shop.awa.token).await).code, ProblemCode::AgentDisabled);
    let terms = shop.app.config.session;
    assert_eq!(shop.app.store.follow_sign_in_link(link.reveal(), terms).await.unwrap(), None);

    let order = ReadOrder { number: OrderNumber("ORD00123".to_owned()) };
    assert_eq!(shop.ben.call(&order).await.read::<OrderDetail>().lease, None);
    let opened = shop.ben.write(&awas.opening(false), "ben-opens-0000002", 2).await.read::<OrderDetail>();
    assert_eq!(opened.lease.map(|lease| lease.holder), Some(shop.ben.agent.clone()));

    shop.app.store.enable_agent(&shop.awa.agent.id).await.unwrap();
    assert_eq!(shop.awa.call(&ReadSession).await.status, 200);
    assert_eq!(refusal(&session(&shop, &browser).await).code, ProblemCode::SessionExpired, "what ended stays ended");
}

#[tokio::test]
async fn a_token_has_its_time_and_another_takes_its_place() {
    let shop = Shop::open().await;
    let end = shop.clock.now() + Duration::days(90);
    let (agent, token) = shop.app.store.add_agent_until("Dia Ba", Role::Agent, Some(end)).await.unwrap();
    let dia = Desk::known(&shop.app, agent.clone(), token.reveal());
    shop.clock.advance(Duration::days(90) - Duration::seconds(1));
    assert_eq!(dia.call(&ReadSession).await.status, 200);
    let browser = sign_in(&shop, token.reveal()).await;
    assert_eq!(session(&shop, &browser).await.status, 200);
    shop.clock.advance(Duration::seconds(1));
    assert_eq!(refusal(&dia.call(&ReadSession).await).code, ProblemCode::TokenExpired);
    assert_eq!(refusal(&sign_in(&shop, token.reveal()).await).code, ProblemCode::TokenExpired);
    assert_eq!(session(&shop, &browser).await.status, 200, "who is signed in stays so");

    let another = shop.app.store.rotate_token(&agent.id, None).await.unwrap();
    assert_eq!(refusal(&dia.call(&ReadSession).await).code, ProblemCode::TokenInvalid);
    assert_eq!(refusal(&session(&shop, &browser).await).code, ProblemCode::SessionExpired);
    assert_eq!(sign_in(&shop, another.reveal()).await.status, 200);
}

#[tokio::test]
async fn signing_an_agent_out_ends_their_browsers_and_no_one_elses() {
    let shop = Shop::open().await;
    let (one, two, bens) = (
        sign_in(&shop, &shop.awa.token).await,
        sign_in(&shop, &shop.awa.token).await,
        sign_in(&shop, &shop.ben.token).await,
    );
    assert_eq!(shop.app.store.sign_agent_out(&shop.awa.agent.id).await.unwrap(), 2);
    for browser in [&one, &two] {
        assert_eq!(refusal(&session(&shop, browser).await).code, ProblemCode::SessionExpired);
    }
    assert_eq!(session(&shop, &bens).await.status, 200);
    assert_eq!(shop.awa.call(&ReadSession).await.status, 200, "the token is as good as before");
}

#[tokio::test]
async fn a_request_has_one_name_in_its_answer_and_its_problem() {
    let shop = Shop::open().await;
    let refused = shop.awa.call(&ReadOrder { number: OrderNumber("NOWHERE".to_owned()) }).await;
    assert_eq!(refused.header("x-request-id"), Some(refusal(&refused).request_id.as_str()));
    let mut walk = Walk::of(&shop.awa, "ORD00125").await;
    walk.open().await;
    let refused = walk.deliver(&walk.confirmation()).await;
    assert_eq!(refused.header("x-request-id"), Some(refusal(&refused).request_id.as_str()), "of a write as well");
    let answered = shop.awa.call(&ReadSession).await;
    assert_ne!(answered.header("x-request-id"), refused.header("x-request-id"));
}

#[tokio::test]
async fn an_agents_name_hides_nothing() {
    let shop = Shop::open().await;
    for name in ["Awa\nDiallo", "Awa\u{200b} Diallo", "Awa Diallo\u{202e}", "Awa\u{0}Diallo", "Awa\u{a0}Diallo"] {
        let refused = shop.app.store.add_agent(name, Role::Agent).await.unwrap_err();
        assert!(matches!(refused, AddAgentError::NameHides), "{name:?}: {refused}");
    }
    assert!(shop.app.store.add_agent(" Fatou N’Diaye ", Role::Agent).await.is_ok());
}

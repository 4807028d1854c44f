//! Signing in, staying so, and being nobody.

use std::time::Instant;

use avoir::api::modifications::OpenModification;
use avoir::api::order_detail::OrderDetail;
use avoir::api::orders::etag;
use avoir::api::problem::ProblemCode;
use avoir::api::sessions::{ReadSession, Session, SignIn, SignInBody, SignOut};
use avoir::api::{AGENT, IDEMPOTENCY_KEY};
use avoir::backend::{Config, router};
use avoir::domain::order::OrderNumber;
use axum::body::Body;
use axum::http::Request;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use time::Duration;

use crate::support::shop::{Answer, Desk, Shop, bare_request, body, send};
use crate::support::walk::refusal;

/// Signs in by token and gives the cookie back.
async fn sign_in(shop: &Shop, token: &str) -> Answer {
    let call = SignIn { body: SignInBody { token: token.to_owned() } };
    send(&router(shop.app.clone()), bare_request("POST", "/session").body(body(&call)).unwrap()).await
}

fn cookie(answer: &Answer) -> String {
    let set = answer.header("set-cookie").unwrap();
    set.split(';').next().unwrap().to_owned()
}

async fn session(shop: &Shop, cookie: &str) -> Answer {
    let request = bare_request("GET", "/session").header("cookie", cookie).body(Body::empty()).unwrap();
    send(&router(shop.app.clone()), request).await
}

async fn get(shop: &Shop, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request =
        headers.iter().fold(Request::builder().method(method).uri(path), |it, (name, value)| it.header(*name, *value));
    send(&router(shop.app.clone()), request.body(Body::empty()).unwrap()).await
}

/// What a browser says of an address that somebody typed or pasted.
const TYPED: [(&str, &str); 2] = [("sec-fetch-site", "none"), ("sec-fetch-dest", "document")];

#[tokio::test]
async fn a_browser_signs_in_by_token_and_out_again() {
    let shop = Shop::open().await;
    let signed_in = sign_in(&shop, &shop.awa.token).await;
    assert_eq!(signed_in.read::<Session>().agent, shop.awa.agent);
    let set = signed_in.header("set-cookie").unwrap().to_owned();
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Strict; Max-Age=604800"), "{set}");
    let cookie = cookie(&signed_in);
    assert!(!cookie.contains(&shop.awa.token), "a session has a secret of its own");
    assert_eq!(session(&shop, &cookie).await.read::<Session>().agent, shop.awa.agent);

    let out = bare_request("DELETE", "/session").header("cookie", &cookie).body(body(&SignOut)).unwrap();
    let out = send(&router(shop.app.clone()), out).await;
    assert_eq!((out.status, out.text.as_str()), (204, ""));
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    assert_eq!(refusal(&session(&shop, &cookie).await).code, ProblemCode::SessionExpired);
}

#[tokio::test]
async fn who_takes_themselves_for_another_agent_is_answered_as_nobody() {
    let shop = Shop::open().await;
    let number = OrderNumber("ORD00123".to_owned());
    let (open, key) = (OpenModification { number, body: Default::default() }, "0000000000000001");
    let write = |desk: &Desk, meant: &str| {
        let request = desk.request(&open).header(IDEMPOTENCY_KEY, key).header("if-match", etag(1));
        request.header(AGENT, meant).body(body(&open)).unwrap()
    };
    let refused = shop.ben.send(write(&shop.ben, &shop.awa.agent.id.0)).await;
    assert_eq!(refusal(&refused).code, ProblemCode::SessionExpired);
    let done = shop.awa.send(write(&shop.awa, &shop.awa.agent.id.0)).await.read::<OrderDetail>();
    assert_eq!(done.lease.map(|lease| lease.holder), Some(shop.awa.agent.clone()));

    let cookie = cookie(&sign_in(&shop, &shop.ben.token).await);
    let asked = bare_request("GET", "/orders").header("cookie", &cookie).header(AGENT, &shop.awa.agent.id.0);
    let answer = send(&router(shop.app.clone()), asked.body(Body::empty()).unwrap()).await;
    assert_eq!(refusal(&answer).code, ProblemCode::SessionExpired);

    // Nor is another agent signed out from there.
    let out = bare_request("DELETE", "/session").header("cookie", &cookie).header(AGENT, &shop.awa.agent.id.0);
    let out = send(&router(shop.app.clone()), out.body(body(&SignOut)).unwrap()).await;
    assert_eq!(refusal(&out).code, ProblemCode::SessionExpired);
    assert_eq!(session(&shop, &cookie).await.read::<Session>().agent, shop.ben.agent);
}

/// Waits until what is noted beside the requests is noted.
async fn settled() {
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
}

#[tokio::test]
async fn a_session_that_nobody_uses_ends_and_one_in_use_goes_on_until_its_whole_time_is_over() {
    let shop = Shop::open().await;
    let idle = cookie(&sign_in(&shop, &shop.awa.token).await);
    shop.clock.advance(Duration::hours(12));
    assert_eq!(refusal(&session(&shop, &idle).await).code, ProblemCode::SessionExpired);

    let used = cookie(&sign_in(&shop, &shop.awa.token).await);
    let begin = shop.clock.now();
    for hours in (10..168).step_by(10) {
        shop.clock.advance(Duration::hours(10));
        let session: Session = session(&shop, &used).await.read();
        assert!(session.expires_at.is_some_and(|end| end <= begin + Duration::days(7)), "after {hours} hours");
        settled().await;
    }
    shop.clock.advance(Duration::hours(8));
    assert_eq!(refusal(&session(&shop, &used).await).code, ProblemCode::SessionExpired, "after seven days");
}

#[tokio::test]
async fn an_expired_session_is_not_called_back_to_life() {
    let shop = Shop::open().await;
    let opened = sign_in(&shop, &shop.awa.token).await;
    let cookie = cookie(&opened);
    shop.clock.advance(Duration::hours(13));
    let token = cookie.split_once('=').unwrap().1;
    shop.app.store.prolong_session(token, Config::default().session).await.unwrap();
    assert_eq!(refusal(&session(&shop, &cookie).await).code, ProblemCode::SessionExpired);
}

#[tokio::test]
async fn on_https_the_cookie_stays_on_https() {
    let shop = Shop::with(Config { public_origin: "https://desk.example".to_owned(), ..Config::default() }).await;
    let signed_in = sign_in(&shop, &shop.awa.token).await;
    let set = signed_in.header("set-cookie").unwrap();
    assert!(
        set.starts_with("__Host-avoir_session=") && set.contains("; Path=/;") && set.ends_with("; Secure"),
        "{set}"
    );
    let kept = cookie(&signed_in);
    assert_eq!(session(&shop, &kept).await.read::<Session>().agent, shop.awa.agent);
    let planted = kept.trim_start_matches("__Host-");
    let refused = session(&shop, planted).await;
    assert_eq!(refusal(&refused).code, ProblemCode::SessionExpired, "any page of the domain can set that one");
}

#[tokio::test]
async fn a_sign_in_link_works_once() {
    let shop = Shop::open().await;
    let token = shop.app.store.sign_in_link_token(&shop.zoe.agent.id).await.unwrap();
    let link = format!("/sign-in/{}", token.reveal());
    assert_eq!(get(&shop, "HEAD", &link, &TYPED).await.status, 204, "looking does not use it up");
    let followed = get(&shop, "GET", &link, &TYPED).await;
    assert_eq!((followed.status, followed.header("location")), (303, Some("/")));
    assert_eq!(session(&shop, &cookie(&followed)).await.read::<Session>().agent, shop.zoe.agent);
    let again = get(&shop, "GET", &link, &TYPED).await;
    assert_eq!((again.status, again.header("set-cookie")), (410, None));
    assert!(again.text.contains("Ce lien de connexion") && again.text.contains("This sign-in link"));
    // It is no bare page: its policy lets its own style sheet through, and no other.
    let style = again.text.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>")).unwrap().0;
    let hash = STANDARD.encode(Sha256::digest(style));
    assert!(again.header("content-security-policy").unwrap().contains(&format!("style-src 'sha256-{hash}';")));
}

/// A foreign page may lead a browser to a link of its own choice, and a preview reads every link.
#[tokio::test]
async fn a_sign_in_link_that_nobody_typed_takes_one_click() {
    let shop = Shop::open().await;
    let token = shop.app.store.sign_in_link_token(&shop.zoe.agent.id).await.unwrap();
    let link = format!("/sign-in/{}", token.reveal());
    let led: [&[(&str, &str)]; 4] = [
        &[],
        &[("sec-fetch-site", "cross-site"), ("sec-fetch-dest", "document")],
        &[("sec-fetch-site", "none"), ("sec-fetch-dest", "image")],
        &[("sec-fetch-site", "none"), ("sec-fetch-dest", "document"), ("sec-purpose", "prefetch")],
    ];
    for headers in led {
        let answer = get(&shop, "GET", &link, headers).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (200, None), "{headers:?}");
        assert!(answer.text.contains("<form method=\"post\">"));
    }
    // On plain http browsers say no more than the origin, and a page can have them say none.
    for forged in [("sec-fetch-site", "cross-site"), ("origin", "http://evil.example"), ("origin", "null")] {
        let answer = get(&shop, "POST", &link, &[forged]).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (200, None), "{forged:?}");
        assert_eq!(answer.header("referrer-policy"), Some("same-origin"), "otherwise ours has none either");
    }
    let ours = [("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.1:8080")];
    let pressed = get(&shop, "POST", &link, &ours).await;
    assert_eq!((pressed.status, pressed.header("location")), (303, Some("/")));
    assert_eq!(session(&shop, &cookie(&pressed)).await.read::<Session>().agent, shop.zoe.agent);
}

#[tokio::test]
async fn a_sign_in_link_is_over_after_an_hour() {
    let shop = Shop::open().await;
    let token = shop.app.store.sign_in_link_token(&shop.zoe.agent.id).await.unwrap();
    shop.clock.advance(Duration::hours(1));
    assert_eq!(get(&shop, "GET", &format!("/sign-in/{}", token.reveal()), &TYPED).await.status, 410);
}

#[tokio::test]
async fn wrong_tokens_are_slowed_down_and_right_ones_are_not() {
    let shop = Shop::open().await;
    for _ in 0..10 {
        assert_eq!(refusal(&sign_in(&shop, "0000").await).code, ProblemCode::TokenInvalid);
    }
    let begin = Instant::now();
    let exhausted = sign_in(&shop, "0000").await;
    assert!(begin.elapsed() >= std::time::Duration::from_secs(1));
    assert_eq!(refusal(&exhausted).code, ProblemCode::TooManyAttempts);
    assert_eq!(exhausted.header("retry-after"), Some("60"));

    // Neither by a call of the API nor by a link is there another way to try.
    let guess = || bare_request("GET", "/session").header("authorization", "Bearer 0001").body(Body::empty()).unwrap();
    let begin = Instant::now();
    assert_eq!(refusal(&send(&router(shop.app.clone()), guess()).await).code, ProblemCode::TooManyAttempts);
    assert_eq!(get(&shop, "GET", "/sign-in/0002", &TYPED).await.status, 410);
    assert!(begin.elapsed() >= std::time::Duration::from_secs(2));

    let begin = Instant::now();
    assert_eq!(sign_in(&shop, &shop.awa.token).await.status, 200, "who knows it does not wait");
    assert_eq!(shop.awa.call(&ReadSession).await.status, 200);
    assert!(begin.elapsed() < std::time::Duration::from_secs(1));

    shop.clock.advance(Duration::minutes(1));
    assert_eq!(refusal(&sign_in(&shop, "0000").await).code, ProblemCode::TokenInvalid);
}

#[tokio::test]
async fn a_cookie_alone_is_not_enough() {
    let shop = Shop::open().await;
    let cookie = cookie(&sign_in(&shop, &shop.awa.token).await);
    let bare = Request::builder().uri("/api/v1/session").header("cookie", &cookie).body(Body::empty()).unwrap();
    assert_eq!(refusal(&send(&router(shop.app.clone()), bare).await).code, ProblemCode::CrossSite);
    for (name, value) in [("origin", "https://evil.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")] {
        let forged = bare_request("DELETE", "/session").header("cookie", &cookie).header(name, value);
        let answer = send(&router(shop.app.clone()), forged.body(Body::empty()).unwrap()).await;
        assert_eq!(refusal(&answer).code, ProblemCode::CrossSite, "{name}: {value}");
    }
    assert_eq!(session(&shop, &cookie).await.status, 200, "nobody was signed out");
}

#[tokio::test]
async fn nobody_sees_nothing() {
    let shop = Shop::open().await;
    for call in avoir::backend::routes::calls() {
        let path = call.path.replace("{number}", "ORD00123").replace("{id}", "t").replace("{key}", "k");
        let verb = crate::support::shop::verb(call.method);
        // Whoever is about to sign in asks these two.
        if [("POST", "/session"), ("GET", "/sign-in-ways")].contains(&(verb, call.path)) {
            continue;
        }
        let request = bare_request(verb, &path).body(Body::empty()).unwrap();
        let answer = send(&router(shop.app.clone()), request).await;
        assert_eq!(refusal(&answer).code, ProblemCode::SessionExpired, "{verb} {path}");
        shop.clock.advance(Duration::minutes(1));
        let wrong = bare_request(verb, &path).header("authorization", "Bearer 00").body(Body::empty()).unwrap();
        let answer = send(&router(shop.app.clone()), wrong).await;
        assert_eq!(refusal(&answer).code, ProblemCode::TokenInvalid, "{verb} {path}");
    }
}

#[tokio::test]
async fn a_session_says_whose_it_is_and_until_when() {
    let shop = Shop::open().await;
    let session: Session = shop.zoe.call(&ReadSession).await.read();
    assert_eq!((session.agent, session.expires_at, session.demo), (shop.zoe.agent.clone(), None, false));
}

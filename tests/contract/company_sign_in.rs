//! Signing in with the company's account, at a provider that this test plays.

mod provider;

use avoir::api::sessions::{ReadSession, ReadSignInWays, Session, SignInWays};
use avoir::backend::company_sign_in::{CompanyProvider, CompanySettings, RoleRule};
use avoir::backend::routes::metrics;
use avoir::backend::{App, router};
use avoir::domain::agent::Role;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use openidconnect::{ClientId, ClientSecret};
use provider::{Provider, Token};

use crate::support::shop::{Answer, Shop, bare_request, body, send};

/// A desk whose agents sign in at this provider.
fn desk(shop: &Shop, provider: &Provider) -> Router {
    let settings = CompanySettings {
        issuer: CompanySettings::issuer(&provider.origin).unwrap(),
        client_id: ClientId::new("desk".to_owned()),
        client_secret: Some(ClientSecret::new("s3cret".to_owned())),
        scopes: vec!["profile".to_owned()],
        roles: RoleRule {
            claim: "roles".to_owned(),
            agent: "desk".to_owned(),
            lead: "desk-lead".to_owned(),
            accountant: "desk-books".to_owned(),
            admin: "desk-admin".to_owned(),
        },
    };
    let app: App = shop.app.clone();
    let provider = CompanyProvider::new(settings, &app.config.public_origin).unwrap();
    router(app.with_company_sign_in(Some(provider)))
}

async fn get(desk: &Router, path: &str, headers: &[(&str, &str)]) -> Answer {
    let request = headers.iter().fold(Request::get(path), |request, (name, value)| request.header(*name, *value));
    send(desk, request.body(Body::empty()).unwrap()).await
}

/// A browser on its way: the cookie it got, and what it brings to the provider.
struct Away {
    cookie: String,
    asked: Vec<(String, String)>,
}

impl Away {
    async fn from(desk: &Router, then: &str) -> Self {
        let answer = get(desk, &format!("/sign-in/company?then={then}"), &[]).await;
        assert_eq!(answer.status, 303, "{}", answer.text);
        let url = reqwest::Url::parse(answer.header("location").unwrap()).unwrap();
        let cookie = answer.header("set-cookie").unwrap().split(';').next().unwrap().to_owned();
        Self { cookie, asked: url.query_pairs().into_owned().collect() }
    }

    fn asked(&self, name: &str) -> &str {
        &self.asked.iter().find(|(asked, _)| asked == name).unwrap_or_else(|| panic!("no {name}")).1
    }

    /// Comes back with this code, and with the state it left with.
    async fn back(&self, desk: &Router, code: &str) -> Answer {
        let path = format!("/sign-in/company/callback?code={code}&state={}", self.asked("state"));
        get(desk, &path, &[("cookie", &self.cookie)]).await
    }
}

/// Goes to the provider and back; what it says is made of the claims that an honest one sends.
async fn sign_in(desk: &Router, provider: &Provider, change: impl FnOnce(&mut Token)) -> Answer {
    let away = Away::from(desk, "/orders/ORD00123").await;
    let mut token = Token::of("awa", away.asked("nonce"), &provider.origin);
    change(&mut token);
    provider.will_vouch(token);
    away.back(desk, "c0de").await
}

/// How many sign-ins were refused, as whoever measures is told.
async fn refused_sign_ins(shop: &Shop) -> String {
    let told = get(&metrics::routes(shop.app.clone()), "/metrics", &[]).await.text;
    told.lines().find_map(|line| line.strip_prefix("avoir_refused_sign_ins_total ")).expect("a count").to_owned()
}

/// The session that an answer opened, if it did.
async fn session(desk: &Router, answer: &Answer) -> Option<Session> {
    let set = answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let cookie = set.filter_map(|set| set.split(';').next()).find(|set| set.starts_with("avoir_session="))?;
    let request = bare_request("GET", "/session").header("cookie", cookie).body(body(&ReadSession)).unwrap();
    Some(send(desk, request).await.read())
}

#[tokio::test]
async fn an_account_of_the_company_signs_in_and_comes_back_to_where_it_was() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    let away = Away::from(&desk, "/orders/ORD00123").await;
    assert_eq!((away.asked("response_type"), away.asked("client_id")), ("code", "desk"));
    assert_eq!(away.asked("scope"), "openid profile");
    assert_eq!(away.asked("code_challenge_method"), "S256");
    assert_eq!(away.asked("redirect_uri"), "http://127.0.0.1:8080/sign-in/company/callback");

    provider.will_vouch(Token::of("awa", away.asked("nonce"), &provider.origin));
    let back = away.back(&desk, "c0de").await;
    assert_eq!((back.status, back.header("location")), (303, Some("/orders/ORD00123")), "{}", back.text);
    let agent = session(&desk, &back).await.unwrap().agent;
    assert_eq!((agent.name.as_str(), agent.role), ("Awa Ndiaye", Role::Agent));
    let exchange = provider.last_exchange();
    assert_eq!((exchange["grant_type"].as_str(), exchange["code"].as_str()), ("authorization_code", "c0de"));
    assert!(exchange.contains_key("code_verifier"));

    // The same account is the same agent, with the name and the role that it has by then.
    let again = sign_in(&desk, &provider, |token| {
        token.claims["name"] = "Awa Sow".into();
        token.claims["roles"] = serde_json::json!(["desk", "desk-lead"]);
    });
    let again = session(&desk, &again.await).await.unwrap().agent;
    assert_eq!((again.id, again.name.as_str(), again.role), (agent.id, "Awa Sow", Role::Lead));
}

#[tokio::test]
async fn an_account_is_never_taken_for_the_agent_of_its_name() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    let name = shop.zoe.agent.name.clone();
    let back = sign_in(&desk, &provider, |token| token.claims["name"] = name.clone().into()).await;
    let agent = session(&desk, &back).await.unwrap().agent;
    assert_ne!(agent.id, shop.zoe.agent.id);
    assert_eq!((agent.name, agent.role), (format!("{name} (2)"), Role::Agent));
}

#[tokio::test]
async fn what_the_token_does_not_say_the_provider_is_asked_for() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    let keep_to_user_info = |token: &mut Token| {
        for claim in ["name", "roles"] {
            token.user_info[claim] = token.claims.as_object_mut().unwrap().remove(claim).unwrap();
        }
    };
    let back = sign_in(&desk, &provider, keep_to_user_info).await;
    let agent = session(&desk, &back).await.unwrap().agent;
    assert_eq!((agent.name.as_str(), agent.role), ("Awa Ndiaye", Role::Agent));

    // What it then says of somebody else is not believed.
    let of_another = sign_in(&desk, &provider, |token| {
        keep_to_user_info(token);
        token.user_info["sub"] = "zoe".into();
    });
    assert!(session(&desk, &of_another.await).await.is_none());
}

#[tokio::test]
async fn a_key_that_the_provider_changed_is_asked_for_again() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    assert!(session(&desk, &sign_in(&desk, &provider, |_| {}).await).await.is_some());
    provider.changes_its_key();
    assert!(session(&desk, &sign_in(&desk, &provider, |_| {}).await).await.is_some());
}

/// What makes a token worthless.
type Flaw = fn(&mut Token);

#[tokio::test]
async fn nobody_is_signed_in_by_a_token_that_does_not_hold() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    let flaws: [(&str, Flaw); 7] = [
        ("another issuer", |token| token.claims["iss"] = "https://evil.example".into()),
        ("another audience", |token| token.claims["aud"] = "another".into()),
        ("another sign-in's nonce", |token| token.claims["nonce"] = "another".into()),
        ("over", |token| token.claims["exp"] = 1_000_000_000.into()),
        ("signed by nobody", |token| token.is_signed = false),
        ("signed by someone else", |token| token.is_by_someone_else = true),
        ("no subject", |token| {
            token.claims.as_object_mut().unwrap().remove("sub");
        }),
    ];
    for (flaw, make) in flaws {
        let back = sign_in(&desk, &provider, make).await;
        assert!(back.status == 403 || back.status == 502, "{flaw}: {} {}", back.status, back.text);
        assert!(session(&desk, &back).await.is_none(), "{flaw}");
        assert!(back.text.contains("Rien n’a été modifié") && back.text.contains("Nothing was changed"), "{flaw}");
    }
}

#[tokio::test]
async fn whoever_has_no_role_here_is_told_so() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    let back = sign_in(&desk, &provider, |token| token.claims["roles"] = serde_json::json!(["kitchen"])).await;
    assert_eq!(back.status, 403);
    assert!(back.text.contains("pas de rôle dans Avoir"), "{}", back.text);
    assert!(session(&desk, &back).await.is_none());
    assert_eq!(refused_sign_ins(&shop).await, "1", "like a token that is refused");
}

#[tokio::test]
async fn only_the_browser_that_left_comes_back_once() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    let away = Away::from(&desk, "/").await;
    provider.will_vouch(Token::of("awa", away.asked("nonce"), &provider.origin));
    let callback = format!("/sign-in/company/callback?code=c0de&state={}", away.asked("state"));
    let another = Away::from(&desk, "/").await;
    for headers in [vec![], vec![("cookie", another.cookie.as_str())]] {
        let answer = get(&desk, &callback, &headers).await;
        assert_eq!(answer.status, 400, "{}", answer.text);
        assert!(session(&desk, &answer).await.is_none());
    }
    let back = away.back(&desk, "c0de").await;
    let cleared = back
        .headers
        .get_all("set-cookie")
        .iter()
        .any(|set| set == "avoir_company=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    assert!(cleared, "{:?}", back.headers);

    let refused = format!("/sign-in/company/callback?error=access_denied&state={}", another.asked("state"));
    let answer = get(&desk, &refused, &[("cookie", &another.cookie)]).await;
    assert_eq!(answer.status, 403);
    assert!(answer.text.contains("Sign-in refused"), "{}", answer.text);
}

#[tokio::test]
async fn a_provider_that_is_down_is_said_so_and_stops_nothing_else() {
    let shop = Shop::open().await;
    let provider = Provider::start().await;
    let desk = desk(&shop, &provider);
    provider.stop().await;
    let answer = get(&desk, "/sign-in/company", &[]).await;
    assert_eq!(answer.status, 502);
    assert!(answer.text.contains("ne répond pas"), "{}", answer.text);
    assert_eq!(refused_sign_ins(&shop).await, "0", "nobody was refused");
    assert_eq!(shop.awa.call(&ReadSession).await.read::<Session>().agent, shop.awa.agent);
}

#[tokio::test]
async fn another_site_begins_no_sign_in() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let desk = desk(&shop, &provider);
    let answer = get(&desk, "/sign-in/company", &[("sec-fetch-site", "cross-site")]).await;
    assert_eq!((answer.status, answer.header("location"), answer.header("set-cookie")), (200, None, None));
    assert!(answer.text.contains("Another site led you here"));
}

#[tokio::test]
async fn the_ways_to_sign_in_are_told_to_anyone() {
    let (shop, provider) = (Shop::open().await, Provider::start().await);
    let ways = |desk: Router| async move {
        send(&desk, bare_request("GET", "/sign-in-ways").body(body(&ReadSignInWays)).unwrap())
            .await
            .read::<SignInWays>()
    };
    assert_eq!(ways(router(shop.app.clone())).await.company, None);
    let company = Some("http://127.0.0.1:8080/sign-in/company".to_owned());
    assert_eq!(ways(desk(&shop, &provider)).await.company, company);
    assert_eq!(get(&router(shop.app.clone()), "/sign-in/company", &[]).await.status, 404);
}

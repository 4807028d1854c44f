//! The check that a page of ours asks. Browsers tell a request's origin, and no page can make them lie.

use axum::http::{HeaderMap, header};

use crate::api::problem::ProblemCode;
use crate::backend::config::Config;
use crate::backend::refusal::Refusal;
use crate::backend::request_context::is_https;

const FETCH_SITE: &str = "sec-fetch-site";

/// Refuses what a browser sends for another site's page. Whoever isn't a browser sends neither header and has
/// no cookie either.
///
/// # Errors
/// [`ProblemCode::CrossSite`].
pub fn check_same_site(config: &Config, headers: &HeaderMap) -> Result<(), Refusal> {
    let site = headers.get(FETCH_SITE).map(|site| site.as_bytes());
    let from_elsewhere = site.is_some_and(|site| site != b"same-origin" && site != b"none");
    let foreign = headers.get(header::ORIGIN).is_some_and(|origin| !is_ours(config, headers, origin.as_bytes()));
    if from_elsewhere || foreign { Err(ProblemCode::CrossSite.into()) } else { Ok(()) }
}

/// The public origin, or the host that was asked: a desk is also reached as `localhost`, and its cookie is
/// bound to the name it was set under.
fn is_ours(config: &Config, headers: &HeaderMap, origin: &[u8]) -> bool {
    if origin == config.public_origin.as_bytes() {
        return true;
    }
    let host = headers.get(header::HOST).map(|host| host.as_bytes());
    let scheme: &[u8] = if is_https(config) { b"https://" } else { b"http://" };
    origin.strip_prefix(scheme).is_some_and(|asked| Some(asked) == host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pairs: &[(&'static str, &str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| {
            (axum::http::HeaderName::from_static(name), axum::http::HeaderValue::from_str(value).unwrap())
        });
        check_same_site(&Config::default(), &headers.collect()).is_ok()
    }

    #[test]
    fn our_own_pages_may_ask() {
        assert!(check(&[]));
        assert!(check(&[("origin", "http://127.0.0.1:8080"), ("sec-fetch-site", "same-origin")]));
        assert!(check(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
    }

    #[test]
    fn nobody_elses_may() {
        for pairs in [
            vec![("origin", "https://evil.example")],
            vec![("origin", "null")],
            vec![("origin", "https://127.0.0.1:8080")],
            vec![("origin", "http://127.0.0.1:8081"), ("host", "127.0.0.1:8080")],
            vec![("sec-fetch-site", "cross-site")],
            vec![("sec-fetch-site", "same-site")],
        ] {
            assert!(!check(&pairs), "{pairs:?}");
        }
    }
}

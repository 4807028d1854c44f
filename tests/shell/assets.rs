//! The built front-end, as browsers get it.

use avoir::backend::assets::Assets;
use axum::Router;
use axum::http::StatusCode;

use crate::folder::Folder;
use crate::http::{get, send};

fn dist() -> (Folder, Router) {
    let folder = Folder::new();
    folder.file("index.html", "<!doctype html>page");
    folder.file("avoir.js", "export {}");
    folder.file("avoir.js.br", "brotli of avoir.js");
    folder.file("avoir_bg.wasm", b"\0asm");
    folder.file("style/tokens.css", ":root {}");
    folder.file("notes.secret", "not for browsers");
    let router = Assets::in_folder(folder.path()).expect("a page").router();
    (folder, router)
}

#[tokio::test]
async fn every_route_of_the_page_is_answered_with_the_page() {
    let (_folder, router) = dist();
    for path in ["/", "/orders/ORD00123", "/orders/A.1", "/unfinished?x=1"] {
        let answer = get(&router, path, &[]).await;
        assert_eq!((answer.status, answer.text()), (StatusCode::OK, "<!doctype html>page"), "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
    }
}

#[tokio::test]
async fn a_file_comes_with_its_type_and_nothing_else_is_found() {
    let (_folder, router) = dist();
    for (path, content_type) in [
        ("/avoir.js", "text/javascript; charset=utf-8"),
        ("/avoir_bg.wasm", "application/wasm"),
        ("/style/tokens.css", "text/css; charset=utf-8"),
    ] {
        let answer = get(&router, path, &[]).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, content_type), "{path}");
    }
    for path in [
        "/nothing.js",
        "/avoir.js/x.css",
        &format!("/{}.js", "x".repeat(300)),
        "/../avoir.js",
        "/style/..%2favoir.js",
        "/api/v1/nothing",
        "/demo/portal/x",
    ] {
        assert_eq!(get(&router, path, &[]).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert!(!get(&router, "/notes.secret", &[]).await.text().contains("not for browsers"));
    assert_eq!(send(&router, "POST", "/", &[], "").await.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn the_compressed_twin_goes_to_whom_takes_it() {
    let (_folder, router) = dist();
    let answer = get(&router, "/avoir.js", &[("accept-encoding", "gzip, br")]).await;
    assert_eq!((answer.header("content-encoding"), answer.text()), ("br", "brotli of avoir.js"));
    assert_eq!(
        (answer.header("content-type"), answer.header("vary")),
        ("text/javascript; charset=utf-8", "accept-encoding")
    );
    let plain = get(&router, "/avoir.js", &[("accept-encoding", "gzip")]).await;
    assert_eq!((plain.header("content-encoding"), plain.text()), ("", "export {}"));
    assert_ne!(plain.header("etag"), answer.header("etag"));
    let no_twin = get(&router, "/avoir_bg.wasm", &[("accept-encoding", "br")]).await;
    assert_eq!((no_twin.header("content-encoding"), no_twin.body.as_slice()), ("", &b"\0asm"[..]));
}

#[tokio::test]
async fn a_browser_that_has_the_file_is_told_so_until_it_changes() {
    let (folder, router) = dist();
    let first = get(&router, "/avoir.js", &[]).await;
    assert_eq!(first.header("cache-control"), "no-cache");
    let again = get(&router, "/avoir.js", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    folder.file("avoir.js", "export { built, again }");
    let after = get(&router, "/avoir.js", &[("if-none-match", first.header("etag"))]).await;
    assert_eq!((after.status, after.text()), (StatusCode::OK, "export { built, again }"));
}

#[tokio::test]
async fn what_has_a_hash_in_its_name_is_asked_for_once() {
    let (folder, router) = dist();
    folder.file("avoir-0123456789abcdef_bg.wasm", b"\0asm");
    let hashed = get(&router, "/avoir-0123456789abcdef_bg.wasm", &[]).await;
    assert_eq!(hashed.header("cache-control"), "public, max-age=31536000, immutable");
    for path in ["/", "/avoir.js", "/avoir_bg.wasm"] {
        let answer = get(&router, path, &[]).await;
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert!(answer.header("etag").len() > 10, "{path}");
    }
}

#[tokio::test]
async fn every_answer_tells_the_browser_what_the_page_may_do() {
    let (_folder, router) = dist();
    for path in ["/", "/avoir.js", "/nothing.js"] {
        let answer = get(&router, path, &[]).await;
        for (name, value) in [
            (
                "content-security-policy",
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
                 img-src 'self' data:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
                 frame-ancestors 'none'",
            ),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-resource-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
        ] {
            assert_eq!(answer.header(name), value, "{path} {name}");
        }
    }
}

#[test]
fn a_folder_without_a_page_is_no_front_end() {
    let folder = Folder::new();
    assert!(Assets::in_folder(folder.path()).is_err());
    assert!(Assets::in_folder(folder.path().join("missing")).is_err());
}

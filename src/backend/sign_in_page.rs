//! The one frame of the pages on the way in, in both languages: nobody is signed in yet, so nobody's is known.

use std::sync::LazyLock;

use axum::http::HeaderValue;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("sign_in_page/style.css");

/// What such a page says in one language. All of it is this program's own, so there is nothing to escape.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    pub title: &'static str,
    /// Markup.
    pub text: &'static str,
    /// What leads on.
    pub on: &'static str,
}

/// What leads on from the page.
#[derive(Clone, Copy, Debug)]
pub enum Onward {
    /// A link to this address.
    To(&'static str),
    /// A button that sends the page's own address once more, by POST.
    Again,
}

/// The page, in French and in English.
pub fn sign_in_page(words: [Words; 2], onward: Onward) -> String {
    let [french, english] = words.map(|Words { title, text, on }| {
        let on = match onward {
            Onward::To(address) => format!("<p><a class=\"on\" href=\"{address}\">{on}</a></p>"),
            Onward::Again => format!("<form method=\"post\"><button class=\"on\">{on}</button></form>"),
        };
        format!("<h1>{title}</h1>\n<p>{text}</p>\n{on}\n")
    });
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Avoir : {}</title>\n<style>{STYLE}</style>\n\
         <main>\n<p class=\"brand\">Avoir</p>\n{french}<section lang=\"en\">\n{english}</section>\n</main>\n</html>\n",
        words[0].title
    )
}

/// What such a page may do: look as its own style sheet says, by its hash (CSP Level 3, section 6.7.3.3), and be sent
/// back to where it came from.
pub fn content_security_policy() -> HeaderValue {
    static POLICY: LazyLock<String> = LazyLock::new(|| {
        let hash = STANDARD.encode(Sha256::digest(STYLE));
        format!(
            "default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
    });
    HeaderValue::from_static(&POLICY)
}

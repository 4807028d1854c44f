//! The meaning of a requested path.

/// The thing that a path asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RequestedPath {
    /// A file below the folder, by its relative name.
    File { name: String, content_type: &'static str },
    /// One of the page's own routes.
    Page,
    /// Nothing that a page could be at.
    Nowhere,
}

/// The kinds of file that a front-end consists of; no other is ever sent.
const CONTENT_TYPES: [(&str, &str); 14] = [
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("ico", "image/x-icon"),
    ("jpg", "image/jpeg"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("webp", "image/webp"),
    ("woff2", "font/woff2"),
];

impl RequestedPath {
    pub(super) fn of(path: &str) -> Self {
        let relative = path.trim_start_matches('/');
        // A call that no API or demo route answers must get no page, because its caller would read it as an answer.
        if ["api", "demo", "sign-in"].contains(&relative.split('/').next().unwrap_or_default()) {
            return Self::Nowhere;
        }
        match content_type(relative) {
            Some(content_type) if relative.split('/').all(is_plain) => {
                Self::File { name: relative.to_owned(), content_type }
            }
            Some(_) => Self::Nowhere,
            // An order's number may have a dot in it; only what ends like a file is one.
            None => Self::Page,
        }
    }
}

fn content_type(path: &str) -> Option<&'static str> {
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    CONTENT_TYPES.iter().find(|(known, _)| *known == extension).map(|(_, content_type)| *content_type)
}

/// True for a name with a hash of the content in it, as bundlers write it: `app-0123456789abcdef.js`, or `…_bg.wasm`.
pub(super) fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit('/').next().and_then(|file| file.split('.').next()).unwrap_or_default();
    let hash = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map_or("", |(_, hash)| hash);
    hash.len() >= 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// No way up, nothing hidden, nothing that would have to be decoded.
fn is_plain(segment: &str) -> bool {
    !segment.starts_with('.')
        && !segment.is_empty()
        && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_own_routes_lead_to_the_page() {
        for path in ["/", "/orders", "/orders/ORD00123", "/orders/A.1", "/orders/ORD%2F1", "/unfinished", "//"] {
            assert_eq!(RequestedPath::of(path), RequestedPath::Page, "{path}");
        }
    }

    #[test]
    fn files_have_their_content_type() {
        for (path, expected) in [
            ("/avoir.js", "text/javascript; charset=utf-8"),
            ("/avoir_bg.wasm", "application/wasm"),
            ("/style/tokens.css", "text/css; charset=utf-8"),
            ("/manifest.webmanifest", "application/manifest+json"),
        ] {
            let RequestedPath::File { name, content_type } = RequestedPath::of(path) else {
                panic!("{path} is a file")
            };
            assert_eq!((name.as_str(), content_type), (&path[1..], expected));
        }
    }

    #[test]
    fn a_hash_in_a_name_is_told_from_a_word() {
        for (name, hashed) in [
            ("avoir-0123456789abcdef.js", true),
            ("style/desk-00112233445566778899aabbccddeeff.css", true),
            ("avoir-0123456789abcdef_bg.wasm", true),
            ("avoir-desk_bg.wasm", false),
            ("avoir-desk.js", false),
            ("0123456789abcdef.js", false),
            ("avoir-0123456789abcdeg.js", false),
            ("avoir-deadbeef.js", false),
        ] {
            assert_eq!(is_hashed(name), hashed, "{name}");
        }
    }

    #[test]
    fn nothing_outside_of_the_folder_can_be_named() {
        for path in ["/../secret.json", "/a/../../b.js", "/.git/config.json", "/..%2fb.js", "/a\\b.js", "/a//b.js"] {
            assert_eq!(RequestedPath::of(path), RequestedPath::Nowhere, "{path}");
        }
    }

    #[test]
    fn a_call_that_nobody_answers_gets_no_page() {
        for path in ["/api/v1/nothing", "/api", "/demo/portal", "/sign-in/x"] {
            assert_eq!(RequestedPath::of(path), RequestedPath::Nowhere, "{path}");
        }
    }
}

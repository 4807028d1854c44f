//! The built front-end, as files. Every path that names no file is answered with the page itself, which knows
//! its own routes.

mod folder;
mod inside;
mod negotiation;
mod page_headers;
mod requested_path;

use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, VARY};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tracing::error;

use super::kept_content::{Caching, KeptContent};
use folder::AssetFolder;
pub use inside::Inside;
pub use page_headers::with_page_headers;
use requested_path::RequestedPath;

/// The page, by the name of its file.
const PAGE: &str = "index.html";

/// A built front-end.
#[derive(Clone, Debug)]
pub struct Assets(Source);

/// Where its files are.
#[derive(Clone, Debug)]
enum Source {
    Folder(AssetFolder),
    /// In the command itself.
    Inside(Arc<HashMap<String, KeptContent>>),
}

/// There is no page in the folder.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no {PAGE} in {}", folder.display())]
pub struct NoPage {
    folder: PathBuf,
}

impl Assets {
    /// The front-end in this folder.
    ///
    /// # Errors
    /// [`NoPage`] when it was not built, or elsewhere.
    pub fn in_folder(folder: impl Into<PathBuf>) -> Result<Self, NoPage> {
        let folder = folder.into();
        if folder.join(PAGE).is_file() {
            Ok(Self(Source::Folder(AssetFolder::new(folder))))
        } else {
            Err(NoPage { folder })
        }
    }

    /// The front-end that a package put inside the command.
    pub fn inside(inside: Inside) -> Self {
        let files = inside.files.into_iter().map(|(name, content)| (name, KeptContent::new(content)));
        Self(Source::Inside(Arc::new(files.collect())))
    }

    /// Answers every path that no other route answers.
    pub fn router(self) -> Router {
        with_page_headers(Router::new().fallback_service(get(serve).with_state(self)))
    }
}

async fn serve(State(assets): State<Assets>, request: Request) -> Response {
    let (name, content_type) = match RequestedPath::of(request.uri().path()) {
        RequestedPath::File { name, content_type } => (name, content_type),
        RequestedPath::Page => (PAGE.to_owned(), "text/html; charset=utf-8"),
        RequestedPath::Nowhere => return StatusCode::NOT_FOUND.into_response(),
    };
    let caching = if requested_path::is_hashed(&name) { Caching::Immutable } else { Caching::AskEachTime };
    match assets.find(&name, request.headers()).await {
        Ok(Some(file)) => file.answer(request.headers(), content_type, caching),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => {
            error!("{name} can't be read: {problem}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A file as it goes out.
struct Found {
    content: KeptContent,
    is_brotli: bool,
}

impl Assets {
    async fn find(&self, name: &str, headers: &HeaderMap) -> io::Result<Option<Found>> {
        if negotiation::takes_brotli(headers.get(ACCEPT_ENCODING))
            && let Some(content) = self.0.get(&format!("{name}.br")).await?
        {
            return Ok(Some(Found { content, is_brotli: true }));
        }
        Ok(self.0.get(name).await?.map(|content| Found { content, is_brotli: false }))
    }
}

impl Source {
    async fn get(&self, name: &str) -> io::Result<Option<KeptContent>> {
        match self {
            Self::Folder(folder) => folder.get(name).await,
            Self::Inside(files) => Ok(files.get(name).cloned()),
        }
    }
}

impl Found {
    fn answer(self, asked: &HeaderMap, content_type: &'static str, caching: Caching) -> Response {
        let mut response = self.content.answer(asked, content_type, caching);
        response.headers_mut().insert(VARY, HeaderValue::from_static("accept-encoding"));
        if self.is_brotli && response.status() == StatusCode::OK {
            response.headers_mut().insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
        }
        response
    }
}

//! The built front-end, as files. Every path that names no file is answered with the page itself, which knows
//! its own routes.

mod inside;
mod negotiation;
mod page_headers;
mod requested_path;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, IF_NONE_MATCH, VARY};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use sha2::{Digest, Sha256};
use tracing::error;

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
    Folder(PathBuf),
    /// In the command itself.
    Inside(Arc<Inside>),
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
        if folder.join(PAGE).is_file() { Ok(Self(Source::Folder(folder))) } else { Err(NoPage { folder }) }
    }

    /// The front-end that a package put inside the command.
    pub fn inside(inside: Inside) -> Self {
        Self(Source::Inside(Arc::new(inside)))
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
    match assets.find(&name, request.headers()).await {
        Ok(Some(file)) => file.answer(content_type, request.headers()),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(problem) => {
            error!("{name} can't be read: {problem}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// A file as it goes out.
struct Found {
    content: Vec<u8>,
    is_brotli: bool,
}

impl Assets {
    async fn find(&self, name: &str, headers: &HeaderMap) -> io::Result<Option<Found>> {
        if negotiation::takes_brotli(headers.get(ACCEPT_ENCODING))
            && let Some(content) = self.0.read(&format!("{name}.br")).await?
        {
            return Ok(Some(Found { content, is_brotli: true }));
        }
        Ok(self.0.read(name).await?.map(|content| Found { content, is_brotli: false }))
    }
}

impl Source {
    /// A folder is read afresh each time: the front-end is built again while the server runs.
    async fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match self {
            Self::Folder(folder) => read(&folder.join(name)).await,
            Self::Inside(inside) => Ok(inside.get(name).map(<[u8]>::to_vec)),
        }
    }
}

impl Found {
    fn answer(self, content_type: &'static str, headers: &HeaderMap) -> Response {
        let digest = Sha256::digest(&self.content);
        let etag = format!("\"{}\"", digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect::<String>());
        // Names don't change with their content, so a browser asks each time and is mostly told "as before".
        let caching = [(CACHE_CONTROL, "no-cache".to_owned()), (VARY, "accept-encoding".to_owned())];
        if negotiation::has_already(headers.get_all(IF_NONE_MATCH), &etag) {
            return (StatusCode::NOT_MODIFIED, caching, [(ETAG, etag)]).into_response();
        }
        let mut response =
            (caching, [(ETAG, etag), (CONTENT_TYPE, content_type.to_owned())], self.content).into_response();
        if self.is_brotli {
            response.headers_mut().insert(CONTENT_ENCODING, axum::http::HeaderValue::from_static("br"));
        }
        response
    }
}

async fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match tokio::fs::read(path).await {
        Ok(content) => Ok(Some(content)),
        Err(problem) => match problem.kind() {
            // All that a made-up name can lead to.
            io::ErrorKind::NotFound
            | io::ErrorKind::NotADirectory
            | io::ErrorKind::IsADirectory
            | io::ErrorKind::InvalidFilename => Ok(None),
            _ => Err(problem),
        },
    }
}

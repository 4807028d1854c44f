//! A folder of files, each read once for as long as it is the same: the front-end is built again while the server runs.

use std::collections::HashMap;
use std::fs::Metadata;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use tokio::sync::Mutex;

use crate::backend::kept_content::KeptContent;

/// A folder, and what was read of it; clones share that.
#[derive(Clone, Debug)]
pub(super) struct AssetFolder {
    path: PathBuf,
    kept: Arc<Mutex<HashMap<String, (Stamp, KeptContent)>>>,
}

/// What changes with a file's content.
type Stamp = (u64, Option<SystemTime>);

impl AssetFolder {
    pub fn new(path: PathBuf) -> Self {
        Self { path, kept: Arc::default() }
    }

    /// The file of this name, where there is one.
    ///
    /// # Errors
    /// Those of reading it.
    pub async fn get(&self, name: &str) -> io::Result<Option<KeptContent>> {
        let path = self.path.join(name);
        let Some(metadata) = there(tokio::fs::metadata(&path).await)?.filter(Metadata::is_file) else {
            return Ok(None);
        };
        let stamp = (metadata.len(), metadata.modified().ok());
        // Held while it is read: a thousand who ask at once wait for one read.
        let mut kept = self.kept.lock().await;
        if let Some((known, content)) = kept.get(name)
            && *known == stamp
        {
            return Ok(Some(content.clone()));
        }
        let Some(bytes) = there(tokio::fs::read(&path).await)? else { return Ok(None) };
        let content = KeptContent::new(bytes);
        kept.insert(name.to_owned(), (stamp, content.clone()));
        Ok(Some(content))
    }
}

/// `None` for all that a made-up name can lead to.
fn there<T>(outcome: io::Result<T>) -> io::Result<Option<T>> {
    use io::ErrorKind::{InvalidFilename, IsADirectory, NotADirectory, NotFound};
    match outcome {
        Err(problem) if matches!(problem.kind(), NotFound | NotADirectory | IsADirectory | InvalidFilename) => Ok(None),
        outcome => outcome.map(Some),
    }
}

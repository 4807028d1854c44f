//! The connections that look at files and copy them; rows are read and written through `store`'s.

use std::path::Path;

use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;

/// To a file that is there. What takes its time, as reading all of it does, is not worth a line in the log.
pub(super) fn to(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new().filename(file).disable_statement_logging()
}

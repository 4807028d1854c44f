//! The database as a file: who may read it, whether it is whole, how it is copied and put back. Rows are `store`'s.

mod backup;
mod books;
mod connection;
mod documents;
mod in_use;
mod inspection;
mod log_frames;
mod open_files;
mod opening;
mod paths;
mod permissions;
mod publish;
mod restore;
mod rules;
mod stamp;

pub use backup::{BackupError, Damage, back_up};
pub use books::Counts;
pub use inspection::{Findings, Inspected, inspect_database, look_over};
pub use open_files::OpenFiles;
pub use opening::{FileProblem, StoppedHow, make_ready};
pub use paths::real;
pub use permissions::keep_private;
pub use restore::{RestoreError, Restored, restore};
pub use stamp::count_write;

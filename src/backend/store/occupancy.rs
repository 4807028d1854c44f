//! How much there is of what operators watch.

use std::path::PathBuf;

use super::{Store, StoreError};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occupancy {
    /// Mails that are decided on and not off our hands yet.
    pub waiting_mails: u64,
    /// Mails that did not go and wait for an agent.
    pub unsent_mails: u64,
    /// Refund tasks that are to do or under way.
    pub open_refunds: u64,
    /// The size of the database's file and of the log beside it.
    pub bytes: u64,
}

impl Store {
    /// Counts by indexes, so that asking often costs little.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn occupancy(&self) -> Result<Occupancy, StoreError> {
        let (mails, unsent, refunds): (i64, i64, i64) = sqlx::query_as(
            "SELECT (SELECT COUNT(*) FROM messages WHERE state IN ('ready', 'sending', 'waiting')), \
                 (SELECT COUNT(*) FROM messages WHERE state = 'not_sent'), \
                 (SELECT COUNT(*) FROM refund_tasks WHERE state IN ('to_do', 'opened'))",
        )
        .fetch_one(&self.read)
        .await?;
        let mut log = self.file().as_os_str().to_owned();
        log.push("-wal");
        // A log that is not there takes no room.
        let size = |path: PathBuf| path.metadata().map_or(0, |file| file.len());
        Ok(Occupancy {
            waiting_mails: mails.cast_unsigned(),
            unsent_mails: unsent.cast_unsigned(),
            open_refunds: refunds.cast_unsigned(),
            bytes: size(self.file().to_owned()) + size(log.into()),
        })
    }
}

//! The frames of a write-ahead log, read before SQLite reads them: it stops without a word at the first one that is not as
//! it was written, and what agents wrote after that is gone (<https://www.sqlite.org/fileformat2.html#walformat>, 4.1 and
//! 4.2).

use std::fs::{self, File};
use std::io::{self, BufReader, Read};
use std::path::Path;

use super::paths;

/// Lengths in bytes; `FRAME` is without its page.
const HEADER: usize = 32;
const FRAME: usize = 24;

/// Of the header, without the bit that says how words are read for the sums.
const MAGIC: u32 = 0x377f_0682;

/// True when something that was committed can't be read any more. Nobody may have the database open.
///
/// A write that the power cut short leaves a frame that is not whole; nothing of its round follows it, and the index beside
/// the log, which is written after the commit, does not count it. Where either is so, the frame had been whole before. That
/// the last frame was whole is not known where the power took the index, too.
pub(super) fn are_damaged(database: &Path) -> io::Result<bool> {
    let file = File::open(paths::wal(database))?;
    let length = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let mut log = BufReader::with_capacity(1 << 20, file);
    let mut header = [0; HEADER];
    if length <= HEADER {
        return Ok(false);
    }
    log.read_exact(&mut header)?;
    // It was on the disk before the first frame was.
    let Some(mut round) = Round::begin(&header) else { return Ok(true) };
    let (mut sound, mut committed, mut is_broken) = (0_u32, 0_u32, false);
    let mut frame = vec![0; FRAME + round.page];
    for _ in 0..(length - HEADER) / frame.len() {
        log.read_exact(&mut frame)?;
        if is_broken && frame[8..16] == header[16..24] {
            return Ok(true);
        }
        is_broken = is_broken || !round.goes_on_with(&frame, &header);
        if !is_broken {
            sound += 1;
            if number(&frame, 4) != 0 {
                committed = sound;
            }
        }
    }
    Ok(committed_of_index(&paths::shm(database), &header)?.is_some_and(|counted| counted > committed))
}

/// One filling of the log: each frame is summed with all before it.
struct Round {
    page: usize,
    words: fn([u8; 4]) -> u32,
    sums: [u32; 2],
}

impl Round {
    /// `None` for a header that is not as it was written.
    fn begin(header: &[u8; HEADER]) -> Option<Self> {
        let magic = number(header, 0);
        let page = usize::try_from(number(header, 8)).ok()?;
        let words = if magic & 1 == 0 { u32::from_le_bytes } else { u32::from_be_bytes };
        let sums = sum([0, 0], &header[..24], words);
        let is_sound = magic & !1 == MAGIC
            && page.is_power_of_two()
            && (512..=65_536).contains(&page)
            && sums == [number(header, 24), number(header, 28)];
        is_sound.then_some(Self { page, words, sums })
    }

    /// True for the next frame, as it was written.
    fn goes_on_with(&mut self, frame: &[u8], header: &[u8; HEADER]) -> bool {
        let sums = sum(sum(self.sums, &frame[..8], self.words), &frame[FRAME..], self.words);
        let is_next = frame[8..16] == header[16..24] && sums == [number(frame, 16), number(frame, 20)];
        if is_next {
            self.sums = sums;
        }
        is_next
    }
}

/// The committed frames by the index beside the log (<https://www.sqlite.org/walformat.html>, 2.1), where that is of this
/// round and whole.
fn committed_of_index(index: &Path, header: &[u8; HEADER]) -> io::Result<Option<u32>> {
    const LENGTH: usize = 48;
    let bytes = match fs::read(index) {
        Err(problem) if problem.kind() == io::ErrorKind::NotFound => return Ok(None),
        read => read?,
    };
    let Some((first, rest)) = bytes.split_at_checked(LENGTH) else { return Ok(None) };
    let own = |place: usize| u32::from_ne_bytes([first[place], first[place + 1], first[place + 2], first[place + 3]]);
    let is_whole = rest.starts_with(first) && sum([0, 0], &first[..40], u32::from_ne_bytes) == [own(40), own(44)];
    Ok((is_whole && first[32..40] == header[16..24]).then(|| own(16)))
}

/// Goes on summing (4.2 there).
fn sum(begin: [u32; 2], bytes: &[u8], words: fn([u8; 4]) -> u32) -> [u32; 2] {
    let (pairs, _) = bytes.as_chunks::<8>();
    pairs.iter().fold(begin, |[first, second], &[a, b, c, d, e, f, g, h]| {
        let first = first.wrapping_add(words([a, b, c, d])).wrapping_add(second);
        [first, second.wrapping_add(words([e, f, g, h])).wrapping_add(first)]
    })
}

fn number(bytes: &[u8], place: usize) -> u32 {
    u32::from_be_bytes([bytes[place], bytes[place + 1], bytes[place + 2], bytes[place + 3]])
}

#[cfg(test)]
mod tests {
    use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
    use sqlx::{ConnectOptions, Connection};

    use super::*;

    const PAGE: usize = 4_096;

    /// A database whose process was killed after so many writes, of one or two pages each.
    async fn killed(writes: u32) -> (tempfile::TempDir, std::path::PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let (living, dead) = (folder.path().join("living"), folder.path().join("dead"));
        let options = SqliteConnectOptions::new().filename(&living).create_if_missing(true);
        let mut db = options.journal_mode(SqliteJournalMode::Wal).connect().await.unwrap();
        sqlx::query("CREATE TABLE notes (text)").execute(&mut db).await.unwrap();
        // A round before this one, of which frames are left behind.
        for _ in 0..8 {
            sqlx::query("INSERT INTO notes VALUES (zeroblob(6000))").execute(&mut db).await.unwrap();
        }
        sqlx::query("PRAGMA wal_checkpoint(RESTART)").execute(&mut db).await.unwrap();
        for _ in 0..writes {
            sqlx::query("INSERT INTO notes VALUES ('a note')").execute(&mut db).await.unwrap();
        }
        for end in ["", "-wal", "-shm"] {
            fs::copy(paths::beside(&living, end), paths::beside(&dead, end)).unwrap();
        }
        db.close().await.unwrap();
        (folder, dead)
    }

    fn flip(file: &Path, place: usize) {
        let mut bytes = fs::read(file).unwrap();
        bytes[place] ^= 1;
        fs::write(file, bytes).unwrap();
    }

    #[tokio::test]
    async fn one_bit_anywhere_in_what_was_committed_is_noticed() {
        let (_folder, dead) = killed(4).await;
        let log = paths::wal(&dead);
        assert!(!are_damaged(&dead).unwrap(), "as it was left");
        let frames = committed_of_index(&paths::shm(&dead), fs::read(&log).unwrap()[..HEADER].try_into().unwrap());
        let frames = usize::try_from(frames.unwrap().unwrap()).unwrap();
        assert!((4..8).contains(&frames), "{frames} frames, and others behind them");
        let header = [0, 9, 17, 25];
        let in_frames = (0..frames).flat_map(|frame| {
            [1, 5, 9, 14, 17, 23, FRAME + 60, FRAME + 4_000].map(|place| HEADER + frame * (FRAME + PAGE) + place)
        });
        for place in header.into_iter().chain(in_frames) {
            flip(&log, place);
            assert!(are_damaged(&dead).unwrap(), "at {place}");
            flip(&log, place);
        }
        fs::remove_file(paths::shm(&dead)).unwrap();
        flip(&log, HEADER + FRAME + 100);
        assert!(are_damaged(&dead).unwrap(), "also without the index");
    }

    #[tokio::test]
    async fn a_write_that_was_cut_short_is_no_damage() {
        let (_folder, dead) = killed(4).await;
        let log = paths::wal(&dead);
        let whole = fs::read(&log).unwrap();
        fs::remove_file(paths::shm(&dead)).unwrap();
        for length in [0, 20, HEADER, HEADER + 10, HEADER + FRAME + 7, HEADER + 2 * (FRAME + PAGE) + 300] {
            fs::write(&log, &whole[..length]).unwrap();
            assert!(!are_damaged(&dead).unwrap(), "{length} bytes");
        }
    }
}

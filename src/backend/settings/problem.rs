//! What is wrong with a settings file.

use std::fmt;
use std::io;

/// One mistake, where it is and what is allowed instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsProblem {
    /// From one on; `None` for the file as a whole.
    pub line: Option<usize>,
    /// `providers.alma.portal`; empty where the file can't be taken apart.
    pub key: String,
    pub message: String,
}

/// All mistakes of a file, from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct SettingsProblems {
    file: String,
    problems: Vec<SettingsProblem>,
}

impl SettingsProblems {
    /// `problems` are not empty.
    pub fn new(file: &str, mut problems: Vec<SettingsProblem>) -> Self {
        problems.sort_by_key(|problem| problem.line);
        Self { file: file.to_owned(), problems }
    }

    pub(super) fn unreadable(file: &str, problem: &io::Error) -> Self {
        let message = format!("can't be read: {problem}");
        Self::new(file, vec![SettingsProblem { line: None, key: String::new(), message }])
    }
}

impl fmt::Display for SettingsProblems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, problem) in self.problems.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&self.file)?;
            if let Some(line) = problem.line {
                write!(f, ", line {line}")?;
            }
            if !problem.key.is_empty() {
                write!(f, ", {}", problem.key)?;
            }
            write!(f, ": {}", problem.message)?;
        }
        Ok(())
    }
}

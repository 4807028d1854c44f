//! What a shop settles in one TOML file: its providers of payments, and the options of the command by other names. A mistake
//! is told with the file, the line, the key and the way out, and nothing is guessed.

mod document;
mod options;
mod problem;
mod providers;

use std::path::Path;

pub use options::{OPTIONS, OptionKey, OptionSetting};
pub use problem::{SettingsProblem, SettingsProblems};
pub use providers::{Provider, Providers};

use document::Document;

/// A settings file, read and checked as far as it can be by itself.
#[derive(Clone, Debug)]
pub struct ShopSettings {
    pub providers: Providers,
    /// What the file says of the command's options.
    pub options: Vec<OptionSetting>,
}

impl Default for ShopSettings {
    fn default() -> Self {
        Self { providers: Providers::shipped().clone(), options: Vec::new() }
    }
}

impl ShopSettings {
    /// # Errors
    /// [`SettingsProblems`]: all that is wrong with the file.
    pub fn read(path: &Path) -> Result<Self, SettingsProblems> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|problem| SettingsProblems::unreadable(&name, &problem))?;
        Self::parse(&name, &text)
    }

    /// Settings as their file has them; `name` is what the file is called.
    ///
    /// # Errors
    /// [`SettingsProblems`]: all that is wrong with them.
    pub fn parse(name: &str, text: &str) -> Result<Self, SettingsProblems> {
        let document = Document::parse(name, text)?;
        let mut root = document.root();
        let mut options = options::read(&mut root);
        if let Some(mut seller) = root.section("seller") {
            options.extend(options::of_table("seller", &mut seller));
            seller.finish();
        }
        let providers = Providers::shipped().with(&mut root);
        root.finish();
        document.done(Self { providers, options })
    }
}

#[cfg(test)]
mod tests;

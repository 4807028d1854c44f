//! What a shop settles in one TOML file: its providers of payments, and the options of the command by other names. A mistake
//! is told with the file, the line, the key and the way out, and nothing is guessed.

mod approvals;
mod channels;
mod document;
mod options;
mod problem;
mod providers;
mod returns;
mod seller;

use std::collections::BTreeMap;
use std::path::Path;

pub use approvals::RoleLimits;
pub use channels::Channel;
pub use options::{OPTIONS, OptionKey, OptionSetting};
pub use problem::{SettingsProblem, SettingsProblems};
pub use providers::{Provider, Providers};
pub use returns::ReturnPolicy;

use crate::domain::exchange_rate::ExchangeRate;
use crate::domain::seller::SellerIdentity;
use document::Document;

/// A settings file, read and checked as far as it can be by itself.
#[derive(Clone, Debug)]
pub struct ShopSettings {
    pub providers: Providers,
    /// The seller by fields; its name and its free lines are options.
    pub seller: Option<SellerIdentity>,
    /// The channels, by the words that orders have for them.
    pub channels: BTreeMap<String, Channel>,
    /// What a unit of each currency is in euros.
    pub exchange_rates: BTreeMap<String, ExchangeRate>,
    /// How returns are taken.
    pub returns: ReturnPolicy,
    /// Above which a second person approves.
    pub limits: RoleLimits,
    /// What the file says of the command's options.
    pub options: Vec<OptionSetting>,
}

impl Default for ShopSettings {
    fn default() -> Self {
        Self {
            providers: Providers::shipped().clone(),
            seller: None,
            channels: BTreeMap::new(),
            exchange_rates: BTreeMap::new(),
            returns: ReturnPolicy::default(),
            limits: RoleLimits::default(),
            options: Vec::new(),
        }
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
        let seller = root.section("seller").and_then(|mut section| {
            options.extend(options::of_table("seller", &mut section));
            let identity = seller::identity(&mut section);
            section.finish();
            identity
        });
        let channels = channels::channels(&mut root);
        let exchange_rates = channels::exchange_rates(&mut root);
        let returns = ReturnPolicy::read(&mut root);
        let limits = RoleLimits::read(&mut root);
        let providers = Providers::shipped().with(&mut root);
        root.finish();
        document.done(Self { providers, seller, channels, exchange_rates, returns, limits, options })
    }
}

#[cfg(test)]
mod tests;

//! `--settings FILE`: what a shop settles once for all commands, and `avoir settings check FILE`.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{ArgMatches, Args, Command, Subcommand};

use super::command_failure::CommandFailure;
use super::output;
use crate::backend::settings::{OptionSetting, SettingsProblem, SettingsProblems, ShopSettings};

/// Looks over what a shop settled in a file.
#[derive(Debug, Subcommand)]
pub(super) enum SettingsCommand {
    /// Says what is wrong with a settings file, line by line, or what it settles.
    Check(Check),
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// The settings file.
    file: PathBuf,
}

impl SettingsCommand {
    pub(super) fn run(self, command: &Command) -> Result<(), CommandFailure> {
        let Self::Check(Check { file }) = self;
        let settings = read(&file, command)?;
        let count = settings.options.len();
        output::say(format_args!(
            "{} is sound: it sets {count} options, and the shop knows {} providers: {}.",
            file.display(),
            settings.providers.all().len(),
            settings.providers.keys()
        ));
        Ok(())
    }
}

/// The settings of a file, each option of which the command accepts.
pub(super) fn read(file: &Path, command: &Command) -> Result<ShopSettings, CommandFailure> {
    let settings = ShopSettings::read(file).map_err(|problems| refused(&problems))?;
    let wrong = |setting: &OptionSetting| {
        let message = complaint(setting, command)?;
        Some(SettingsProblem { line: Some(setting.line), key: setting.key.path(), message })
    };
    let problems: Vec<SettingsProblem> = settings.options.iter().filter_map(wrong).collect();
    if problems.is_empty() {
        Ok(settings)
    } else {
        Err(refused(&SettingsProblems::new(&file.display().to_string(), problems)))
    }
}

fn refused(problems: &SettingsProblems) -> CommandFailure {
    CommandFailure::new(
        format!("the settings are not sound:\n{problems}"),
        "Nothing was changed.",
        "Mend the file, look it over with `avoir settings check FILE`, and try again.",
    )
}

/// What the option itself says of its value; nothing where it takes it.
fn complaint(setting: &OptionSetting, command: &Command) -> Option<String> {
    let option = setting.key.option;
    let owner = with_option(command, option)?;
    let is_flag = owner.get_arguments().any(|known| known.get_id() == option && !known.get_action().takes_values());
    if is_flag {
        let sound = setting.values.iter().all(|value| value == "true" || value == "false");
        return (!sound).then(|| "must be true or false".to_owned());
    }
    // The environment is of no matter for what the file says.
    let alone = owner.clone().mut_args(|known| known.env(clap::builder::Resettable::Reset));
    let typed = setting.values.iter().map(|value| format!("{}={value}", setting.key.long()));
    let problem = alone.try_get_matches_from(std::iter::once(owner.get_name().to_owned()).chain(typed)).err()?;
    use clap::error::ErrorKind;
    if !matches!(
        problem.kind(),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue | ErrorKind::TooManyValues | ErrorKind::ArgumentConflict
    ) {
        return None;
    }
    let reason = std::error::Error::source(&problem).map(ToString::to_string);
    Some(reason.unwrap_or_else(|| problem.to_string().lines().next().unwrap_or_default().replace("error: ", "")))
}

/// The command, or the first below it, that has this option.
fn with_option<'c>(command: &'c Command, option: &str) -> Option<&'c Command> {
    if command.get_arguments().any(|known| known.get_id() == option) {
        return Some(command);
    }
    command.get_subcommands().find_map(|below| with_option(below, option))
}

/// The command with what a file says in the place of its defaults.
pub(super) fn with_defaults(command: Command, settings: &ShopSettings) -> Command {
    replaced(command, &settings.options)
}

fn replaced(command: Command, settings: &[OptionSetting]) -> Command {
    let of = |option: &str| settings.iter().find(|setting| setting.key.option == option);
    let command = command.mut_args(|option| match of(option.get_id().as_str()) {
        // Defaults live as long as the process, which reads its settings once.
        Some(setting) => {
            let values = setting.values.iter().map(|value| &*value.clone().leak());
            option.default_values(values.collect::<Vec<&'static str>>())
        }
        None => option,
    });
    command.mut_subcommands(|below| replaced(below, settings))
}

/// The first option that was typed, or set by a variable, to something else than the file says.
pub(super) fn contradiction(file: &Path, settings: &ShopSettings, matches: &ArgMatches) -> Option<CommandFailure> {
    let mut level = Some(matches);
    while let Some(matches) = level {
        if let Some(failure) = settings.options.iter().find_map(|setting| contradicts(file, setting, matches)) {
            return Some(failure);
        }
        level = matches.subcommand().map(|(_, below)| below);
    }
    None
}

fn contradicts(file: &Path, setting: &OptionSetting, matches: &ArgMatches) -> Option<CommandFailure> {
    let option = setting.key.option;
    if !matches.ids().any(|known| known.as_str() == option) {
        return None;
    }
    let long = setting.key.long();
    let where_else = match matches.value_source(option)? {
        ValueSource::CommandLine => format!("the option {long}"),
        ValueSource::EnvVariable => format!("the variable AVOIR_{}", option.to_uppercase()),
        _ => return None,
    };
    let typed: Vec<OsString> = matches.get_raw(option)?.map(OsStr::to_owned).collect();
    let same = typed.iter().map(|value| value.to_string_lossy()).eq(setting.values.iter().map(String::as_str));
    (!same).then(|| {
        CommandFailure::new(
            format!(
                "{where_else} and {}, line {}, {} say different things",
                file.display(),
                setting.line,
                setting.key.path()
            ),
            "Nothing was changed.",
            "Leave one of them out.",
        )
    })
}

//! The message of a command that was not understood.

use std::process::ExitCode;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::output;

/// Prints help, version, or what was wrong. A bad value may come from a variable that the caller has
/// forgotten, so its name is said beside the option's.
pub(super) fn explain(problem: &Error) -> ExitCode {
    // A terminal that is gone can't be told so.
    let _ = problem.print();
    if matches!(problem.kind(), ErrorKind::ValueValidation | ErrorKind::InvalidValue)
        && let Some(ContextValue::String(option)) = problem.get(ContextKind::InvalidArg)
        && let Some(variable) = variable_of(option)
    {
        output::remark(format_args!("\nThe value comes from the option {option} or from the variable {variable}."));
    }
    ExitCode::from(u8::try_from(problem.exit_code()).unwrap_or(2))
}

/// `AVOIR_PUBLIC_URL` for `--public-url <URL>`.
fn variable_of(option: &str) -> Option<String> {
    let name = option.strip_prefix("--")?.split_whitespace().next()?;
    Some(format!("AVOIR_{}", name.to_uppercase().replace('-', "_")))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::backend::cli::Cli;

    #[test]
    fn every_option_has_the_variable_that_its_name_promises() {
        let mut command = Cli::command();
        command.build();
        let mut waiting = vec![&command];
        while let Some(command) = waiting.pop() {
            waiting.extend(command.get_subcommands().filter(|inner| inner.get_name() != "help"));
            let options = command.get_opts().filter(|option| !["help", "version"].contains(&option.get_id().as_str()));
            for option in options {
                let long = option.get_long().expect("options have long names");
                let variable = option.get_env().and_then(|name| name.to_str()).map(str::to_owned);
                assert_eq!(variable, variable_of(&format!("--{long}")), "{} --{long}", command.get_name());
                assert!(option.get_help().is_some(), "{} --{long}", command.get_name());
            }
        }
    }
}

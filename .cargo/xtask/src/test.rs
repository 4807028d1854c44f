//! `cargo xtask test`: every check and test, one after the other, up to the first that fails.

mod report;
mod steps;
mod tally;

use crate::command::{run_heard, say};
use crate::failure::{Failure, Outcome};
use crate::setup::{self, Machine};
use report::Report;
use std::process::ExitCode;
use std::time::Instant;
use steps::{STEPS, Step};
use tally::Tally;

/// Has tests do what may go wrong once in a thousand times a thousand times; they know it by this variable.
const FULL: (&str, &str) = ("AVOIR_FULL", "1");

/// All steps, or the named ones; with `--full` among the words as long as it takes.
pub fn run(words: &[String]) -> Outcome<ExitCode> {
    let (options, names): (Vec<String>, Vec<String>) = words.iter().cloned().partition(|word| word == "--full");
    let in_full = !options.is_empty();
    run_steps(&choose(&names, in_full)?, &[], in_full)
}

/// The journeys alone, with the bundle they need; with `--firefox` among the words the core of them in Firefox.
pub fn journeys(words: &[String]) -> Outcome<ExitCode> {
    let (options, filter): (Vec<String>, Vec<String>) = words.iter().cloned().partition(|word| word == "--firefox");
    let step = if options.is_empty() { "browser" } else { "firefox" };
    run_steps(&choose(&["bundle".to_owned(), step.to_owned()], false)?, &filter, false)
}

/// The named steps; without a name all of them, the long ones in full alone.
fn choose(names: &[String], in_full: bool) -> Outcome<Vec<&'static Step>> {
    let step = |name: &String| {
        STEPS.iter().find(|step| step.name == name).ok_or_else(|| {
            let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
            Failure::new(format!("there is no step `{name}`"), format!("Name one of these: {}", known.join(", ")))
        })
    };
    if names.is_empty() {
        return Ok(STEPS.iter().filter(|step| in_full || !step.only_in_full).collect());
    }
    names.iter().map(step).collect()
}

fn run_steps(steps: &[&Step], filter: &[String], in_full: bool) -> Outcome<ExitCode> {
    let machine = setup::for_testing()?;
    let mut report = Report::default();
    let mut code = ExitCode::SUCCESS;
    for step in steps {
        let (start, mut tally) = (Instant::now(), Tally::default());
        say(&format!("{}: {}", step.name, step.what));
        let outcome = run_step(step, &machine, (filter, in_full), &mut tally);
        report.add(step.name, start.elapsed(), tally, outcome.is_ok());
        if let Err(failure) = outcome {
            eprintln!("\n{failure}\n\nThe step `{0}` failed. Alone: cargo xtask test {0}", step.name);
            code = ExitCode::FAILURE;
            break;
        }
    }
    print!("{report}");
    Ok(code)
}

fn run_step(step: &Step, machine: &Machine, (filter, in_full): (&[String], bool), tally: &mut Tally) -> Outcome<()> {
    for mut command in (step.work)(machine)? {
        match step.filter {
            Some(usual) if filter.is_empty() => drop(command.arg("--").args(usual)),
            Some(_) => drop(command.arg("--").args(filter.iter().filter(|word| *word != "--"))),
            None => {}
        }
        if in_full {
            command.env(FULL.0, FULL.1);
        }
        run_heard(&mut command, step.remedy, |line| tally.hear(line))?;
    }
    if step.must_test && !tally.ran_any() {
        return Err(Failure::new(
            format!("the step `{}` ran no test", step.name),
            "See that its tests are still there, and that a filter names one of them.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(names: &[&str], in_full: bool) -> Vec<&'static str> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        choose(&names, in_full).expect("steps").iter().map(|step| step.name).collect()
    }

    #[test]
    fn a_long_step_runs_where_it_is_asked_for() {
        assert!(!named(&[], false).contains(&"scale"));
        assert_eq!(named(&[], true).len(), STEPS.len());
        assert_eq!(named(&["scale"], false), ["scale"]);
    }
}

//! All steps of a test run, cheapest first.

use crate::command::{answer, say};
use crate::compiler::TARGET;
use crate::failure::Outcome;
use crate::package::{self, Profile};
use crate::setup::Machine;
use crate::{bundle, examples, files, project, setup};
use std::path::PathBuf;
use std::process::Command;

pub struct Step {
    pub name: &'static str,
    pub what: &'static str,
    pub remedy: &'static str,
    /// A step of tests that runs none has failed.
    pub must_test: bool,
    /// Of a step that takes names of tests, those that it runs where none is given; all where this is empty.
    pub filter: Option<&'static [&'static str]>,
    /// Runs where it is named or `--full` is, because it takes long.
    pub only_in_full: bool,
    /// Readies what the step needs, and gives the programs to run one after the other.
    pub work: fn(&Machine) -> Outcome<Vec<Command>>,
}

impl Step {
    const fn check(name: &'static str, what: &'static str, work: fn(&Machine) -> Outcome<Vec<Command>>) -> Self {
        Step {
            name,
            what,
            remedy: "Mend what is said above.",
            must_test: false,
            filter: None,
            only_in_full: false,
            work,
        }
    }

    const fn test(name: &'static str, what: &'static str, work: fn(&Machine) -> Outcome<Vec<Command>>) -> Self {
        Step { must_test: true, ..Step::check(name, what, work) }
    }
}

pub const STEPS: [Step; 13] = [
    Step { remedy: "Run `cargo fmt`.", ..Step::check("fmt", "the code is formatted", fmt) },
    Step::test("rules", "the rules and the wire contract, alone", rules),
    Step::check("clippy", "no lint on the server and the tests", clippy),
    Step::check("clippy-wasm", "no lint on what runs in the browser", clippy_wasm),
    Step::check("deny", "licences, sources and known faults of what is built in", dependencies),
    Step::test("xtask", "this program itself", xtask),
    Step::test("native", "all that runs without a browser", native),
    Step { only_in_full: true, ..Step::test("scale", "how quick a hundred thousand orders are, alone", scale) },
    Step::test("wasm", "units in a browser", wasm),
    Step::check("bundle", "the page builds", build_bundle),
    Step::test("package", "what is installed, unpacked and behind real proxies", installed),
    Step { filter: Some(&[]), ..Step::test("browser", "journeys through the whole desk", browser) },
    Step {
        filter: Some(&CORE),
        only_in_full: true,
        ..Step::test("firefox", "the core of the journeys, in Firefox", firefox)
    },
];

/// The journeys that are walked in every engine; what is skipped speaks Chromium's own protocol.
const CORE: [&str; 8] = [
    "cancel_and_refund::",
    "credit_note_form::",
    "way_in::",
    "sign_in_again::",
    "guest_contract::",
    "guest_without_wasm::",
    "--skip",
    "at_home_it_is_read_by",
];

const XTASK: [&str; 2] = ["--manifest-path", ".cargo/xtask/Cargo.toml"];
const FOR_THE_BROWSER: [&str; 5] = ["--target", TARGET, "--no-default-features", "--features", "browser"];
const NO_WARNING: [&str; 3] = ["--", "-D", "warnings"];

fn fmt(_: &Machine) -> Outcome<Vec<Command>> {
    Ok(vec![cargo(&["fmt", "--check"])])
}

/// Licences and sources are held to the same lists by `tests/tidy`, so that a machine without cargo-deny, which takes
/// longer to build than all of the desk, checks those as well.
fn dependencies(_: &Machine) -> Outcome<Vec<Command>> {
    let is_there = answer(&mut cargo(&["deny", "--version"])).is_some();
    if !is_there {
        say("cargo-deny is not installed: known faults were not looked for (cargo install --locked cargo-deny)");
        return Ok(Vec::new());
    }
    let mut deny =
        cargo(&["deny", "--offline", "--config", ".cargo/deny.toml", "check", "licenses", "bans", "sources"]);
    // The advisories are a database that cargo-deny fetches; nothing is fetched while testing.
    if has_advisories() {
        deny.arg("advisories");
    } else {
        say("The database of advisories is not there: known faults were not looked for (cargo deny fetch)");
    }
    Ok(vec![deny])
}

fn has_advisories() -> bool {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = cargo_home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let folder = home.map(|home| home.join("advisory-dbs"));
    folder.and_then(|folder| std::fs::read_dir(folder).ok()).is_some_and(|mut databases| databases.next().is_some())
}

fn clippy(_: &Machine) -> Outcome<Vec<Command>> {
    // The journeys are no test of `cargo test`, and so no target of all.
    let (mut most, mut journeys) = (cargo(&["clippy", "--all-targets"]), cargo(&["clippy", "--test", "browser"]));
    most.args(NO_WARNING);
    journeys.args(NO_WARNING);
    Ok(vec![most, journeys])
}

fn clippy_wasm(machine: &Machine) -> Outcome<Vec<Command>> {
    let mut clippy = machine.tools.compiler.clippy();
    clippy.args(FOR_THE_BROWSER).args(["--features", "parts"]).args(NO_WARNING);
    Ok(vec![clippy])
}

fn xtask(_: &Machine) -> Outcome<Vec<Command>> {
    let mut fmt = cargo(&["fmt", "--check"]);
    let mut clippy = cargo(&["clippy", "--all-targets"]);
    let mut test = cargo(&["test"]);
    fmt.args(XTASK);
    clippy.args(XTASK).args(NO_WARNING);
    test.args(XTASK);
    Ok(vec![fmt, clippy, test])
}

/// Without features, so that a browser or server type among the rules does not compile.
fn rules(_: &Machine) -> Outcome<Vec<Command>> {
    Ok(vec![cargo(&["test", "--no-fail-fast", "--no-default-features"])])
}

fn native(_: &Machine) -> Outcome<Vec<Command>> {
    Ok(vec![cargo(&["test", "--no-fail-fast"])])
}

/// One after the other, with nothing beside them, because they measure.
fn scale(_: &Machine) -> Outcome<Vec<Command>> {
    Ok(vec![cargo(&["test", "--test", "contract", "--", "--ignored", "--nocapture", "--test-threads=1", "scale::"])])
}

fn wasm(machine: &Machine) -> Outcome<Vec<Command>> {
    let options = project::wasm_target().join("webdriver.json");
    files::make_folder(&project::wasm_target())?;
    files::write(&options, machine.browser.options())?;

    let mut test = machine.tools.compiler.cargo();
    machine.tools.add_to_path(&mut test, None)?;
    machine.browser.tell(&mut test);
    test.args(["test", "--test", "wasm", "--test", "same_everywhere"])
        .args(FOR_THE_BROWSER)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", options)
        // Seconds for the whole file; its 20 are too few for a debug build on a busy machine.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    Ok(vec![test])
}

fn build_bundle(machine: &Machine) -> Outcome<Vec<Command>> {
    bundle::build(&machine.tools)?;
    Ok(Vec::new())
}

/// With the command that the tests before have compiled.
fn installed(machine: &Machine) -> Outcome<Vec<Command>> {
    bundle::build(&machine.tools)?;
    setup::proxies()?;
    let archive = package::make(Profile::Tests)?;
    let mut test = cargo(&["test", "--test", "shell", "--", "--ignored", "package::"]);
    test.env("AVOIR_TEST_PACKAGE", archive);
    Ok(vec![test])
}

fn browser(machine: &Machine) -> Outcome<Vec<Command>> {
    bundle::build(&machine.tools)?;
    let mut test = cargo(&["test", "--test", "browser"]);
    machine.browser.tell(&mut test);
    for (variable, package) in
        [("AVOIR_TEST_COMPANY_PROVIDER", "company_provider"), ("AVOIR_TEST_MAIL_SERVER", "mail_server")]
    {
        test.env(variable, setup::libraries(&project::root().join("tests/browser").join(package))?);
    }
    test.env("AVOIR_TEST_ASSETS", project::dist());
    test.env("AVOIR_TEST_EXAMPLES", examples::build()?);
    Ok(vec![test])
}

fn firefox(machine: &Machine) -> Outcome<Vec<Command>> {
    let firefox = setup::firefox()?;
    let mut journeys = browser(machine)?;
    let roles = examples::roles()?;
    for command in &mut journeys {
        firefox.tell(command);
        command.env("AVOIR_TEST_ROLES", &roles);
    }
    Ok(journeys)
}

fn cargo(words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.args(words).current_dir(project::root());
    command
}

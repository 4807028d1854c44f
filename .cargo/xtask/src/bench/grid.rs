//! How the list bears 100,000 orders in Chromium, beside pages with other grids. `tests/bench/grid` measures; this readies
//! what it takes.

use crate::bundle;
use crate::command::{self, say};
use crate::failure::{Failure, Outcome};
use crate::project;
use crate::setup::{self, Machine};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The pages beside the desk's, by their folders, and what each is built from.
const PAGES: [(&str, &[&str]); 5] = [
    ("vanilla", &["index.html", "main.js"]),
    ("streaming", &["index.html", "stream.js", "main.js"]),
    ("tanstack", &["index.html", "main.jsx"]),
    ("ag_grid", &["index.html", "main.js"]),
    ("tabulator", &["index.html", "main.js"]),
];

const ROUNDS: &str = "5";

pub fn run(words: &[String]) -> Outcome<ExitCode> {
    let rounds = rounds(words)?;
    let Machine { tools, browser } = setup::for_testing()?;
    let libraries = setup::libraries(&project::root().join("tests/bench"))?;
    bundle::build(&tools)?;
    let pages = build_pages(&libraries)?;

    say("Building and running the bench");
    let mut bench = Command::new("cargo");
    bench
        .args(["bench", "--quiet", "--no-default-features", "--features", "backend", "--bench", "grid"])
        .current_dir(project::root())
        .env("AVOIR_BENCH_BUNDLE", project::dist())
        .env("AVOIR_BENCH_PAGES", pages)
        .env("AVOIR_BENCH_ROUNDS", rounds);
    browser.tell(&mut bench);
    command::run(&mut bench, "See which goal is missed above.")?;
    Ok(ExitCode::SUCCESS)
}

/// How often all is measured.
fn rounds(words: &[String]) -> Outcome<&str> {
    match words {
        [] => Ok(ROUNDS),
        [option, rounds] if option == "--rounds" && rounds.parse::<usize>().is_ok_and(|rounds| rounds > 0) => {
            Ok(rounds)
        }
        _ => {
            Err(Failure::new(format!("`{}` is none of its options", words.join(" ")), "Give `--rounds N`, or nothing."))
        }
    }
}

/// Bundles the pages as for production, and gives their folder.
fn build_pages(libraries: &Path) -> Outcome<PathBuf> {
    say("Building the pages beside the desk's");
    let folder = project::root().join("target/bench/grid");
    let mut esbuild = Command::new("node");
    esbuild.arg(libraries.join("esbuild/bin/esbuild"));
    esbuild.args(PAGES.iter().flat_map(|(page, files)| files.iter().map(move |file| format!("{page}/{file}"))));
    esbuild
        .args(["--bundle", "--minify", "--format=esm", "--target=chrome120", "--jsx=automatic", "--loader:.html=copy"])
        .args(["--legal-comments=none", "--define:process.env.NODE_ENV=\"production\"", "--log-level=warning"])
        .args(["--outbase=.", &format!("--outdir={}", folder.display())])
        .current_dir(project::root().join("tests/bench/grid/pages"))
        .env("NODE_PATH", libraries);
    command::run(&mut esbuild, "Mend what esbuild says above.")?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_round_is_the_least() {
        let given = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
            rounds(&words).map(str::to_owned).ok()
        };
        assert_eq!(given(&[]), Some("5".to_owned()));
        assert_eq!(given(&["--rounds", "1"]), Some("1".to_owned()));
        assert_eq!(
            [&["--rounds"][..], &["--rounds", "0"], &["--rounds", "some"], &["1"]].map(given),
            [const { None }; 4]
        );
    }
}

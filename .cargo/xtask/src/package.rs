//! `cargo xtask package`: one archive with all that a machine needs to serve the desk: the command with the front-end
//! inside it, and the files around it that an operator would otherwise have to write.

mod append;

use crate::command::{answer, find, run, say};
use crate::failure::{Failure, Outcome};
use crate::{bundle, files, project, setup, version};
use append::Release;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// The files around the command, by where they lie in the package. Their templates lie beside this program.
const AROUND: [(&str, &str); 9] = [
    ("avoir.env", "package/avoir.env"),
    ("systemd/avoir.service", "package/avoir.service"),
    ("systemd/avoir-erase.service", "package/avoir-erase.service"),
    ("systemd/avoir-erase.timer", "package/avoir-erase.timer"),
    ("systemd/avoir.sysusers", "package/avoir.sysusers"),
    ("container/Containerfile", "package/Containerfile"),
    ("proxy/Caddyfile", "package/Caddyfile"),
    ("proxy/nginx.conf", "package/nginx.conf"),
    ("proxy/README", "package/proxy.txt"),
];

/// How the command in it is compiled.
#[derive(Clone, Copy)]
pub enum Profile {
    Release,
    /// As the tests have it already.
    Tests,
}

pub fn run_command() -> Outcome<ExitCode> {
    let tools = setup::for_building()?;
    bundle::build(&tools)?;
    let archive = make(Profile::Release)?;
    println!("{}", archive.display());
    Ok(ExitCode::SUCCESS)
}

/// Packs the bundle that is there with the command; gives the archive.
pub fn make(profile: Profile) -> Outcome<PathBuf> {
    let command = compile(profile)?;
    let output = project::root().join("target/package").join(match profile {
        Profile::Release => "release",
        Profile::Tests => "tests",
    });
    assemble(&command, &project::dist(), &output)
}

/// Packs this command and front-end into an archive in the folder `output`, which is made anew.
fn assemble(command: &Path, bundle: &Path, output: &Path) -> Outcome<PathBuf> {
    let release = release();
    let manifest = files::read_text(&project::root().join("Cargo.toml"))?;
    let version = version::of_package(&manifest)
        .ok_or_else(|| Failure::new("Cargo.toml names no version", "Take Cargo.toml from git."))?;
    let name = format!("avoir-{version}-{}-{}", std::env::consts::ARCH, std::env::consts::OS);

    say(&format!("Packing {name}"));
    files::remove_folder(output)?;
    let folder = output.join(&name);
    files::make_folder(&folder.join("bin"))?;
    let packed = folder.join("bin/avoir");
    files::copy(command, &packed)?;
    if find("strip").is_some() {
        // Nobody debugs it there, and it is a fraction of the size.
        run(Command::new("strip").arg(&packed), "See that there is room on the disk.")?;
    }
    append::front_end(&packed, bundle, &release)?;
    for (place, template) in AROUND {
        let place = folder.join(place);
        files::make_folder(place.parent().expect("the package's own folder is above it"))?;
        files::copy(&project::root().join(".cargo/xtask").join(template), &place)?;
    }
    for name in ["LICENSE", "README.md"] {
        files::copy(&project::root().join(name), &folder.join(name))?;
    }
    write_checksums(&folder)?;
    pack(output, &name, &release)
}

fn compile(profile: Profile) -> Outcome<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--bin", "avoir"]).current_dir(project::root());
    let folder = match profile {
        Profile::Release => {
            say("Compiling the command");
            cargo.args(["--release", "--no-default-features", "--features", "backend"]);
            "release"
        }
        Profile::Tests => "debug",
    };
    run(&mut cargo, "Mend what the compiler says above.")?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::root().join("target"), PathBuf::from);
    Ok(target.join(folder).join("avoir"))
}

/// The commit that is packed, and its date; the day's where there is no history.
fn release() -> Release {
    let git = |words: &[&str]| answer(Command::new("git").args(words).current_dir(project::root()));
    let commit = git(&["rev-parse", "--short=12", "HEAD"]).map(|commit| {
        let is_clean = git(&["status", "--porcelain"]).is_some_and(|changes| changes.is_empty());
        if is_clean { commit } else { format!("{commit} and changes") }
    });
    let today = || answer(Command::new("date").args(["-u", "+%Y-%m-%d"]));
    let date = git(&["log", "-1", "--format=%cs"]).or_else(today).unwrap_or_else(|| "1970-01-01".to_owned());
    Release { commit, date }
}

/// The SHA-256 of each file, as `sha256sum --check` reads them.
fn write_checksums(folder: &Path) -> Outcome<()> {
    let mut sums = Command::new("sha256sum");
    sums.current_dir(folder);
    for file in files::all_below(folder)? {
        sums.arg(file.strip_prefix(folder).expect("it is below the folder"));
    }
    let listed = answer(&mut sums)
        .ok_or_else(|| Failure::new("sha256sum could not be run", "Install it: it is in Debian's coreutils."))?;
    files::write(&folder.join("SHA256SUMS"), listed + "\n")
}

/// The same files give the same archive.
fn pack(output: &Path, name: &str, release: &Release) -> Outcome<PathBuf> {
    let archive = format!("{name}.tar.gz");
    let mut tar = Command::new("tar");
    tar.current_dir(output)
        .args(["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mode=u=rwX,go=rX"])
        .arg(format!("--mtime={} 00:00:00Z", release.date))
        .args(["--use-compress-program=gzip -n", "--create", "--file", &archive, name]);
    run(&mut tar, "See that GNU tar and gzip are there, and room on the disk.")?;
    let sum = answer(Command::new("sha256sum").arg(&archive).current_dir(output));
    files::write(&output.join(format!("{archive}.sha256")), sum.unwrap_or_default() + "\n")?;
    Ok(output.join(archive))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_has_the_command_and_all_around_it() {
        let scrap = std::env::temp_dir().join(format!("avoir-xtask-package-{}", std::process::id()));
        files::make_folder(&scrap.join("bundle/style")).unwrap();
        files::write(&scrap.join("bundle/index.html"), "<!doctype html>").unwrap();
        files::write(&scrap.join("bundle/style/a.css"), ":root {}").unwrap();
        // A program like another, so that it can be stripped.
        let command = std::env::current_exe().unwrap();

        let archive = assemble(&command, &scrap.join("bundle"), &scrap.join("output")).unwrap();
        let listed = answer(Command::new("tar").arg("-tzf").arg(&archive)).unwrap();
        let files: Vec<&str> = listed.lines().filter(|line| !line.ends_with('/')).collect();
        assert_eq!(files.len(), AROUND.len() + 4, "{listed}");
        assert!(files.iter().any(|file| file.ends_with("/bin/avoir")), "{listed}");
        assert!(archive.with_file_name(format!("{}.sha256", archive.file_name().unwrap().display())).is_file());
        files::remove_folder(&scrap).unwrap();
    }
}

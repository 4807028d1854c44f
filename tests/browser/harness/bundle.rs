//! The bundle that browsers load, and the one that a shop gets in its place.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;

/// What names the parts of the program.
const NAMING: [&str; 3] = ["avoir.js", "index.html", "parts.json"];

/// The bundle as it was built.
pub fn built() -> PathBuf {
    let folder = env::var_os("AVOIR_TEST_ASSETS")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
    assert!(
        folder.join("index.html").is_file(),
        "{} holds no bundle. Run `cargo xtask e2e`: it builds the page first.",
        folder.display()
    );
    folder
}

/// The name that a part of the program was given.
pub fn part(part: &str) -> String {
    let text = fs::read_to_string(built().join("parts.json")).expect("parts.json");
    let parts: Value = serde_json::from_str(&text).expect("JSON");
    parts[part].as_str().expect("a name").to_owned()
}

/// The folder of the examples, built.
pub fn examples() -> PathBuf {
    let folder = env::var_os("AVOIR_TEST_EXAMPLES").map(PathBuf::from);
    folder.expect("Run `cargo xtask e2e`: it builds the examples and names their folder.")
}

/// A copy that a journey may change under the server.
pub struct Bundle {
    folder: PathBuf,
}

impl Bundle {
    /// Without compressed twins, which would have to change as well.
    pub fn copied_to(folder: PathBuf) -> Self {
        fs::create_dir(&folder).expect("the folder can be written");
        for file in fs::read_dir(built()).expect("the bundle").map(|file| file.expect("a file").path()) {
            if file.extension().is_none_or(|extension| extension != "br") {
                fs::copy(&file, folder.join(file.file_name().expect("a name"))).expect("a copy");
            }
        }
        Self { folder }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Puts another build in its place: the same parts under other names, and the old names are gone.
    pub fn deploy(&self, build: &str) {
        let parts: Value = serde_json::from_str(&self.text("parts.json")).expect("parts.json");
        for name in parts.as_object().expect("an object").values().filter_map(Value::as_str) {
            let (stem, extension) = name.rsplit_once('.').expect("a name with its kind");
            let renamed = format!("{}-{build}.{extension}", stem.rsplit_once('-').expect("a hashed name").0);
            fs::rename(self.folder.join(name), self.folder.join(&renamed)).expect("a part");
            for file in NAMING {
                fs::write(self.folder.join(file), self.text(file).replace(name, &renamed)).expect("a file");
            }
        }
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.folder.join(name)).unwrap_or_else(|problem| panic!("{name}: {problem}"))
    }
}

//! An arrow from each file to every file that it names something of.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::modules::{Modules, Path, modules};
use crate::sources::shown;

/// From file to file, each with the names that it stands for.
pub type Arrows = BTreeMap<(String, String), BTreeSet<String>>;

/// How many imports a name may be handed on by.
const LONGEST_WAY: usize = 16;

/// The crate.
pub static MODULES: LazyLock<Modules> = LazyLock::new(modules);

/// The arrows of what ships.
pub static SHIPPED: LazyLock<Arrows> = LazyLock::new(|| arrows(&MODULES, false));

/// Those of its unit tests too.
pub static ALL: LazyLock<Arrows> = LazyLock::new(|| arrows(&MODULES, true));

fn arrows(modules: &Modules, with_tests: bool) -> Arrows {
    let mut arrows = Arrows::new();
    for (from, to, name) in named(modules, with_tests) {
        let [from, to] = [from, &to].map(|module| shown(&modules[module].file));
        if from != to {
            arrows.entry((from, to)).or_default().insert(name);
        }
    }
    arrows
}

/// From module to module, each with the name that it stands for.
fn named(modules: &Modules, with_tests: bool) -> impl Iterator<Item = (&Path, Path, String)> {
    modules.iter().flat_map(move |(from, module)| {
        let counted = module.named.iter().filter(move |named| with_tests || !named.in_test);
        counted.filter_map(move |named| match place(modules, from, &named.path, 0)? {
            Place::In(to, name) => Some((from, to, name)),
            Place::Module(_) => None,
        })
    })
}

/// Where a path leads.
enum Place {
    /// To a module: what is named of it shows where its name is used.
    Module(Path),
    /// To something in a module, by its name there.
    In(Path, String),
}

/// Where a path leads that stands in the module `from`; nowhere when it leaves the crate.
fn place(modules: &Modules, from: &Path, written: &[String], way: usize) -> Option<Place> {
    let (first, mut rest) = written.split_first()?;
    let mut at = match first.as_str() {
        "crate" => Path::new(),
        "self" => from.clone(),
        "super" => parent(from),
        name => match step(modules, from, name, way)? {
            Place::In(module, _) if !modules[from].imports.contains_key(name) && module == *from => return None,
            inside @ Place::In(..) => return Some(inside),
            Place::Module(module) => module,
        },
    };
    while let Some((name, after)) = rest.split_first() {
        rest = after;
        match name.as_str() {
            "super" => at = parent(&at),
            name => match step(modules, &at, name, way)? {
                Place::Module(module) => at = module,
                inside @ Place::In(..) => return Some(inside),
            },
        }
    }
    Some(Place::Module(at))
}

fn parent(module: &Path) -> Path {
    module[..module.len().saturating_sub(1)].to_vec()
}

/// What this name means in a module.
fn step(modules: &Modules, at: &Path, name: &str, way: usize) -> Option<Place> {
    let child = [at.clone(), vec![name.to_owned()]].concat();
    if modules.contains_key(&child) {
        return Some(Place::Module(child));
    }
    let module = &modules[at];
    if way < LONGEST_WAY {
        // `use name` brings in a crate.
        if let Some(import) = module.imports.get(name).filter(|import| import.len() > 1) {
            return place(modules, at, import, way + 1);
        }
        let globs = module.globs.iter().filter_map(|glob| match place(modules, at, glob, way + 1)? {
            Place::Module(module) | Place::In(module, _) => Some(module),
        });
        let brings = |glob: &Path| {
            let module = &modules[glob];
            glob != at
                && (module.defines.contains(name)
                    || module.imports.contains_key(name)
                    || modules.contains_key(&[glob.clone(), vec![name.to_owned()]].concat()))
        };
        if !module.defines.contains(name)
            && let Some(glob) = globs.into_iter().find(brings)
        {
            return step(modules, &glob, name, way + 1);
        }
    }
    Some(Place::In(at.clone(), name.to_owned()))
}

mod tests {
    use super::named;
    use crate::modules::modules_in;

    const MONEY: &str = "mod money {
        pub use coin::Coin;
        pub use coin::Note as Paper;
        pub mod coin { pub struct Coin; pub struct Note; }
    }";

    /// What a module `till` with this in it names.
    #[track_caller]
    fn check(till: &str, expected: &[&str]) {
        let modules = modules_in(&format!("{MONEY} mod till {{ {till} }}"));
        let of_till = named(&modules, false).filter(|(from, ..)| **from == ["till"]);
        let found: Vec<String> = of_till.map(|(_, to, name)| format!("{} in {}", name, to.join("::"))).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_name_leads_to_the_module_that_defines_it() {
        check("use crate::money::Coin;", &["Coin in money::coin"]);
        check("use super::money::{Paper as Bill};", &["Note in money::coin"]);
        check("use crate::{money::{coin::{self, Coin}}};", &["Coin in money::coin"]);
    }

    #[test]
    fn a_path_within_the_code_is_read_like_an_import() {
        check("fn pay() { crate::money::Coin::new() }", &["Coin in money::coin"]);
        check("use crate::money; fn pay(_: money::Coin) {}", &["Coin in money::coin"]);
        check("fn pay() { view! { <super::money::coin::Note/> } }", &["Note in money::coin"]);
    }

    #[test]
    fn what_is_imported_with_all_else_is_found_where_it_is_used() {
        check("use crate::money::*; fn pay() { Coin::new() }", &["Coin in money::coin"]);
    }

    #[test]
    fn other_crates_comments_texts_and_tests_are_not_read() {
        check("use std::fmt; /* crate::money::Coin */ const A: &str = \"crate::money::Coin\";", &[]);
        check("#[cfg(test)] mod tests { use crate::money::Coin; } fn pay() {}", &[]);
        check("#[cfg(test)] use crate::money::Paper; use crate::money::Coin;", &["Coin in money::coin"]);
    }
}

//! The arrows between the layers.

use crate::arrows::ALL;
use crate::sources::{assert_none, read, root, shown, sources};

pub struct Layer {
    pub name: &'static str,
    /// The layers that it may name besides itself.
    names: &'static [&'static str],
}

pub const LAYERS: [Layer; 5] = [
    Layer { name: "domain", names: &[] },
    Layer { name: "api", names: &["domain"] },
    Layer { name: "client", names: &["api", "domain"] },
    Layer { name: "ui", names: &["client", "api", "domain"] },
    Layer { name: "backend", names: &["api", "domain"] },
];

impl Layer {
    fn may_name(&self, other: &str) -> bool {
        other == self.name || self.names.contains(&other)
    }
}

#[test]
fn arrows_between_layers_go_one_way() {
    let layer_of = |file: &str| {
        LAYERS.iter().find(|layer| {
            let rest = file.strip_prefix("src/").and_then(|file| file.strip_prefix(layer.name));
            rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        })
    };
    let wrong = ALL.iter().filter(|((from, to), _)| match (layer_of(from), layer_of(to)) {
        (Some(from), Some(to)) => !from.may_name(to.name),
        _ => false,
    });
    assert_none(wrong.map(|((from, to), names)| format!("{from} -> {to}: {names:?}")).collect());
}

/// A comment neither: it would send its reader up.
#[test]
fn nothing_speaks_of_a_layer_above_it() {
    let mut wrong = Vec::new();
    for layer in LAYERS {
        for source in
            sources(&format!("src/{}", layer.name), "rs").chain([root().join(format!("src/{}.rs", layer.name))])
        {
            for (number, line) in read(&source).lines().enumerate() {
                let named =
                    line.split("crate::").skip(1).filter_map(|rest| rest.split([':', ';', ' ', '{', ')']).next());
                for other in named.filter(|name| LAYERS.iter().any(|layer| layer.name == *name)) {
                    if !layer.may_name(other) {
                        wrong.push(format!("{}:{}: {} names {other}", shown(&source), number + 1, layer.name));
                    }
                }
            }
        }
    }
    assert_none(wrong);
}

//! No circle between the files of a layer, but those of a module with its own children.

use std::collections::{BTreeMap, BTreeSet};

use crate::arrows::{Arrows, SHIPPED};
use crate::layers::LAYERS;
use crate::sources::assert_none;

#[test]
fn files_of_a_layer_name_each_other_one_way() {
    let circles = LAYERS.iter().flat_map(|layer| {
        let inside = |file: &String| file.strip_prefix("src/").is_some_and(|file| file.starts_with(layer.name));
        let mut graph: Graph = Graph::new();
        for ((from, to), _) in SHIPPED.iter().filter(|((from, to), _)| inside(from) && inside(to)) {
            graph.entry(from).or_default().insert(to);
        }
        forbidden(&graph)
    });
    assert_none(circles.map(|circle| described(&circle, &SHIPPED)).collect());
}

/// The files that each file names.
type Graph<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Files that all lead to each other, though none of them is the parent of all the others.
fn forbidden<'a>(graph: &Graph<'a>) -> Vec<BTreeSet<&'a str>> {
    let mut found = Vec::new();
    for knot in knots(graph) {
        let top = knot.iter().copied().find(|top| knot.iter().all(|file| file == top || is_parent(top, file)));
        match top {
            // Circles through the parent are its own affair; what is left without it must have none.
            Some(top) => {
                let inner = knot.iter().filter(|file| **file != top);
                let inner: Graph = inner
                    .map(|file| {
                        let named = graph[file].intersection(&knot).copied().filter(|named| *named != top);
                        (*file, named.collect())
                    })
                    .collect();
                found.extend(forbidden(&inner));
            }
            None => found.push(knot),
        }
    }
    found
}

/// Whether `file` is in the folder that stands beside `parent`.
fn is_parent(parent: &str, file: &str) -> bool {
    parent.strip_suffix(".rs").and_then(|stem| file.strip_prefix(stem)).is_some_and(|rest| rest.starts_with('/'))
}

/// Files that all lead to each other, two or more.
fn knots<'a>(graph: &Graph<'a>) -> Vec<BTreeSet<&'a str>> {
    let reached: BTreeMap<&str, BTreeSet<&str>> = graph.keys().map(|file| (*file, reach(graph, file))).collect();
    let mut knots = BTreeSet::new();
    for (file, there) in &reached {
        let knot: BTreeSet<&str> =
            there.iter().copied().filter(|other| reached.get(other).is_some_and(|back| back.contains(file))).collect();
        if knot.len() > 1 {
            knots.insert(knot);
        }
    }
    knots.into_iter().collect()
}

fn reach<'a>(graph: &Graph<'a>, from: &str) -> BTreeSet<&'a str> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&str> = graph.get(from).into_iter().flatten().copied().collect();
    while let Some(file) = next.pop() {
        if reached.insert(file) {
            next.extend(graph.get(file).into_iter().flatten());
        }
    }
    reached
}

fn described(circle: &BTreeSet<&str>, arrows: &Arrows) -> String {
    let inside = arrows.iter().filter(|((from, to), _)| circle.contains(from.as_str()) && circle.contains(to.as_str()));
    let arrows = inside.map(|((from, to), names)| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        format!("\n  {from} -> {to}: {}", names.join(", "))
    });
    format!("a circle of {} files{}", circle.len(), arrows.collect::<String>())
}

mod tests {
    use super::{Graph, forbidden};

    #[track_caller]
    fn check(arrows: &[(&'static str, &'static str)], circles: &[&[&str]]) {
        let mut graph = Graph::new();
        for (from, to) in arrows {
            graph.entry(from).or_default().insert(to);
        }
        let found: Vec<Vec<&str>> = forbidden(&graph).into_iter().map(|circle| circle.into_iter().collect()).collect();
        assert_eq!(found, circles);
    }

    #[test]
    fn a_parent_and_its_children_may_name_each_other() {
        check(&[("a.rs", "a/b.rs"), ("a/b.rs", "a.rs"), ("a/b/c.rs", "a.rs"), ("a/b.rs", "a/b/c.rs")], &[]);
    }

    #[test]
    fn siblings_may_not() {
        let circle = [("a/b.rs", "a/c.rs"), ("a/c.rs", "a/b.rs")];
        check(&circle, &[&["a/b.rs", "a/c.rs"]]);
        let below_a_parent = [("a.rs", "a/b.rs"), ("a/c.rs", "a.rs")];
        check(&[circle, below_a_parent].concat(), &[&["a/b.rs", "a/c.rs"]]);
    }

    #[test]
    fn a_stranger_and_a_child_may_not_meet_in_a_circle() {
        check(&[("x.rs", "a/b.rs"), ("a/b.rs", "a.rs"), ("a.rs", "x.rs")], &[&["a.rs", "a/b.rs", "x.rs"]]);
    }
}

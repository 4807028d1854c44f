//! What Custom Elements Everywhere asks of frameworks and elements, basic and advanced, asked of the desk in React and Vue
//! (`tests/examples/everywhere.js`).

use serde_json::Value;

use crate::guest_examples::in_example;

/// How many questions there are.
const QUESTIONS: usize = 11;

#[track_caller]
fn answers_everything(page: &str) {
    in_example(page, |office| {
        office.waits_for("return Array.isArray(window.outcome)");
        let outcome = office.says("window.outcome");
        let answers = outcome.as_array().expect("a list");
        let failed: Vec<&Value> = answers.iter().filter(|answer| answer[1] != "passed").collect();
        assert!(failed.is_empty() && answers.len() == QUESTIONS, "{failed:#?} of {}", answers.len());
    });
}

#[test]
fn in_react() {
    answers_everything("/everywhere_react.html");
}

#[test]
fn in_vue() {
    answers_everything("/everywhere_vue.html");
}

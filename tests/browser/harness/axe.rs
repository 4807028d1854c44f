//! axe-core in the pages that journeys open: what it finds, in every look of the desk.

use serde_json::{Value, json};

use super::browser::Browser;
use super::bundle;

/// Light and dark, in French and English.
pub const LOOKS: [(&str, &str); 4] = [("light", "fr"), ("dark", "fr"), ("light", "en"), ("dark", "en")];

/// WCAG 2.2 A and AA, and what axe holds for good practice. One rule of axe's trial takes the reason under a menu's entry, which
/// describes it (`aria-describedby`), for a part of its label.
const RUN: &str = "return axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        rules: { 'label-content-name-mismatch': { enabled: false } },
    })
    .then(({ violations }) => violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, failureSummary }) => `${target}: ${failureSummary}`)]))";

/// The script, which `cargo xtask e2e` has fetched beside the examples.
pub fn script() -> String {
    let file = bundle::examples().with_file_name("node_modules").join("axe-core/axe.min.js");
    std::fs::read_to_string(&file).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()))
}

/// Has it on every page from now on, whatever the page's policy says of it: axe is no part of what ships.
#[track_caller]
pub fn comes_along(browser: &Browser) {
    browser.devtools("Page.setBypassCSP", &json!({ "enabled": true }));
    browser.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script() }));
}

/// That it finds nothing wrong with the page as it is.
#[track_caller]
pub fn finds_nothing(browser: &Browser, state: &str) {
    browser.rests();
    assert_eq!(browser.run(RUN), json!([]), "{state}\n{}", browser.picture());
}

/// What it finds wrong in any look; afterwards the desk is light and French again.
#[track_caller]
pub fn faults_in_all_looks(browser: &Browser, state: &str) -> Vec<String> {
    let in_look = |(theme, locale): (&str, &str)| {
        browser.run(&format!(
            "const desk = document.querySelector('avoir-desk');
             desk.setAttribute('theme', '{theme}'); desk.setAttribute('locale', '{locale}');"
        ));
        browser.rests();
        let spoken =
            browser.run("return document.querySelector('avoir-desk').shadowRoot.querySelector('[lang]')?.lang");
        assert_eq!(spoken, Value::from(locale), "{state}");
        let found = browser.run(RUN);
        (found != json!([])).then(|| format!("{state}, {theme}, {locale}: {found}"))
    };
    LOOKS.into_iter().rev().filter_map(in_look).collect()
}

//! The desk in pages that are rude to it, or that it could be rude to: style sheets, patched browsers, links, shortcuts,
//! overlays and two of the same script.

use serde_json::json;

use crate::back_office::{BackOffice, in_a_back_office};
use crate::desk::procedure::modification;
use crate::harness::orders::order;
use crate::harness::things::{button, dialog, heading, searchbox};

const ORDER: &str = "ORD00123";

/// Style sheets that pages have, or could have, from outside the desk.
const HOSTILE_SHEETS: [&str; 12] = [
    "*, *::before, *::after { all: unset !important }",
    "body * { display: none !important; visibility: hidden !important; opacity: 0 !important }",
    "html { font-size: 62.5%; line-height: 3; letter-spacing: .3em } body { font: 30px/2 fantasy; color: red }",
    "html, body, * { direction: rtl !important; unicode-bidi: bidi-override !important }",
    "* { box-sizing: content-box !important; margin: 9px !important; padding: 9px !important; border: 3px dashed tomato !important }",
    "avoir-desk { font-size: 40px !important; color: red !important; text-transform: uppercase !important; cursor: none !important }",
    "* { transition: all 9s !important; animation: none !important; pointer-events: none !important; user-select: none !important }",
    "button, input, table, dialog, a, h1 { background: black !important; color: black !important; width: 1px !important }",
    "main > * { writing-mode: vertical-rl !important; text-orientation: upright !important; float: right !important }",
    "avoir-desk { visibility: collapse; content-visibility: hidden; contain: none; filter: blur(9px) invert(1); mix-blend-mode: difference }",
    "* { --accent: red; --text: white; --canvas: white; --space-4: 90px; --size-body: 90px; color-scheme: dark !important }",
    "* { font: inherit; text-align: justify !important; white-space: nowrap !important; word-break: break-all !important; zoom: 1 !important }",
];

/// What the desk looks like, in every property that is not the outcome of how wide and where the page has put it.
const LOOK: &str = "
    const looks = [];
    const laidOut = /^(--|(-webkit-)?perspective|transform-origin|(block|inline)-size|width|height|(min|max|inset|margin|grid-template)|top$|right$|bottom$|left$)/;
    for (const element of [desk, ...desk.shadowRoot.querySelectorAll('*')]) {
        const style = getComputedStyle(element);
        for (const name of style) if (!laidOut.test(name)) looks.push(`${element.localName}.${element.className} ${name}: ${style.getPropertyValue(name)}`);
    }
    return looks;";

#[test]
fn no_style_sheet_of_a_page_changes_the_look() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\" theme=\"light\"");
        desk.sees_order(ORDER);
        desk.browser().rests();
        office.does(&format!("window.look = () => {{ {LOOK} }}; window.before = look()"));
        office.waits_for("return before.length > 50000");
        for sheet in HOSTILE_SHEETS {
            let script = format!(
                "const sheet = new CSSStyleSheet(); sheet.replaceSync({}); document.adoptedStyleSheets = [sheet];
                 const now = look(); document.adoptedStyleSheets = [];
                 return now.length === before.length ? now.filter((line, place) => line !== before[place]).slice(0, 9) : ['others']",
                json!(sheet)
            );
            assert_eq!(desk.browser().run(&script), json!([]), "changed by {sheet}");
        }
    });
}

/// What pages put in the place of `fetch`.
const PATCHED_FETCHES: [&str; 12] = [
    "() => Promise.reject('a text')",
    "() => Promise.reject(undefined)",
    "() => Promise.reject(null)",
    "() => { throw new TypeError('thrown') }",
    "() => { throw undefined }",
    "() => undefined",
    "() => 'no promise'",
    "() => Promise.resolve({ ok: true, status: 200, headers: new Headers(), text: () => 'no response' })",
    "() => Promise.resolve(null)",
    "() => new Promise(() => {})",
    "(...asked) => { const answer = real(...asked); return { then: (resolve, reject) => { answer.then(resolve, reject); answer.then(resolve, reject) } } }",
    "() => Promise.resolve(new Response('<!doctype html><title>Proxy</title>', { status: 200 }))",
];

#[test]
fn no_fetch_of_a_page_ends_the_program() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        office.does("window.real = window.fetch.bind(window)");
        for fetch in PATCHED_FETCHES {
            office.does(&format!("window.fetch = {fetch}; desk.refresh()"));
            desk.browser().run("return new Promise(done => setTimeout(done, 150))");
            office.does("window.fetch = real; desk.refresh()");
            desk.sees(&modification());
        }
        assert!(
            office.heard("avoir-error").iter().all(|error| error["fatal"] == json!(false)),
            "{:?}",
            office.heard("avoir-error")
        );
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.switches_mod_on();
    });
}

/// What scripts of pages do to the realm that the desk shares with them.
const PATCHED_REALMS: [&str; 8] = [
    "Object.prototype.junk = 'enumerable'; Object.prototype.agent = null;",
    "Array.prototype.junk = () => {}; Array.prototype.toJSON = function () { return this.join() };",
    "const { then } = Promise.prototype; Promise.prototype.then = function (...done) { return then.apply(this, done) };",
    "const { addEventListener } = EventTarget.prototype; EventTarget.prototype.addEventListener = function (name, listener, options) {
         return addEventListener.call(this, name, typeof listener === 'function' ? function (...told) { return listener.apply(this, told) } : listener, options) };",
    "const { bind } = Function.prototype; Function.prototype.bind = function (...bound) { return bind.apply(this, bound) }; Function.prototype.junk = 1;",
    "String.prototype.trim = function () { return this.replace(/^ +| +$/g, '') }; String.prototype.junk = 1; Number.prototype.junk = 1;",
    "const real = XMLHttpRequest; window.XMLHttpRequest = function () { return new real() }; const { fetch } = window; window.fetch = (...asked) => fetch(...asked).then(answer => answer.clone());",
    "const { queueMicrotask, setTimeout } = window; window.queueMicrotask = act => queueMicrotask(() => act()); window.setTimeout = (...asked) => setTimeout(...asked); window.requestIdleCallback = undefined;",
];

#[test]
fn the_procedure_passes_in_realms_that_others_have_patched() {
    let numbers: Vec<String> = (0..PATCHED_REALMS.len()).map(|number| format!("ORD0010{number}")).collect();
    let orders: Vec<_> = numbers.iter().map(|number| order(number)).collect();
    in_a_back_office(&orders, |office| {
        for (number, patch) in numbers.iter().zip(PATCHED_REALMS) {
            office.shop.host().put("/patch.js", "text/javascript", format!("{{ {patch} }}"));
            office.opens(&format!("view=\"orders/{number}\""), "<script src=\"/patch.js\"></script>", "");
            office.desk.sees_order(number);
            office.desk.switches_mod_on();
            office.desk.checks();
            office.desk.sees(&dialog("Commande annulable"));
            assert_eq!(office.shop.ledger().step(number), "cancellable", "{patch}");
        }
    });
}

#[test]
fn fifty_links_of_the_page_are_followed_by_the_page() {
    in_a_back_office(&[order(ORDER)], |office| {
        let links: String = (0..50).map(|link| format!("<a href=\"/orders/{link}#here\">{link}</a> ")).collect();
        office.opens("view=\"orders/ORD00123\"", "", &links);
        office.desk.sees_order(ORDER);
        let script = "const before = history.length; let free = 0;
            addEventListener('click', event => { if (!event.defaultPrevented) free += 1; event.preventDefault() });
            for (const link of document.querySelectorAll('body > a')) link.click();
            return [free, history.length - before, location.pathname]";
        assert_eq!(office.desk.browser().run(script), json!([50, 0, "/"]));
        office.desk.sees_order(ORDER);
    });
}

#[test]
fn what_is_typed_at_the_desk_fires_no_shortcut_of_the_page() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("");
        desk.sees(&heading("Liste des commandes"));
        office.does("window.fired = 0; for (const type of ['keydown', 'keypress', 'keyup']) document.addEventListener(type, () => fired += 1)");
        desk.write(&searchbox("Rechercher une commande"), "gjk?/nsedcxvbauiop12");
        assert_eq!(desk.browser().run("return fired"), json!(0));
    });
}

#[test]
fn dialogs_are_above_whatever_the_page_lays_over_the_desk() {
    in_a_back_office(&[order(ORDER)], |office| {
        let desk = &office.desk;
        office.opens_desk("view=\"orders/ORD00123\"");
        desk.sees_order(ORDER);
        office.does(
            "const box = document.createElement('div'); box.id = 'box'; desk.before(box); box.append(desk);
             const cover = document.createElement('div'); cover.id = 'cover'; document.body.append(cover);
             const sheet = new CSSStyleSheet();
             sheet.replaceSync('#box { transform: translateX(40px) rotate(2deg); overflow: hidden; filter: sepia(1); contain: paint; height: 300px; z-index: -1 } #cover { position: fixed; inset: 0; z-index: 2147483647; background: #0008; pointer-events: none }');
             window.covering = sheet;",
        );
        desk.sees_order(ORDER);
        desk.switches_mod_on();
        office.does(
            "document.adoptedStyleSheets = [covering]; document.querySelector('#cover').style.pointerEvents = 'auto'",
        );
        let missed = office.says(
            "[...desk.shadowRoot.querySelectorAll('dialog:modal button')].filter(button => {
                const { left, top, width, height } = button.getBoundingClientRect();
                return !button.contains(desk.shadowRoot.elementFromPoint(left + width / 2, top + height / 2));
             }).map(button => button.textContent)",
        );
        assert_eq!(missed, json!([]));
        desk.checks();
        desk.sees(&dialog("Commande annulable"));
    });
}

#[test]
fn a_script_that_is_there_twice_and_in_two_versions_is_one_desk() {
    in_a_back_office(&[order(ORDER)], |office| {
        let shell = std::fs::read_to_string(crate::harness::bundle::built().join("avoir.js")).expect("the shell");
        let other = shell.replace(&format!("'{}'", env!("CARGO_PKG_VERSION")), "'99.0.0'");
        assert_ne!(shell, other);
        office.shop.host().put("/avoir/other.js", "text/javascript", other);
        office.opens(
            "view=\"orders/ORD00123\"",
            "<script type=\"module\" src=\"/avoir/avoir.js\"></script><script type=\"module\" src=\"/avoir/other.js\"></script>",
            "",
        );
        office.desk.sees_order(ORDER);
        let warnings: Vec<_> = office
            .desk
            .browser()
            .console()
            .into_iter()
            .filter(|line| line.message.contains("is defined already"))
            .collect();
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        let version = office.says("desk.constructor.version");
        let (first, second) = (version.as_str().expect("a version"), &warnings[0].message);
        assert!(second.contains(&format!("avoir-desk {first}")), "{second}");
    });
}

#[test]
fn a_desk_breaks_no_rule_of_the_pages_policy() {
    in_a_back_office(&[order(ORDER)], |office| {
        let api = office.shop.line().origin();
        let strict = format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'self' {api}"
        );
        for policy in [
            strict.clone(),
            format!(
                "{strict}; base-uri 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; frame-ancestors 'none'"
            ),
            format!("{strict}; require-trusted-types-for 'script'; trusted-types 'none'"),
            format!(
                "default-src 'self' 'wasm-unsafe-eval'; img-src data:; connect-src 'self' {api}; trusted-types 'none'; require-trusted-types-for 'script'"
            ),
        ] {
            office.shop.host().rules(&policy);
            office.opens_desk("view=\"orders/ORD00123\"");
            office.desk.sees_order(ORDER);
            office.desk.press(&button("Ajouter une note de crédit"));
            office.desk.sees(&dialog("Ajouter une note de crédit"));
            assert_eq!(office.desk.browser().run("return violations"), json!([]), "{policy}");
        }
    });
}

#[test]
fn the_desks_own_page_is_framed_by_nobody() {
    in_a_back_office(&[order(ORDER)], |office| {
        office.desk.browser().may_complain_of("frame-ancestors");
        let own = office.shop.line().origin();
        office.shop.host().rules("default-src *; script-src * 'wasm-unsafe-eval'; img-src data:");
        office.opens("", "", &format!("<iframe src=\"{own}/\"></iframe>"));
        framed_by_nobody(office);
    });
}

/// What the browser shows in its place is a page of its own.
fn framed_by_nobody(office: &BackOffice) {
    office.waits_for(
        "return performance.getEntriesByType('resource').some(({ initiatorType }) => initiatorType === 'iframe')",
    );
    let tree = office.desk.browser().devtools("Page.getFrameTree", &json!({}));
    let shown = &tree["frameTree"]["childFrames"][0]["frame"];
    assert!(shown["url"] == json!("chrome-error://chromewebdata/") || !shown["unreachableUrl"].is_null(), "{tree}");
}

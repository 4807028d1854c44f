//! One agent's browser, at one of its tabs.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Value, json};

use super::driver::Driver;
use super::engine::Engine;
use super::keys::{self, Key};
use super::things::{Condition, Thing};

/// How long something may take to become true, in milliseconds. Only what fails takes that long.
const LIMIT: u32 = 20_000;

/// Counts what is on its way on a page.
const ON_ITS_WAY: &str = include_str!("on_its_way.js");

/// How page.js is run: it brings the questions, `arguments` the one that is asked.
const ASK: &str = "\n(async request => QUESTIONS[request.ask](request))(arguments[0]).then(
    value => arguments[1]({ value: value ?? null }), error => arguments[1]({ error: error.message }));";

pub struct Browser {
    /// Whose browser it is.
    pub name: String,
    engine: Engine,
    driver: Driver,
    origin: String,
    /// Whether every answer comes that its page awaits.
    is_line_sound: Box<dyn Fn() -> bool>,
    /// What was done in it, for whoever reads that a journey failed.
    steps: RefCell<Vec<String>>,
    console: RefCell<Vec<Complaint>>,
    /// What the journey brings about itself, by a part of the complaint.
    expected: RefCell<Vec<&'static str>>,
    strokes: Cell<usize>,
    /// What page.js is asked by.
    questions: String,
}

/// A line of the browser's console.
#[derive(Clone, Debug, Deserialize)]
pub struct Complaint {
    pub level: String,
    pub message: String,
    #[serde(default)]
    pub source: String,
}

impl Browser {
    pub fn start(name: &str, origin: &str, folder: &Path, is_line_sound: impl Fn() -> bool + 'static) -> Self {
        let engine = Engine::chosen();
        let browser = Self {
            name: name.to_owned(),
            engine,
            driver: Driver::start(engine, folder),
            origin: origin.to_owned(),
            is_line_sound: Box::new(is_line_sound),
            steps: RefCell::default(),
            console: RefCell::default(),
            expected: RefCell::default(),
            strokes: Cell::default(),
            questions: [&engine.roles(), include_str!("page.js"), ASK].concat(),
        };
        if engine == Engine::Chromium {
            let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
            browser.devtools("Browser.grantPermissions", &json!({ "origin": origin, "permissions": permissions }));
        }
        browser.watch_pages();
        browser
    }

    /// Has what is on its way counted on all pages that this tab opens from now on.
    #[track_caller]
    fn watch_pages(&self) {
        if self.engine == Engine::Chromium {
            self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": ON_ITS_WAY }));
        }
    }

    /// The same where nothing can be told to a page before its own scripts: late, what is on its way from then on.
    #[track_caller]
    fn watch_page(&self) {
        if self.engine == Engine::Firefox {
            self.run(&format!("if (!window.isAwaitingNothing) {ON_ITS_WAY}"));
        }
    }

    #[track_caller]
    pub fn go(&self, address: &str) {
        self.step(format!("go to {address}"));
        self.command("url", &json!({ "url": format!("{}{address}", self.origin) }));
        self.watch_page();
    }

    #[track_caller]
    pub fn reload(&self) {
        self.step("reload".to_owned());
        self.command("refresh", &json!({}));
        self.watch_page();
    }

    #[track_caller]
    pub fn back(&self) {
        self.step("back".to_owned());
        self.command("back", &json!({}));
        self.watch_page();
    }

    /// Does what leads to another page, and goes on once that one is there: a question to a page that is about to
    /// go is answered by nobody.
    #[track_caller]
    pub fn leave_page(&self, leave: impl FnOnce()) {
        self.run("window.isLeft = false;");
        leave();
        let script = "return window.isLeft === undefined && document.readyState === 'complete'";
        let deadline = Instant::now() + Duration::from_millis(LIMIT.into());
        // While one page gives way to the other there may be none to ask.
        while self.driver.command("execute/sync", &json!({ "script": script, "args": [] })) != Ok(Value::Bool(true)) {
            assert!(Instant::now() < deadline, "{}: no other page came\n{}", self.name, self.picture());
        }
    }

    /// Waits until this is true.
    #[track_caller]
    pub fn wait(&self, condition: &Condition) {
        self.step(format!("expect {condition}"));
        if let Err(error) = self.question(&json!({ "ask": "until", "condition": condition, "limit": LIMIT })) {
            panic!("{} expected {condition}: {error}\n{}", self.name, self.picture());
        }
    }

    /// Waits until all is where it stays.
    #[track_caller]
    pub fn rests(&self) {
        self.ask(&json!({ "ask": "rest", "is_line_sound": (self.is_line_sound)(), "limit": LIMIT }));
    }

    /// Clicks on the middle of the only such thing, so many times in a row, once it rests there.
    #[track_caller]
    pub fn click(&self, thing: &Thing, times: usize) {
        self.step(format!("click on {thing}"));
        let is_line_sound = (self.is_line_sound)();
        let request = json!({ "ask": "aim", "thing": thing, "is_line_sound": is_line_sound, "limit": LIMIT });
        let aim = self.question(&request);
        let aim =
            aim.unwrap_or_else(|error| panic!("{} can't click on {thing}: {error}\n{}", self.name, self.picture()));
        let place = |axis: &str| aim[axis].as_i64().expect("a place in whole pixels");
        self.command("actions", &keys::click(place("x"), place("y"), times));
        // A page that has given way to another has nothing to say, and nothing was missed on it.
        let missed = self.driver.command("execute/sync", &json!({ "script": "return window.missed", "args": [] }));
        if let Ok(Value::String(hit)) = missed {
            panic!("{} aimed at {thing} and met {hit}\n{}", self.name, self.picture());
        }
    }

    #[track_caller]
    pub fn press(&self, key: Key) {
        self.step(format!("press {key:?}"));
        self.strokes.set(self.strokes.get() + 1);
        self.command("actions", &keys::press(key));
    }

    #[track_caller]
    pub fn press_with_control(&self, key: Key) {
        self.step(format!("press Control and {key:?}"));
        self.strokes.set(self.strokes.get() + 1);
        self.command("actions", &keys::press_with_control(key));
    }

    #[track_caller]
    pub fn press_with_shift(&self, key: Key) {
        self.step(format!("press Shift and {key:?}"));
        self.command("actions", &keys::press_with_shift(key));
    }

    /// A letter while Control is held.
    #[track_caller]
    pub fn write_with_control(&self, letter: char) {
        self.step(format!("press Control and {letter}"));
        self.command("actions", &keys::write_with_control(letter));
    }

    /// From now on files are saved in this folder.
    #[track_caller]
    pub fn saves_in(&self, folder: &Path) {
        self.devtools("Page.setDownloadBehavior", &json!({ "behavior": "allow", "downloadPath": folder }));
    }

    #[track_caller]
    pub fn select_all(&self) {
        self.step("select all".to_owned());
        self.command("actions", &keys::select_all());
    }

    /// Puts a finger down on Enter.
    #[track_caller]
    pub fn put_finger_on_enter(&self) {
        self.devtools("Input.dispatchKeyEvent", &keys::enter("keyDown", false));
    }

    /// Leaves it there for as long as the keyboard takes to repeat the key ten times.
    #[track_caller]
    pub fn rest_on_enter(&self) {
        self.step("rest on Enter".to_owned());
        (0..10).for_each(|_| drop(self.devtools("Input.dispatchKeyEvent", &keys::enter("keyDown", true))));
    }

    #[track_caller]
    pub fn take_finger_off_enter(&self) {
        self.devtools("Input.dispatchKeyEvent", &keys::enter("keyUp", false));
    }

    #[track_caller]
    pub fn write(&self, text: &str) {
        self.step(format!("write «{text}»"));
        self.strokes.set(self.strokes.get() + text.chars().count());
        self.command("actions", &keys::write(text));
    }

    /// How many keys were pressed so far.
    pub fn strokes(&self) -> usize {
        self.strokes.get()
    }

    /// Asks page.js.
    #[track_caller]
    pub fn ask(&self, request: &Value) -> Value {
        self.question(request).unwrap_or_else(|error| panic!("{}: {request}: {error}", self.name))
    }

    fn question(&self, request: &Value) -> Result<Value, String> {
        let asked = json!({ "script": self.questions, "args": [request] });
        let mut answer = self.driver.command("execute/async", &asked);
        // Firefox asks no page again that has given way to another.
        for _ in 0..20 {
            if !answer.as_ref().is_err_and(|error| error.contains("Document was unloaded")) {
                break;
            }
            answer = self.driver.command("execute/async", &asked);
        }
        let mut answer = answer?;
        match answer["error"].as_str() {
            Some(error) => Err(error.to_owned()),
            None => Ok(answer["value"].take()),
        }
    }

    /// Runs a script of the journey's own, which returns its value.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.command("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The screen in words.
    pub fn picture(&self) -> String {
        match self.question(&json!({ "ask": "picture" })) {
            Ok(picture) => picture.as_str().unwrap_or_default().to_owned(),
            Err(error) => format!("(the screen can't be read: {error})"),
        }
    }

    /// What the page has asked for and got, with the milliseconds at which it began.
    pub fn requests(&self) -> String {
        let script = "return performance.getEntriesByType('resource').map(
            ({ startTime, name }) => `${Math.round(startTime)} ${name}`).join('\\n')";
        let requests = self.driver.command("execute/sync", &json!({ "script": script, "args": [] }));
        requests.ok().and_then(|text| text.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// Waits until nothing on the page is on its way from one look to another.
    pub fn stands_still(&self) -> Result<(), String> {
        let script = "const moves = document.querySelector('avoir-desk').shadowRoot.getAnimations();
            const ends = moves.filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
            return Promise.allSettled(ends.map(({ finished }) => finished)).then(() => null)";
        self.driver.command("execute/sync", &json!({ "script": script, "args": [] })).map(|_| ())
    }

    /// The screen as PNG, in base 64.
    pub fn screenshot(&self) -> Result<String, String> {
        Ok(self.driver.ask("screenshot")?.as_str().unwrap_or_default().to_owned())
    }

    pub fn steps(&self) -> String {
        self.steps.borrow().join("\n")
    }

    /// The tabs, by their handles.
    #[track_caller]
    pub fn tabs(&self) -> Vec<String> {
        let handles = self.driver.ask("window/handles").unwrap_or_else(|error| panic!("{}: {error}", self.name));
        serde_json::from_value(handles).expect("a list of handles")
    }

    #[track_caller]
    pub fn tab(&self) -> String {
        let handle = self.driver.ask("window").unwrap_or_else(|error| panic!("{}: {error}", self.name));
        handle.as_str().expect("a handle").to_owned()
    }

    #[track_caller]
    pub fn switch_to(&self, tab: &str) {
        self.step("switch to another tab".to_owned());
        self.command("window", &json!({ "handle": tab }));
        // To WebDriver a tab may be behind another and still be the one that is asked; nothing moves on a page that nobody
        // sees, and whoever waits for it to come to rest waits for good.
        if self.engine == Engine::Chromium {
            self.devtools("Page.bringToFront", &json!({}));
        }
    }

    /// Opens a tab and goes on in it.
    #[track_caller]
    pub fn open_tab(&self) {
        let tab = self.command("window/new", &json!({ "type": "tab" }));
        self.switch_to(tab["handle"].as_str().expect("a handle"));
        self.watch_pages();
    }

    #[track_caller]
    pub fn close_tab(&self) {
        self.driver.end("window").unwrap_or_else(|error| panic!("{}: {error}", self.name));
    }

    /// Gives the page so much room.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.step(format!("resize to {width} x {height}"));
        if self.engine == Engine::Firefox {
            self.command("window/rect", &json!({ "width": width, "height": height }));
            return;
        }
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &metrics);
    }

    /// Asks Chromium by its own protocol, of which other engines know nothing.
    #[track_caller]
    pub fn devtools(&self, method: &str, parameters: &Value) -> Value {
        self.command("goog/cdp/execute", &json!({ "cmd": method, "params": parameters }))
    }

    /// All lines of the console so far.
    pub fn console(&self) -> Vec<Complaint> {
        if let Ok(new) = self.driver.command("se/log", &json!({ "type": "browser" })) {
            self.console.borrow_mut().extend(serde_json::from_value::<Vec<_>>(new).unwrap_or_default());
        }
        self.console.borrow().clone()
    }

    /// Waits until the console has a line that contains this: the browser hands its lines on a moment after they are written.
    #[track_caller]
    pub fn waits_to_complain_of(&self, part: &str) {
        let deadline = Instant::now() + Duration::from_millis(LIMIT.into());
        while !self.console().iter().any(|line| line.message.contains(part)) {
            assert!(Instant::now() < deadline, "never said: {part}\n{:#?}", self.console());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// The journey itself gives reason for complaints that contain this.
    pub fn may_complain_of(&self, part: &'static str) {
        self.expected.borrow_mut().push(part);
    }

    /// That no script failed, no rule of the page's policy was broken and no file was missing. Refusals of the
    /// API and of a sign-in are part of many journeys: the page says them, and the browser notes them too.
    #[track_caller]
    pub fn assert_no_complaint(&self) {
        let refusing = ["/api/v1/", "/sign-in/"].map(|path| self.origin.clone() + path);
        let complaints = self.console();
        let serious = complaints.iter().filter(|line| line.level == "SEVERE");
        let unexpected: Vec<_> = serious
            .filter(|line| line.source != "network" || !refusing.iter().any(|path| line.message.starts_with(path)))
            .filter(|line| !self.expected.borrow().iter().any(|part| line.message.contains(part)))
            .collect();
        assert!(unexpected.is_empty(), "{}'s browser complained: {unexpected:#?}", self.name);
    }

    #[track_caller]
    fn command(&self, path: &str, body: &Value) -> Value {
        self.driver.command(path, body).unwrap_or_else(|error| panic!("{}: {error}\n{}", self.name, self.picture()))
    }

    fn step(&self, step: String) {
        self.steps.borrow_mut().push(step);
    }
}

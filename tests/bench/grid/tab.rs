//! A tab in a browser context of its own: nothing is in its cache, and its page has a process for itself.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::chromium::Chromium;

/// What the browser, or the page, says against it.
pub type Outcome<T> = Result<T, String>;

pub struct Tab<'a> {
    chromium: &'a Chromium,
    context: Value,
    session: String,
}

/// What a page holds, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Memory {
    /// What is left of JavaScript's heap once nothing is left to collect.
    pub heap: f64,
    pub wasm: f64,
}

impl<'a> Tab<'a> {
    /// An empty one, with these cookies.
    pub fn open(chromium: &'a Chromium, cookies: &Value) -> Outcome<Self> {
        let mut context = chromium.call(None, "Target.createBrowserContext", &json!({}))?;
        let context = context["browserContextId"].take();
        chromium.call(None, "Storage.setCookies", &json!({ "cookies": cookies, "browserContextId": context }))?;
        let target = json!({ "url": "about:blank", "browserContextId": context, "width": 1280, "height": 800 });
        let mut target = chromium.call(None, "Target.createTarget", &target)?;
        let attach = json!({ "targetId": target["targetId"].take(), "flatten": true });
        let session = chromium.call(None, "Target.attachToTarget", &attach)?;
        let session = session["sessionId"].as_str().ok_or("no session")?.to_owned();
        let tab = Self { chromium, context, session };
        tab.devtools("Page.enable", &json!({}))?;
        tab.devtools("Performance.enable", &json!({ "timeDomain": "threadTicks" }))?;
        tab.devtools("Emulation.setFocusEmulationEnabled", &json!({ "enabled": true }))?;
        let size = json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false });
        tab.devtools("Emulation.setDeviceMetricsOverride", &size)?;
        Ok(tab)
    }

    /// Runs this before any page's own scripts.
    pub fn before_pages(&self, script: &str) -> Outcome<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script })).map(drop)
    }

    /// Opens an address; the page has only begun to come then.
    pub fn go(&self, address: &str) -> Outcome<()> {
        let went = self.devtools("Page.navigate", &json!({ "url": address }))?;
        went["errorText"].as_str().map_or(Ok(()), |error| Err(format!("{address}: {error}")))
    }

    /// Slows the page's own work down so many times.
    pub fn throttle(&self, rate: u32) -> Outcome<()> {
        self.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": rate })).map(drop)
    }

    /// The value of an expression, or of what it promises.
    pub fn evaluate(&self, expression: &str) -> Outcome<Value> {
        let expression = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let mut answer = self.devtools("Runtime.evaluate", &expression)?;
        match answer["exceptionDetails"]["exception"]["description"].as_str() {
            Some(error) => Err(error.lines().next().unwrap_or_default().to_owned()),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// The same as what is expected of it.
    pub fn read<T: DeserializeOwned>(&self, expression: &str) -> Outcome<T> {
        let value = self.evaluate(expression)?;
        serde_json::from_value(value).map_err(|error| format!("{expression}: {error}"))
    }

    /// Presses a letter.
    pub fn type_letter(&self, letter: char) -> Outcome<()> {
        let upper = letter.to_ascii_uppercase();
        let key = json!({
            "key": letter.to_string(), "code": format!("Key{upper}"), "text": letter.to_string(),
            "windowsVirtualKeyCode": u32::from(upper),
        });
        self.press(key)
    }

    /// Presses a key that is not a letter.
    pub fn press_key(&self, name: &str, code: u32) -> Outcome<()> {
        self.press(json!({ "key": name, "code": name, "windowsVirtualKeyCode": code }))
    }

    /// Selects all of the field that has the focus.
    pub fn select_all(&self) -> Outcome<()> {
        let control = 2;
        self.press(json!({
            "key": "a", "code": "KeyA", "windowsVirtualKeyCode": 65, "modifiers": control, "commands": ["selectAll"],
        }))
    }

    fn press(&self, mut key: Value) -> Outcome<()> {
        for kind in ["keyDown", "keyUp"] {
            key["type"] = kind.into();
            self.devtools("Input.dispatchKeyEvent", &key)?;
        }
        Ok(())
    }

    /// Clicks the middle of an element.
    pub fn click(&self, selector: &str) -> Outcome<()> {
        let place = self.evaluate(&format!("bench.place({})", Value::from(selector)))?;
        let mut mouse = json!({ "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1 });
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            mouse["type"] = kind.into();
            self.devtools("Input.dispatchMouseEvent", &mouse)?;
        }
        Ok(())
    }

    /// The milliseconds that the page's main thread has worked.
    pub fn worked(&self) -> Outcome<f64> {
        let answer = self.devtools("Performance.getMetrics", &json!({}))?;
        let metrics = answer["metrics"].as_array().map(Vec::as_slice).unwrap_or_default();
        let task = metrics.iter().find(|metric| metric["name"] == "TaskDuration");
        task.and_then(|metric| metric["value"].as_f64())
            .map(|seconds| seconds * 1e3)
            .ok_or("no TaskDuration".to_owned())
    }

    pub fn memory(&self) -> Outcome<Memory> {
        self.devtools("HeapProfiler.enable", &json!({}))?;
        for _ in 0..3 {
            self.devtools("HeapProfiler.collectGarbage", &json!({}))?;
        }
        let usage = self.devtools("Runtime.getHeapUsage", &json!({}))?;
        let heap = usage["usedSize"].as_f64().ok_or("no heap")?;
        Ok(Memory { heap, wasm: self.read("bench.wasmBytes()")? })
    }

    pub fn cookies(&self) -> Outcome<Value> {
        let mut answer =
            self.chromium.call(None, "Storage.getCookies", &json!({ "browserContextId": self.context }))?;
        Ok(answer["cookies"].take())
    }

    fn devtools(&self, method: &str, parameters: &Value) -> Outcome<Value> {
        self.chromium.call(Some(&self.session), method, parameters).map_err(|error| format!("{method}: {error}"))
    }
}

impl Drop for Tab<'_> {
    fn drop(&mut self) {
        // A browser that is gone has no tabs either.
        let _ = self.chromium.call(None, "Target.disposeBrowserContext", &json!({ "browserContextId": self.context }));
    }
}

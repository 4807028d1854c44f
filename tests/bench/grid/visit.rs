//! What an agent does on a page, and what it takes. Times are milliseconds.

use std::thread::sleep;
use std::time::Duration;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::chromium::Chromium;
use crate::expected::{Expected, Rows, SEARCHES, beginnings};
use crate::measure::Measure;
use crate::page::{Page, Places, STREAMING};
use crate::samples::Samples;
use crate::tab::{Outcome, Tab};

/// After a load, for what a page does once nobody waits for it.
const CALM: Duration = Duration::from_millis(800);
/// Between two actions.
const BREATH: Duration = Duration::from_millis(100);

/// How much slower than this machine the slowest may be.
const THROTTLING: u32 = 4;

const MEGABYTE: f64 = 1_048_576.0;

/// A page with its orders, in a tab.
struct Visit<'a> {
    tab: Tab<'a>,
    places: Places,
}

#[derive(Deserialize)]
struct Loaded {
    first: f64,
    all: f64,
}

#[derive(Deserialize)]
struct Scrolled {
    frames: f64,
    dropped: f64,
    blank: f64,
    last: Option<String>,
}

/// What an action took, and how much of it the page's main thread worked.
struct Taken {
    latency: f64,
    work: f64,
}

impl<'a> Visit<'a> {
    fn begin(chromium: &'a Chromium, page: &Page, is_many: bool, expected: &Expected) -> Outcome<Self> {
        let tab = Tab::open(chromium, &page.cookies[usize::from(is_many)])?;
        let (places, all) = (json!(page.places), json!(expected.all));
        tab.before_pages(
            &[
                &format!("(() => {{ const PAGE = {places};"),
                include_str!("probe/frames.js"),
                include_str!("probe/rows.js"),
                include_str!("probe/bench.js"),
                include_str!("probe/scroll.js"),
                include_str!("probe/memory.js"),
                &format!("bench.follow({all}); }})();"),
            ]
            .concat(),
        )?;
        tab.go(if is_many { &page.many } else { &page.few })?;
        Ok(Self { tab, places: page.places })
    }

    fn loaded(&self) -> Outcome<Loaded> {
        self.tab.read("Promise.all([bench.first, bench.all]).then(([first, all]) => ({ first, all }))")
    }

    /// Acts, and waits until the page shows what follows from it.
    fn timed(&self, event: &str, expected: &Rows, act: impl FnOnce(&Tab) -> Outcome<()>) -> Outcome<Taken> {
        let before = self.tab.worked()?;
        self.tab.evaluate(&format!("bench.arm({}, {})", Value::from(event), json!(expected)))?;
        act(&self.tab)?;
        let latency = self.tab.read("bench.answer")?;
        Ok(Taken { latency, work: self.tab.worked()? - before })
    }

    fn scroll(&self, kind: &str, expected: &Expected) -> Outcome<(Scrolled, f64)> {
        let before = self.tab.worked()?;
        let last = Value::from(expected.last.as_str());
        let scrolled: Scrolled = self.tab.read(&format!("bench.scroll({}, {last})", Value::from(kind)))?;
        let work = (self.tab.worked()? - before) / scrolled.frames.max(1.0);
        if kind == "drag" && scrolled.last.as_deref() != Some(&expected.last) {
            return Err(format!("the last row is {:?}", scrolled.last));
        }
        Ok((scrolled, work))
    }
}

/// Loads few orders.
pub fn load_few(chromium: &Chromium, page: &Page, expected: &Expected, samples: &mut Samples) -> Outcome<()> {
    let loaded = Visit::begin(chromium, page, false, expected)?.loaded()?;
    samples.add(Measure::FirstRowOfFew, page.name, loaded.first);
    Ok(())
}

/// Loads many, then searches and sorts them.
pub fn search_and_sort(
    chromium: &Chromium,
    page: &Page,
    expected: &Expected,
    round: usize,
    samples: &mut Samples,
) -> Outcome<()> {
    let visit = Visit::begin(chromium, page, true, expected)?;
    let loaded = visit.loaded()?;
    samples.add(Measure::FirstRowOfMany, page.name, loaded.first);
    samples.add(Measure::AllRows, page.name, loaded.all);
    // Once loaded it is the list by hand.
    if page.name == STREAMING {
        return Ok(());
    }
    sleep(CALM);
    let memory = visit.tab.memory()?;
    samples.add(Measure::Heap, page.name, memory.heap / MEGABYTE);
    samples.add(Measure::Wasm, page.name, memory.wasm / MEGABYTE);
    samples.add(Measure::Memory, page.name, (memory.heap + memory.wasm) / MEGABYTE);
    search(&visit, page, expected, SEARCHES[round % SEARCHES.len()], samples)?;
    sort(&visit, page, expected, samples)
}

fn search(visit: &Visit, page: &Page, expected: &Expected, word: &'static str, samples: &mut Samples) -> Outcome<()> {
    visit.tab.click(visit.places.search)?;
    for _ in 0..3 {
        sleep(BREATH);
        let taken = visit.timed("keydown", &expected.all, |tab| tab.press_key("Shift", 16))?;
        samples.add(Measure::UnchangingKey, page.name, taken.latency);
    }
    let mut keys = Vec::new();
    for (typed, letter) in beginnings(word).zip(word.chars()) {
        sleep(BREATH);
        keys.push(visit.timed("keydown", &expected.found[typed], |tab| tab.type_letter(letter))?);
    }
    let work: f64 = keys.iter().map(|taken| taken.work).sum();
    samples.add(Measure::FilterWork, page.name, work / keys.len() as f64);
    keys.sort_by(|one, other| one.latency.total_cmp(&other.latency));
    samples.add(Measure::FilterKey, page.name, keys[keys.len() / 2].latency);
    samples.add(Measure::FilterSlowestKey, page.name, keys[keys.len() - 1].latency);
    visit.tab.select_all()?;
    visit.timed("keydown", &expected.all, |tab| tab.press_key("Delete", 46)).map(drop)
}

fn sort(visit: &Visit, page: &Page, expected: &Expected, samples: &mut Samples) -> Outcome<()> {
    let (up, down) = (&expected.cheapest_first, &expected.dearest_first);
    for (place, rows) in [up, down, up].into_iter().enumerate() {
        sleep(BREATH);
        let taken = visit.timed("pointerup", rows, |tab| tab.click(visit.places.sort))?;
        let (latency, work) = match place {
            0 => (Measure::SortFirst, Measure::SortFirstWork),
            _ => (Measure::SortToggle, Measure::SortToggleWork),
        };
        samples.add(latency, page.name, taken.latency);
        samples.add(work, page.name, taken.work);
    }
    Ok(())
}

/// Loads many and scrolls through them: by thumb, by wheel, and both again on a slower machine.
pub fn scroll(chromium: &Chromium, page: &Page, expected: &Expected, samples: &mut Samples) -> Outcome<()> {
    let visit = Visit::begin(chromium, page, true, expected)?;
    visit.loaded()?;
    sleep(CALM);
    for (kind, measure) in [("drag", Measure::DragWork), ("wheel", Measure::WheelWork)] {
        let (scrolled, work) = visit.scroll(kind, expected)?;
        samples.add(measure, page.name, work);
        samples.add(Measure::DroppedFrames, page.name, scrolled.dropped);
        samples.add(Measure::BlankRows, page.name, scrolled.blank);
        sleep(BREATH);
    }
    visit.tab.throttle(THROTTLING)?;
    for kind in ["drag", "wheel"] {
        let (scrolled, _) = visit.scroll(kind, expected)?;
        samples.add(Measure::BlankRows, page.name, scrolled.blank);
        sleep(BREATH);
    }
    Ok(())
}

//! The desk in a page that moves it about, takes it away and puts it back, a thousand times.

use serde_json::{Value, json};

use crate::back_office::{BackOffice, in_a_back_office};
use crate::harness::orders::order;

const ORDER: &str = "ORD00123";

fn so_many(usually: u32, in_full: u32) -> u32 {
    if std::env::var_os("AVOIR_FULL").is_some() { in_full } else { usually }
}

#[test]
fn wherever_it_is_moved_a_desk_is_there_while_it_is_on_the_page_and_only_then() {
    in_a_back_office(&[order(ORDER)], |office| {
        office.opens("view=\"orders/ORD00123\"", "", "<div id=\"one\"></div><div id=\"two\"></div>");
        office.desk.sees_order(ORDER);
        office.does(
            "window.kept = desk.shadowRoot.querySelector('.desk');
             document.querySelector('#one').append(desk); document.querySelector('#two').prepend(desk);
             if (Element.prototype.moveBefore) document.querySelector('#one').moveBefore(desk, null);",
        );
        office.desk.sees_order(ORDER);
        assert_eq!(office.says("kept.isConnected && kept === desk.shadowRoot.querySelector('.desk')"), json!(true));

        let count = so_many(200, 1000);
        let script = format!(
            "const desk = document.querySelector('avoir-desk');
             let dice = 20261128;
             const throwDie = sides => (dice = dice * 48271 % 2147483647) % sides;
             const places = ['#one', '#two', 'body'].map(name => document.querySelector(name));
             const act = [
                 () => places[throwDie(3)].append(desk), () => places[throwDie(3)].prepend(desk), () => desk.remove(),
                 () => desk.isConnected && document.querySelector('#one').moveBefore(desk, null),
                 () => {{ desk.setAttribute('density', 'comfortable'); desk.removeAttribute('density') }},
             ];
             for (let count = 0; count < {count}; count += 1) {{
                 act[throwDie(act.length)]();
                 // Sometimes it stays for a moment, so that a desk is begun and given up.
                 if (throwDie(3) === 0) await Promise.resolve();
                 if (throwDie(25) === 0) await new Promise(done => setTimeout(done));
             }}
             desk.remove();
             await new Promise(done => setTimeout(done, 50));
             const away = desk.shadowRoot.querySelector('.desk');
             places[0].append(desk);
             return away === null"
        );
        assert_eq!(office.desk.browser().run(&format!("return (async () => {{ {script} }})()")), json!(true));
        office.desk.sees_order(ORDER);
        assert_eq!(office.heard("avoir-error"), [] as [Value; 0]);
    });
}

/// What the page holds after a clean-up: listeners, nodes, bytes of JavaScript's heap, and bytes of the program's memory.
fn held(office: &BackOffice) -> [i64; 4] {
    let browser = office.desk.browser();
    for _ in 0..3 {
        browser.devtools("HeapProfiler.collectGarbage", &json!({}));
    }
    let counters = browser.devtools("Memory.getDOMCounters", &json!({}));
    let heap = browser.devtools("Runtime.getHeapUsage", &json!({}));
    let memory = browser.run(
        "const code = performance.getEntriesByType('resource').map(({ name }) => name).find(name => /avoir-desk-[^/]*[.]js$/.test(name));
         return import(code).then(glue => glue.default()).then(({ memory }) => memory.buffer.byteLength)",
    );
    let number = |value: &Value| value.as_f64().expect("a number") as i64;
    [number(&counters["jsEventListeners"]), number(&counters["nodes"]), number(&heap["usedSize"]), number(&memory)]
}

#[test]
fn a_desk_that_comes_and_goes_leaves_nothing_behind() {
    in_a_back_office(&[order(ORDER)], |office| {
        // Listening to the events and counting what is on its way would hold what the desk does not.
        office.opens_desk("view=\"orders/ORD00123\"");
        office.desk.sees_order(ORDER);
        let browser = office.desk.browser();
        browser.devtools("HeapProfiler.enable", &json!({}));
        let come_and_go = |times: u32| {
            let script = format!(
                "const api = document.querySelector('avoir-desk')?.getAttribute('api-base') ?? window.api; window.api = api;
                 document.querySelector('avoir-desk')?.remove();
                 for (let time = 0; time < {times}; time += 1) {{
                     const desk = document.createElement('avoir-desk');
                     desk.setAttribute('api-base', api); desk.setAttribute('view', 'orders/ORD00123');
                     desk.tokenProvider = giveToken;
                     document.body.append(desk);
                     await desk.ready;
                     if (time % 2 === 0) await new Promise(done => setTimeout(done, 30));
                     desk.remove();
                     await Promise.resolve();
                     heard.length = reasons.length = 0; performance.clearResourceTimings();
                 }}
                 await new Promise(done => setTimeout(done, 1000));"
            );
            browser.run(&format!("return (async () => {{ {script} }})()"));
        };
        let code = browser.run("return performance.getEntriesByType('resource').map(({ name }) => name).find(name => /avoir-desk-[^/]*[.]js$/.test(name))");
        let keep_name = format!("performance.getEntriesByType = () => [{{ name: {code} }}]");
        browser.run(&keep_name);
        come_and_go(20);
        let before = held(office);
        for _ in 0..so_many(4, 200) {
            come_and_go(10);
        }
        let after = held(office);
        println!("listeners, nodes, heap, memory: {before:?}, after {} mounts {after:?}", so_many(40, 2000));
        let [listeners, nodes, heap, memory] = [0, 1, 2, 3].map(|place| after[place] - before[place]);
        assert_eq!((listeners, nodes, memory), (0, 0, 0), "{before:?} {after:?}");
        assert!(heap < 1_000_000, "{before:?} {after:?}");
    });
}

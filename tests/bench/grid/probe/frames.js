// Tells at the end of each frame what it paints, and when it is painted. A ResizeObserver is called after all callbacks of
// animation, style and layout; a message that is posted there arrives right after the paint.
const frames = (() => {
    const watchers = new Set();
    const waiting = [];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
        const time = performance.now();
        for (const tell of waiting.splice(0)) tell(time);
    };
    const observer = new ResizeObserver(() => [...watchers].forEach(look => look()));
    // Another size in each frame calls the observer.
    let pulse = null;
    let isRunning = false;
    let times = null;

    function run(time) {
        if (watchers.size === 0) {
            isRunning = false;
            return;
        }
        requestAnimationFrame(run);
        times?.push(time);
        if (pulse === null) {
            pulse = document.createElement("i");
            Object.assign(pulse.style, {
                position: "fixed", left: 0, bottom: 0, height: "1px", opacity: 0, pointerEvents: "none", contain: "strict",
            });
            observer.observe(pulse);
        }
        if (!pulse.isConnected) document.documentElement?.append(pulse);
        pulse.style.width = pulse.style.width === "1px" ? "2px" : "1px";
    }

    return {
        // Looks at the end of each frame, until what is given back is called.
        watch(look) {
            watchers.add(look);
            if (!isRunning) {
                isRunning = true;
                requestAnimationFrame(run);
            }
            return () => watchers.delete(look);
        },
        // Tells the time after the paint of the frame that is being made.
        afterPaint(tell) {
            if (waiting.push(tell) === 1) port2.postMessage(null);
        },
        beginTimes() {
            times = [];
        },
        endTimes() {
            const taken = times;
            times = null;
            return taken;
        },
    };
})();

// What the bench calls in a page.
const PATIENCE = 60_000;

const bench = (window.bench = {
    // Follows the load: the first right rows, and all orders counted.
    follow(expected) {
        this.first = painted(expected, { isCounted: false });
        this.all = painted(expected, {});
        // Whoever asks for them is told of a failure.
        this.first.catch(() => {});
        this.all.catch(() => {});
    },
    // From the next event of this type to the paint of the first frame that is right.
    arm(type, expected) {
        let began = null;
        const hear = event => (began ??= event.timeStamp);
        addEventListener(type, hear, { capture: true, passive: true, once: true });
        this.answer = painted(expected, { hasBegun: () => began !== null }).then(time => time - began);
        this.answer.catch(() => {});
    },
    // The middle of an element.
    place(selector) {
        const { x, y, width, height } = shown.one(selector).getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
    },
});

// The time after the paint of the first frame that is right.
function painted(expected, { isCounted = true, hasBegun = () => true }) {
    return new Promise((resolve, reject) => {
        const deadline = performance.now() + PATIENCE;
        const stop = frames.watch(() => {
            if (!hasBegun()) return;
            const wrong = shown.wrong(expected, isCounted);
            if (wrong === null) {
                stop();
                frames.afterPaint(resolve);
            } else if (performance.now() > deadline) {
                stop();
                reject(new Error(wrong));
            }
        });
    });
}

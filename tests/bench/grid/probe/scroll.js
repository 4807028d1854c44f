// Scrolls a list and looks what each frame paints. The position is set after a paint, so that its event belongs to the next
// frame, as with a wheel or a thumb.
const FRAME = 1_000 / 60;
// Milliseconds. A thumb is dragged over the whole height in it.
const SPAN = 3_000;
// Pixels a millisecond.
const WHEEL = 4;

bench.scroll = (kind, last) =>
    new Promise(resolve => {
        const { frame } = shown.rows();
        const height = () => frame.scrollHeight - frame.clientHeight;
        const dragged = spent => height() * Math.min(1, spent / SPAN);
        const wheeled = spent => Math.min(height(), WHEEL * spent);
        const position = kind === "drag" ? dragged : wheeled;
        let began = null;
        let ended = null;
        let blank = 0;
        frame.scrollTop = 0;
        frames.beginTimes();
        const stop = frames.watch(() => {
            const view = shown.rows();
            if (ended === null) {
                blank += began === null ? 0 : missing(view);
                frames.afterPaint(time => {
                    began ??= time;
                    if (time - began >= SPAN) ended = time;
                    frame.scrollTop = position(time - began);
                });
            } else if (kind === "drag" && view.rows.at(-1)?.number !== last && performance.now() - ended < SPAN) {
                // A list may learn on the way how high it is.
                frames.afterPaint(() => (frame.scrollTop = height()));
            } else {
                stop();
                const times = frames.endTimes().filter(time => time >= began && time <= ended);
                resolve({
                    frames: times.length - 1,
                    dropped: times.slice(1).reduce((sum, time, place) => sum + dropped(time - times[place]), 0),
                    blank,
                    last: view.rows.at(-1)?.number ?? null,
                });
            }
        });
    });

const dropped = took => Math.max(0, Math.round(took / FRAME) - 1);

// How many rows' room has no row in it.
function missing({ rows, top, bottom }) {
    const height = rows.length > 0 ? rows[0].bottom - rows[0].top : 36;
    const covered = rows.reduce((sum, row) => sum + Math.min(row.bottom, bottom) - Math.max(row.top, top), 0);
    return Math.max(0, Math.round((bottom - top - covered) / height));
}

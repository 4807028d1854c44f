// The page of the bench: the engine in WebAssembly beside the same rules in JavaScript with other arithmetics.
import load, { Note } from "/refund_wasm.js";
import * as big from "/rules/big.js";
import * as bigint from "/rules/bigint.js";
import * as cents from "/rules/cents.js";
import * as decimal from "/rules/decimal.js";

// How long one measurement takes at least, in milliseconds: long for the clock, and yet mostly over before something
// else gets the processor.
const SLICE = 4;

const RIVALS = { "integer cents": cents, "BigInt": bigint, "big.js": big, "decimal.js": decimal };

await load();

// What is measured now.
let notes;

// Makes `count` notes of so many lines, for all.
export function ready({ lines, count }) {
    const stories = Array.from({ length: count }, (_, seed) => new Note(lines, seed));
    const told = stories.map(story => JSON.parse(story.story()));
    const expected = stories.map(story => JSON.stringify(figuresOf(JSON.parse(story.figures()))));
    const peers = [{ name: "Avoir, WebAssembly", run: number => stories[number].quote(), repeats: 1 }];
    for (const [name, { read, quote, figures }] of Object.entries(RIVALS)) {
        const orders = told.map(read);
        const run = number => quote(orders[number]).lines.length;
        peers.push({ name, run, repeats: 1, figures: number => JSON.stringify(figures(quote(orders[number]))) });
    }
    notes = { lines, stories, expected, peers, rounds: 0 };
    for (const peer of peers) {
        while (Math.min(slice(peer), slice(peer), slice(peer)) < SLICE) peer.repeats *= 2;
    }
}

// Nanoseconds a line of each, none of them always first. All must come to the same figures.
export function round() {
    const { lines, expected, peers } = notes;
    const times = {};
    for (let place = 0; place < peers.length; place++) {
        const peer = peers[(notes.rounds + place) % peers.length];
        times[peer.name] = (slice(peer) * 1e6) / (peer.repeats * lines);
    }
    const number = notes.rounds++ % expected.length;
    for (const { name, figures } of peers) {
        if (figures && figures(number) !== expected[number]) {
            throw new Error(`${name} differs:\n${figures(number)}\n${expected[number]}`);
        }
    }
    return times;
}

// The milliseconds that the engine takes for one note, of twenty: a slower processor is feigned by stopping the page
// again and again, and a single note may pass between two stops.
export function once() {
    const start = performance.now();
    for (let number = 0; number < 20; number++) notes.stories[number % notes.stories.length].quote();
    return (performance.now() - start) / 20;
}

let sink = 0;

function slice({ run, repeats }) {
    const count = notes.stories.length;
    const start = performance.now();
    for (let number = 0; number < repeats; number++) sink += run(number % count);
    return performance.now() - start;
}

// The figures of the engine's quote, in the form that rules.js gives them.
function figuresOf(quote) {
    const taxes = list => list.map(tax => tax.amount);
    const after = quote.remaining_after;
    return {
        lines: quote.lines.map(({ line, quantity, net, taxes: list, gross, withheld, remaining }) => [
            line, quantity, net, taxes(list), gross, withheld,
            remaining.quantity, remaining.net, remaining.gross, remaining.withheld,
        ]),
        shipping: quote.shipping.map(({ id, net, taxes: list, gross, remaining }) =>
            [id, net, taxes(list), gross, remaining]),
        taxes: quote.taxes.map(({ name, rate, net, amount }) => [name, rate, net, amount]),
        sums: [quote.net, quote.tax, quote.total],
        allocation: quote.allocation.map(({ payment, amount }) => [payment, amount]),
        remaining: [
            after.charged, after.credited, after.items, after.captured,
            after.payments.map(({ payment, amount }) => [payment, amount]),
        ],
        caps: quote.caps.map(({ pointer, asked, limit }) => [pointer, asked, limit]),
    };
}

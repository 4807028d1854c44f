// Finds in one text of all orders, a line each, and sorts by packed numbers. Plain loops over numbers that are made once:
// iterators and copies would cost more than the work itself.
import { searched } from "../words.js";

// Above every place: a sort key is the cents and, below them, the place.
const PLACES = 131_072;

export class OrderSearch {
    orders;
    #cents;
    #found;
    #length;
    #shown;
    #text = null;
    #starts = null;
    #byTotal = null;

    constructor(orders) {
        const count = orders.length;
        this.orders = orders;
        this.#cents = new Int32Array(count);
        for (let place = 0; place < count; place++) this.#cents[place] = Math.round(Number(orders[place].total) * 100);
        this.#found = new Int32Array(count);
        this.#shown = new Int32Array(count);
        this.#findAll();
    }

    // Makes the text that is searched.
    ready() {
        if (this.#text !== null) return;
        let text = "";
        for (const order of this.orders) text += `${searched(order)}\n`;
        this.#text = text;
        const count = this.orders.length;
        this.#starts = new Int32Array(count + 1);
        for (let place = 0, start = 0; place < count; place++) {
            this.#starts[place] = start;
            start = text.indexOf("\n", start) + 1;
        }
        this.#starts[count] = text.length;
    }

    // Finds the orders with this text in them.
    find(typed) {
        const wanted = typed.trim().toLowerCase();
        if (wanted === "") {
            this.#findAll();
            return;
        }
        this.ready();
        const text = this.#text;
        const starts = this.#starts;
        this.#length = 0;
        for (let at = text.indexOf(wanted), place = 0; at !== -1; at = text.indexOf(wanted, starts[place + 1])) {
            while (starts[place + 1] <= at) place++;
            this.#found[this.#length++] = place;
        }
    }

    // The places of what was found, from the least total up, from the greatest down or as the orders came.
    sorted(direction) {
        const length = this.#length;
        const found = this.#found.subarray(0, length);
        if (direction === 0) return found;
        this.#byTotal ??= this.#sortedByTotal();
        const rising = length < this.orders.length ? this.#sieved(found) : this.#byTotal;
        if (direction > 0) return rising;
        const falling = this.#shown.subarray(0, length);
        for (let to = 0, from = length - 1; from >= 0; to++, from--) falling[to] = rising[from];
        return falling;
    }

    #findAll() {
        this.#length = this.orders.length;
        for (let place = 0; place < this.#length; place++) this.#found[place] = place;
    }

    #sieved(found) {
        const isFound = new Uint8Array(this.orders.length);
        for (let at = 0; at < found.length; at++) isFound[found[at]] = 1;
        return this.#byTotal.filter(place => isFound[place]);
    }

    #sortedByTotal() {
        const count = this.orders.length;
        const keys = new Float64Array(count);
        for (let place = 0; place < count; place++) keys[place] = this.#cents[place] * PLACES + place;
        keys.sort();
        const places = new Int32Array(count);
        for (let at = 0; at < count; at++) places[at] = keys[at] % PLACES;
        return places;
    }
}

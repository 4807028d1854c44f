// A ring of rows: whichever leaves the view is filled anew for what comes into it.
import { moment, money } from "../words.js";

const HEIGHT = 36;
const AHEAD = 2;
const COLUMNS = 8;

export class Rows {
    #frame;
    #space;
    #ring = [];
    #orders = [];
    #places = new Int32Array(0);
    #drawn = { first: -1, end: -1 };

    constructor(frame, space) {
        this.#frame = frame;
        this.#space = space;
        this.#fit();
        frame.addEventListener("scroll", () => this.#draw(false), { passive: true });
        addEventListener("resize", () => {
            this.#fit();
            this.#draw(true);
        });
    }

    // Shows the orders at these places of the list, in this order.
    show(orders, places) {
        this.#orders = orders;
        this.#places = places;
        this.#space.style.height = `${places.length * HEIGHT}px`;
        this.#draw(true);
    }

    toTop() {
        this.#frame.scrollTop = 0;
    }

    #fit() {
        const wanted = Math.ceil(this.#frame.clientHeight / HEIGHT) + 2 * AHEAD + 1;
        while (this.#ring.length < wanted) this.#ring.push(this.#added());
    }

    #added() {
        const element = document.createElement("div");
        element.className = "row cells";
        const texts = Array.from({ length: COLUMNS }, () => {
            const cell = element.appendChild(document.createElement("span"));
            return cell.appendChild(document.createTextNode(""));
        });
        this.#frame.appendChild(element);
        return { element, texts, place: -1 };
    }

    #draw(isAnew) {
        const first = Math.max(0, Math.trunc(this.#frame.scrollTop / HEIGHT) - AHEAD);
        const end = Math.min(this.#places.length, first + this.#ring.length);
        if (!isAnew && first === this.#drawn.first && end === this.#drawn.end) return;
        this.#drawn = { first, end };
        for (let place = first; place < end; place++) {
            const row = this.#ring[place % this.#ring.length];
            if (isAnew || row.place !== place) this.#fill(row, place);
        }
        for (const row of this.#ring) {
            if (row.place !== -1 && (row.place < first || row.place >= end)) {
                row.place = -1;
                row.element.style.transform = "translateY(-99px)";
            }
        }
    }

    #fill(row, place) {
        const order = this.#orders[this.#places[place]];
        const said = [
            order.number, order.customer, order.email, moment(order.placedAt), money(Number(order.total)), order.logistic,
            order.provider, order.payment,
        ];
        row.texts.forEach((text, column) => (text.data = said[column]));
        row.element.style.transform = `translateY(${place * HEIGHT}px)`;
        row.place = place;
    }
}

// The rows that a page shows, and whether they are the right ones.
const digits = text => (text ?? "").replace(/\D/g, "");

const shown = {
    get root() {
        return PAGE.root ? document.querySelector(PAGE.root)?.shadowRoot ?? document : document;
    },
    one(selector) {
        return this.root.querySelector(selector);
    },
    // Those with an order that touch the visible part of their frame, from top to bottom.
    rows() {
        const frame = this.one(PAGE.frame);
        if (!frame) return null;
        const box = frame.getBoundingClientRect();
        const head = PAGE.head && this.one(PAGE.head);
        const top = head ? Math.max(box.top, head.getBoundingClientRect().bottom) : box.top;
        const bottom = box.top + frame.clientHeight;
        const rows = [];
        for (const element of this.root.querySelectorAll(PAGE.rows)) {
            const place = element.getBoundingClientRect();
            if (place.height < 8 || place.bottom <= top + 1 || place.top >= bottom - 1) continue;
            const number = element.querySelector(PAGE.number)?.textContent.trim();
            if (number) rows.push({ element, number, top: place.top, bottom: place.bottom });
        }
        rows.sort((one, other) => one.top - other.top);
        return { frame, rows, top, bottom };
    },
    // What is wrong; null where all is as expected. `expected` has the first `numbers` or `totals`, and the `count` of all.
    wrong(expected, isCounted = true) {
        const count = digits(this.one(PAGE.count)?.textContent);
        if (isCounted && count !== String(expected.count)) return `${count} orders are counted, not ${expected.count}`;
        const view = this.rows();
        if (!view) return "there is no frame";
        const { rows, top, bottom } = view;
        if (rows.length === 0) return "there are no rows";
        for (const [place, row] of rows.entries()) {
            const number = expected.numbers?.[place] ?? row.number;
            if (row.number !== number) return `row ${place} is ${row.number}, not ${number}`;
            const total = digits(row.element.querySelector(PAGE.total)?.textContent);
            const wanted = expected.totals?.[place] ?? total;
            if (total !== wanted) return `row ${place} is of ${total}, not ${wanted}`;
        }
        if (rows[0].top > top + 3) return "nothing is above the first row";
        if (rows.length < expected.count && rows.at(-1).bottom < bottom - 3) return "nothing is below the last row";
        return null;
    },
};

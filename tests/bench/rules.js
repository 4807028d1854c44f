// The rules of `src/domain/refund` for units and typed gross amounts once more, in JavaScript, for any arithmetic.
// They make all figures of a quote, but not the explanations that the engine gives with them.
import {
    add, amount, atLeast, atMost, cent, compare, count, cutShare, none, share, subtract, text, zero,
} from "arithmetic";

// An order, its past and a draft, with the amounts in memory as this arithmetic has them.
export function read({ order, past, draft }) {
    const taxes = list => list.map(tax => ({ ...tax, key: `${tax.name} ${tax.rate}`, amount: amount(tax.amount) }));
    const item = item =>
        ({ id: item.id, units: count(item.quantity ?? 0), total: amount(item.total), taxes: taxes(item.taxes) });
    const noted = item => ({
        id: item.line ?? item.id, units: count(item.quantity ?? 0), gross: amount(item.gross),
        withheld: amount(item.withheld ?? "0.00"), taxes: item.taxes.map(tax => amount(tax.amount)),
    });
    const asked = item => ({
        id: item.line ?? item.id,
        units: item.quantity === undefined ? undefined : count(item.quantity),
        typed: item.amount === undefined ? undefined : amount(item.amount),
    });
    return {
        gross: order.prices_include_tax,
        lines: order.lines.map(item),
        shipping: order.shipping.map(item),
        payments: order.payments.map(({ id, captured }) => ({ id, captured: amount(captured) })),
        notes: past.notes.map(({ lines, shipping, total }) =>
            ({ lines: lines.map(noted), shipping: shipping.map(noted), total: amount(total) })),
        refunded: past.refunded.map(share => ({ payment: share.payment, amount: amount(share.amount) })),
        draft: { lines: draft.lines.map(asked), shipping: draft.shipping.map(asked) },
    };
}

export function quote({ gross, lines, shipping, payments, notes, refunded, draft }) {
    const books = { lines: section(lines, gross), shipping: section(shipping, gross) };
    let credited = zero;
    for (const note of notes) {
        for (const line of note.lines) enter(find(books.lines, line.id), line);
        for (const charge of note.shipping) enter(find(books.shipping, charge.id), charge);
        credited = add(credited, note.total);
    }
    let charged = zero;
    let itemsLeft = zero;
    for (const { accounts } of [books.lines, books.shipping]) {
        for (const account of accounts) {
            charged = add(charged, account.charged);
            itemsLeft = add(itemsLeft, left(account));
        }
    }
    const paid = payments.map(payment => ({ id: payment.id, left: paymentLeft(payment, refunded) }));
    const capturedLeft = paid.reduce((sum, payment) => add(sum, payment.left), zero);

    const caps = [];
    const of = {
        lines: draft.lines.map((asked, position) => line(claim(books.lines, asked.id), asked, position, caps)),
        shipping: draft.shipping.map(asked => charge(claim(books.shipping, asked.id), asked.typed)),
    };
    const totals = new Map();
    let total = zero;
    for (const items of [of.lines, of.shipping]) {
        for (const item of items) {
            total = add(total, item.gross);
            for (const tax of item.taxes) addTax(totals, tax, item.net);
        }
    }
    if (compare(total, zero) <= 0) throw new Error("nothing is refunded");
    if (compare(total, atMost(atLeast(subtract(charged, credited), zero), capturedLeft)) > 0) {
        throw new Error("more is refunded than is left");
    }
    const taxes = [...totals.values()];
    const tax = taxes.reduce((sum, tax) => add(sum, tax.amount), zero);
    const allocation = allocate(total, paid);
    return {
        ...of, taxes, net: subtract(total, tax), tax, total, allocation, caps,
        remaining: {
            charged,
            credited: add(credited, total),
            items: subtract(itemsLeft, total),
            captured: subtract(capturedLeft, total),
            payments: paid.map(({ id, left }) => {
                const share = allocation.find(share => share.payment === id);
                return { payment: id, amount: share ? subtract(left, share.amount) : left };
            }),
        },
    };
}

// What was charged for items, and room for what notes gave back. Ids mostly come in the order of the items.
function section(items, gross) {
    const accounts = items.map(({ id, units, total, taxes }) => {
        const chargedTax = taxes.reduce((sum, tax) => add(sum, tax.amount), zero);
        return {
            id, units, taxes, chargedTax, charged: gross ? total : add(total, chargedTax), asked: false,
            given: { units: none, gross: zero, forUnits: zero, withheld: zero, tax: zero, taxes: [] },
        };
    });
    return { accounts, next: 0, byId: undefined };
}

function find(section, id) {
    let position = section.byId ? -1 : near(section, section.next, id);
    if (position < 0 && !section.byId) position = near(section, 0, id);
    if (position < 0) {
        section.byId ??= new Map(section.accounts.map((account, position) => [account.id, position]));
        position = section.byId.get(id);
    }
    section.next = position + 1;
    return section.accounts[position];
}

function near({ accounts }, start, id) {
    const end = Math.min(accounts.length, start + 32);
    for (let position = start; position < end; position++) {
        if (accounts[position].id === id) return position;
    }
    return -1;
}

function claim(section, id) {
    const account = find(section, id);
    if (!account || account.asked) throw new Error(`${id} is unknown, or asked for twice`);
    account.asked = true;
    return account;
}

function enter({ given }, item) {
    given.units += item.units;
    given.gross = add(given.gross, item.gross);
    given.withheld = add(given.withheld, item.withheld);
    if (item.units !== none) given.forUnits = add(given.forUnits, item.gross);
    for (let position = 0; position < item.taxes.length; position++) {
        given.taxes[position] = add(given.taxes[position] ?? zero, item.taxes[position]);
        given.tax = add(given.tax, item.taxes[position]);
    }
}

function left({ charged, given }) {
    return atLeast(subtract(charged, given.gross), zero);
}

function netLeft({ charged, chargedTax, given }) {
    return atLeast(subtract(subtract(charged, chargedTax), subtract(given.gross, given.tax)), zero);
}

function paymentLeft({ id, captured }, refunded) {
    const used = refunded.filter(share => share.payment === id);
    return atLeast(used.reduce((left, share) => subtract(left, share.amount), captured), zero);
}

function line(account, { units, typed }, position, caps) {
    const most = left(account);
    let gross = typed;
    if (typed === undefined) {
        if (!(units > none) || units > account.units - account.given.units) throw new Error("no such quantity");
        gross = unitsShare(account, units);
        if (compare(gross, most) > 0) {
            caps.push({ pointer: `/lines/${position}/quantity`, asked: gross, limit: most });
            gross = most;
        }
    } else {
        checkTyped(typed, most);
    }
    const { taxes, tax } = taxesOf(account, gross, most);
    const net = subtract(gross, tax);
    const after = subtract(most, gross);
    const remaining = {
        quantity: account.units - account.given.units - (units ?? none),
        net: subtract(netLeft(account), net),
        gross: after,
        withheld: atMost(atLeast(account.given.withheld, zero), atLeast(after, zero)),
    };
    return { id: account.id, quantity: units ?? none, net, taxes, gross, withheld: zero, remaining };
}

function charge(account, typed) {
    const most = left(account);
    checkTyped(typed, most);
    const { taxes, tax } = taxesOf(account, typed, most);
    return { id: account.id, net: subtract(typed, tax), taxes, gross: typed, remaining: subtract(most, typed) };
}

function checkTyped(typed, most) {
    if (compare(typed, zero) <= 0 || compare(typed, most) > 0) throw new Error("no such amount");
}

function unitsShare({ charged, units, given }, quantity) {
    const after = given.units + quantity;
    if (after < units) return subtract(share(charged, after, units), share(charged, given.units, units));
    return atLeast(subtract(subtract(charged, given.forUnits), given.withheld), zero);
}

function taxesOf({ charged, chargedTax, taxes: all, given }, now, most) {
    const after = add(given.gross, now);
    const takesRest = compare(after, charged) >= 0;
    let sum = zero;
    const taxes = all.map((tax, position) => {
        const before = given.taxes[position] ?? zero;
        const due = takesRest ? tax.amount : share(tax.amount, after, charged);
        const amount = atLeast(subtract(due, before), zero);
        sum = add(sum, amount);
        return { key: tax.key, name: tax.name, rate: tax.rate, amount };
    });
    const lowest = atLeast(subtract(subtract(chargedTax, given.tax), subtract(most, now)), zero);
    const bounded = atMost(atLeast(sum, atMost(lowest, now)), now);
    let by = subtract(bounded, sum);
    for (let position = all.length - 1; position >= 0 && compare(by, zero) !== 0; position--) {
        const { amount } = taxes[position];
        const taxLeft = subtract(all[position].amount, given.taxes[position] ?? zero);
        taxes[position].amount = atMost(atLeast(add(amount, by), zero), atLeast(taxLeft, amount));
        by = subtract(by, subtract(taxes[position].amount, amount));
    }
    return { taxes, tax: bounded };
}

function addTax(totals, { key, name, rate, amount }, net) {
    const total = totals.get(key);
    if (total) {
        total.net = add(total.net, net);
        total.amount = add(total.amount, amount);
    } else {
        totals.set(key, { name, rate, net, amount });
    }
}

// In proportion to what the payments have left, by largest remainder; of equals, to the earlier.
function allocate(total, paid) {
    const some = paid.filter(payment => compare(payment.left, zero) > 0);
    const whole = some.reduce((sum, payment) => add(sum, payment.left), zero);
    const shares = some.map(({ id, left }) => ({ payment: id, ...cutShare(total, left, whole) }));
    let rest = shares.reduce((rest, { share }) => subtract(rest, share), total);
    for (const share of [...shares].sort((one, other) => compare(other.loss, one.loss))) {
        if (compare(rest, zero) === 0) break;
        share.share = add(share.share, cent);
        rest = subtract(rest, cent);
    }
    const given = shares.map(({ payment, share }) => ({ payment, amount: share }));
    return given.filter(share => compare(share.amount, zero) !== 0);
}

// All figures of a quote, as on the wire.
export function figures(quote) {
    return {
        lines: quote.lines.map(({ id, quantity, net, taxes, gross, withheld, remaining }) => [
            id, Number(quantity), text(net), taxes.map(tax => text(tax.amount)), text(gross), text(withheld),
            Number(remaining.quantity), text(remaining.net), text(remaining.gross), text(remaining.withheld),
        ]),
        shipping: quote.shipping.map(({ id, net, taxes, gross, remaining }) =>
            [id, text(net), taxes.map(tax => text(tax.amount)), text(gross), text(remaining)]),
        taxes: quote.taxes.map(({ name, rate, net, amount }) => [name, rate, text(net), text(amount)]),
        sums: [quote.net, quote.tax, quote.total].map(text),
        allocation: quote.allocation.map(({ payment, amount }) => [payment, text(amount)]),
        remaining: [
            ...[quote.remaining.charged, quote.remaining.credited, quote.remaining.items, quote.remaining.captured]
                .map(text),
            quote.remaining.payments.map(({ payment, amount }) => [payment, text(amount)]),
        ],
        caps: quote.caps.map(({ pointer, asked, limit }) => [pointer, text(asked), text(limit)]),
    };
}

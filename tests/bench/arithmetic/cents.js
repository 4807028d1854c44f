// Whole cents in floats: the practical floor of JavaScript. Exact up to 2^53, so for products of two amounts of about
// 900,000.00.
export const zero = 0;
export const none = 0;
export const count = number => number;
export const amount = text => Number(text.replace(".", ""));
export const add = (x, y) => x + y;
export const subtract = (x, y) => x - y;
export const compare = (x, y) => x - y;
export const atLeast = (x, y) => (x < y ? y : x);
export const atMost = (x, y) => (x > y ? y : x);

// Half a cent rounds away from zero.
export function share(value, part, whole) {
    const twice = 2 * value * part;
    return Math.trunc((Math.trunc(twice / whole) + Math.sign(twice)) / 2);
}

export function cutShare(value, part, whole) {
    const product = value * part;
    const loss = product % whole;
    return { share: (product - loss) / whole, loss };
}

export const cent = 1;

export function text(value) {
    const digits = String(Math.abs(value)).padStart(3, "0");
    return `${value < 0 ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

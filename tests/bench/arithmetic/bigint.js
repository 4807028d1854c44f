// Whole cents, exact at any size.
export const zero = 0n;
export const none = 0n;
export const count = number => BigInt(number);
export const amount = text => BigInt(text.replace(".", ""));
export const add = (x, y) => x + y;
export const subtract = (x, y) => x - y;
export const compare = (x, y) => (x < y ? -1 : x > y ? 1 : 0);
export const atLeast = (x, y) => (x < y ? y : x);
export const atMost = (x, y) => (x > y ? y : x);

// Half a cent rounds away from zero.
export function share(value, part, whole) {
    const twice = (2n * value * part) / whole;
    return (twice + (twice < 0n ? -1n : 1n)) / 2n;
}

export function cutShare(value, part, whole) {
    const product = value * part;
    return { share: product / whole, loss: product % whole };
}

export const cent = 1n;

export function text(value) {
    const digits = String(value < 0n ? -value : value).padStart(3, "0");
    return `${value < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

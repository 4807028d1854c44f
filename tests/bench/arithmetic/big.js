import Big from "big.js";

export const zero = new Big(0);
export const none = 0;
export const count = number => number;
export const amount = text => new Big(text);
export const add = (x, y) => x.plus(y);
export const subtract = (x, y) => x.minus(y);
export const compare = (x, y) => x.cmp(y);
export const atLeast = (x, y) => (x.lt(y) ? y : x);
export const atMost = (x, y) => (x.gt(y) ? y : x);
export const share = (value, part, whole) => value.times(part).div(whole).round(2, Big.roundHalfUp);

export function cutShare(value, part, whole) {
    const product = value.times(part);
    const share = product.div(whole).round(2, Big.roundDown);
    return { share, loss: product.minus(share.times(whole)) };
}

export const cent = new Big("0.01");
export const text = value => value.toFixed(2);

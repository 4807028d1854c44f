// Amounts and moments as this language writes them. No figure is computed: an amount is shown digit by digit as the API gave it.

/** `44.60` with its currency. From a text the browser formats every digit, where a number would be rounded to a binary one. */
export function amount(text, currency, language) {
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new TypeError('an amount is no decimal');
  const digits = text.split('.')[1]?.length ?? 0;
  const style = { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(language, style).format(text);
}

/** Whether the first of two amounts of one currency is less. */
export function isLess(one, other) {
  return BigInt(one.replace('.', '')) < BigInt(other.replace('.', ''));
}

/** A moment as the shop's clock has it, where the shop has said which one that is. */
export function moment(text, zone, language) {
  const style = { dateStyle: 'medium', timeStyle: 'short' };
  const time = new Date(text);
  try {
    return new Intl.DateTimeFormat(language, { ...style, timeZone: zone ?? undefined }).format(time);
  } catch {
    // A zone that this browser does not know.
    return new Intl.DateTimeFormat(language, style).format(time);
  }
}

// Attributes that are properties too.

/** These are there or not. */
const FLAGS = new Set(['readonly', 'alone']);

/** `api-base` is the property `apiBase`. */
export function propertyOf(attribute) {
  return attribute.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** Sets the attribute of a property. */
export function reflect(desk, attribute, value) {
  if (value == null || (FLAGS.has(attribute) && !value)) desk.removeAttribute(attribute);
  else desk.setAttribute(attribute, FLAGS.has(attribute) ? '' : value);
}

/** Gives a class the properties of these attributes that it has none of its own for. */
export function reflectAll(prototype, attributes) {
  for (const attribute of attributes) {
    const property = propertyOf(attribute);
    if (Object.hasOwn(prototype, property)) continue;
    Object.defineProperty(prototype, property, {
      get() {
        return FLAGS.has(attribute) ? this.hasAttribute(attribute) : this.getAttribute(attribute);
      },
      set(value) {
        reflect(this, attribute, value);
      },
      enumerable: true,
      configurable: true,
    });
  }
}

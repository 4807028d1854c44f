// Keys that are typed into fields of the desk.

/** Keeps them from the page: to it, one looks as if pressed on the element, and would fire the page's shortcuts. */
export function keepTypedKeys(root) {
  for (const type of ['keydown', 'keypress', 'keyup']) {
    root.addEventListener(type, (event) => {
      if (event.composedPath()[0].matches?.('input, textarea, select, [contenteditable]')) event.stopPropagation();
    });
  }
}

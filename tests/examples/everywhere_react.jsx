import 'avoir-desk';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { askEverything } from './everywhere.js';

const root = createRoot(document.querySelector('#stage'));

await askEverything({
  async render(properties, handlers = {}, children) {
    // React hears an event by `on` and its very name.
    const on = Object.fromEntries(Object.entries(handlers).map(([name, hear]) => [`on${name}`, hear]));
    flushSync(() => root.render(<avoir-desk {...properties} {...on}>{children}</avoir-desk>));
  },
  async clear() {
    flushSync(() => root.render(null));
  },
});

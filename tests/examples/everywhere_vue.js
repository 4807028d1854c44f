import 'avoir-desk';
import { createApp, h, nextTick, shallowRef } from 'vue';
import { askEverything } from './everywhere.js';

const shown = shallowRef(null);
createApp({ render: () => shown.value }).mount('#stage');

await askEverything({
  async render(properties, handlers = {}, children) {
    // As templates write `@name`: with a colon the name is heard as it is spelled.
    const on = Object.fromEntries(Object.entries(handlers).map(([name, hear]) => [`on:${name}`, hear]));
    shown.value = h('avoir-desk', { ...properties, ...on }, children);
    await nextTick();
  },
  async clear() {
    shown.value = null;
    await nextTick();
  },
});

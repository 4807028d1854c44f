import 'avoir-desk';
import { createApp, h, ref } from 'vue';
import { apiBase, token } from './back_office.js';

const base = await apiBase();
const view = ref('orders');

createApp({
  render: () => [
    h('p', { role: 'status' }, view.value),
    h('button', { type: 'button', onClick: () => (view.value = 'unfinished') }, 'À terminer'),
    // Vue sets what the element has as a property; a template says the same as `:token-provider.prop` and `@avoir-navigate`.
    h('avoir-desk', {
      apiBase: base,
      routing: 'attribute',
      view: view.value,
      tokenProvider: token,
      'onAvoir-navigate': ({ detail }) => (view.value = detail.view),
    }),
  ],
}).mount('#app');

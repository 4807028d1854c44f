import { apiBase, token } from './back_office.js';

const model = { base: await apiBase(), token, view: 'orders/ORD00123', readonly: true, went: ({ detail }) => set('view', detail.view) };
const desk = document.querySelector('avoir-desk');
const status = document.querySelector('[role=status]');

/** HTML knows no capitals; a template's compiler does. */
const PROPERTIES = { apibase: 'apiBase', tokenprovider: 'tokenProvider' };

function bind() {
  for (const { name, value } of desk.attributes) {
    const property = name.match(/^\[(.+)\]$/)?.[1];
    if (property) desk[PROPERTIES[property] ?? property] = model[value];
  }
  status.textContent = model.view;
}

function set(name, value) {
  model[name] = value;
  bind();
}

for (const { name, value } of desk.attributes) {
  const event = name.match(/^\((.+)\)$/)?.[1];
  if (event) desk.addEventListener(event, (told) => model[value](told));
}
// Before the element is defined, as where its script comes late.
bind();
await import('avoir-desk');
globalThis.set = set;

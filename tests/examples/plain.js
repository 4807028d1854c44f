import { apiBase, token } from './back_office.js';

const desk = document.querySelector('avoir-desk');
desk.tokenProvider = token;
desk.apiBase = await apiBase();
desk.addEventListener('avoir-operation', ({ detail }) => {
  document.querySelector('[role=status]').textContent = `${detail.orderId} : ${detail.kind}, ${detail.status}`;
});
// Last, so that the desk finds all that it is told. What is set later it heeds as well.
await import('avoir-desk');

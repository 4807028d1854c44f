// What an editor knows of the desk: this compiles, and what is wrong in it does not.

import type { AvoirDesk } from 'avoir-desk';

const desk: AvoirDesk = document.createElement('avoir-desk');
desk.tokenProvider = async ({ reason }) => (reason === 'expired' ? 'another' : 'first');
desk.linkPolicy = ['*.hipay-tpp.com'];
desk.addressOf = (view) => `/desk/${view}`;
desk.view = 'orders/ORD00123/credit-note';
desk.readonly = true;
desk.addEventListener('avoir-operation', ({ detail }) => {
  const status: 'sent' | 'succeeded' | 'refused' | 'unknown' = detail.status;
  console.log(detail.orderId, status);
});
// @ts-expect-error There is no such way.
desk.routing = 'by-pigeon';
// @ts-expect-error The promise is the desk's to keep.
desk.ready = Promise.resolve();
await desk.resume();
desk.lock();

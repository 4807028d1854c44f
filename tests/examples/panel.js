import './panel.css';
import { apiBase, token } from './back_office.js';

// The ticket names its order; the panel shows that one and nothing else.
const number = document.querySelector('b').textContent;
const desk = document.querySelector('avoir-desk');
desk.tokenProvider = token;
desk.view = `orders/${number}`;
desk.apiBase = await apiBase();
// A ticket that is closed takes its panel along: nothing of the order stays in the tab.
addEventListener('pagehide', () => desk.lock());
await import('avoir-desk');

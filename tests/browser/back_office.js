// The back office's own script: it signs its agents in, and writes down what it hears of its guest.
window.heard = [];
/** What it was asked a token for. */
window.reasons = [];
const EVENTS = ['ready', 'error', 'auth-required', 'navigate', 'operation', 'busy', 'outgoing-link'];
for (const name of EVENTS.map((event) => `avoir-${event}`)) {
  document.addEventListener(name, ({ detail }) => window.heard.push([name, detail]));
}
window.violations = [];
document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.sourceFile}`));
window.giveToken = async ({ reason }) => {
  window.reasons.push(reason);
  const answer = await fetch('/token', { cache: 'no-store' });
  if (!answer.ok) throw new Error('nobody is signed in here');
  return answer.text();
};
for (const desk of document.querySelectorAll('avoir-desk')) desk.tokenProvider = window.giveToken;

// The shell's own panels: what happened, what is safe, and a button to go on.

/** A title, texts, and a button with the last of the words. */
export function fill(panel, title, words, press) {
  const label = words.pop();
  const button = element('button', { type: 'button', textContent: label });
  button.addEventListener('click', press);
  panel.append(element('h2', { textContent: title }), ...words.map((text) => element('p', { textContent: text })), button);
  return button;
}

export function element(name, properties) {
  return Object.assign(document.createElement(name), properties);
}

/** Says in front of all else that this address is not to be followed. */
export function forbid(place, url, [title, text, label]) {
  const dialog = element('dialog', { className: 'shell', ariaLabel: title });
  fill(dialog, title, [text, url, label], () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  place.append(dialog);
  dialog.showModal();
}

// Pieces of a page without the program: headings, facts and tables. All that comes from elsewhere is put in as text.

export function make(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** What people or other firms have written, whichever way its letters run. */
export function said(text) {
  return make('bdi', { textContent: text });
}

/** Labels and what they are about; without those that are about nothing. */
export function facts(pairs) {
  const list = make('dl', {});
  for (const [label, value] of pairs) {
    if (value != null && value !== '') list.append(make('div', {}, make('dt', { textContent: label }), make('dd', {}, value)));
  }
  return list;
}

/** A table, which may be wider than the page and is then scrolled by itself; or the words for its being empty. */
export function table(title, heads, rows, none) {
  if (rows.length === 0) return make('p', { textContent: none });
  const head = make('tr', {}, ...heads.map((text) => make('th', { scope: 'col', textContent: text })));
  const lines = rows.map(([first, ...rest]) =>
    make('tr', {}, make('th', { scope: 'row' }, first), ...rest.map((cell) => make('td', {}, cell ?? ''))),
  );
  const made = make('table', { ariaLabel: title }, make('thead', {}, head), make('tbody', {}, ...lines));
  return make('div', { className: 'scrolls', role: 'region', ariaLabel: title, tabIndex: 0 }, made);
}

export function part(level, title, ...content) {
  return make('section', {}, make(`h${level}`, { textContent: title }), ...content);
}

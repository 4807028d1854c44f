// A field for each custom property and part of the desk, as its manifest names them.

const desk = document.querySelector('avoir-desk');
const form = document.querySelector('form');
const parts = new CSSStyleSheet();
document.adoptedStyleSheets = [parts];

function field(name, description, hint, change) {
  const label = document.createElement('label');
  const input = Object.assign(document.createElement('input'), { name, placeholder: hint, autocomplete: 'off' });
  label.append(`${name}: ${description}`, input);
  input.addEventListener('input', change);
  form.append(label);
}

/** The rules of all parts for which one was typed. */
function dressParts() {
  const typed = [...form.elements].filter(({ name, value }) => name.startsWith('::part') && value.trim() !== '');
  parts.replaceSync(typed.map(({ name, value }) => `avoir-desk${name} { ${value} }`).join('\n'));
}

const manifest = await (await fetch('/custom-elements.json')).json();
const { cssProperties, cssParts } = manifest.modules[0].declarations[0];
for (const { name, description } of cssProperties) {
  field(name, description, 'teal', ({ target }) => desk.style.setProperty(name, target.value));
}
for (const { name, description } of cssParts) field(`::part(${name})`, description, 'outline: 2px solid teal', dressParts);
form.querySelector('output').textContent = `${cssProperties.length} + ${cssParts.length}`;

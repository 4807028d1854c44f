// Copies of a sheet of paper in a document of their own, so that the page around it is on none of them. The sheet
// brings all that it is dressed in: no file is fetched, and no rule of the page's policy is asked for an exception.

/** Paper wears the layer of that name and the rules for printed pages, and nothing else of the desk's sheet. */
function dressOf(paper) {
  const isOfPaper = (rule) => rule instanceof CSSPageRule || rule.name === 'paper';
  const rules = paper.getRootNode().adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]);
  return rules.filter(isOfPaper).map((rule) => rule.cssText).join('\n');
}

let frame;

/** Takes the copy off the page. */
export function clearPaper() {
  frame?.remove();
  frame = undefined;
}

/** Opens the browser's print dialog with the sheet alone. */
export function print(paper) {
  clearPaper();
  frame = document.createElement('iframe');
  frame.tabIndex = -1;
  frame.setAttribute('aria-hidden', 'true');
  Object.assign(frame.style, { position: 'fixed', inset: 'auto 0 0 auto', width: 0, height: 0, border: 0 });
  const fill = ({ target }) => {
    const { contentWindow: view, contentDocument: page } = target;
    page.documentElement.lang = paper.lang;
    // Browsers propose it as the name of the file that is printed to.
    page.title = paper.dataset.name;
    const dress = new view.CSSStyleSheet();
    dress.replaceSync(dressOf(paper));
    page.adoptedStyleSheets = [dress];
    page.body.replaceChildren(page.importNode(paper, true));
    view.addEventListener('afterprint', () => target.remove());
    view.focus();
    view.print();
  };
  frame.addEventListener('load', fill, { once: true });
  document.body.append(frame);
}

/** Saves the sheet as a file that holds all of it, and prints as it does here. */
export function save(paper) {
  const { lang, dataset: { name } } = paper;
  const head = `<meta charset="utf-8"><title>${name.replace(/[^\w-]/g, '')}</title><style>${dressOf(paper)}</style>`;
  const file = `<!doctype html>\n<html lang="${lang}"><head>${head}</head><body>${paper.outerHTML}</body></html>\n`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/html;charset=utf-8' }));
  link.download = `${name}.html`;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// Amounts whose characters are not drawn from left to right in their order: the name beside them turned them.
const root = document.querySelector("avoir-desk").shadowRoot;
const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
const wrong = [];
while (walker.nextNode()) {
  const node = walker.currentNode;
  for (const match of node.data.matchAll(/\d[\d\s.,]*\d\s*€|€\s*\d[\d.,]*/g)) {
    const lefts = [...match[0]].map((_, offset) => {
      const range = document.createRange();
      range.setStart(node, match.index + offset);
      range.setEnd(node, match.index + offset + 1);
      return range.getBoundingClientRect();
    }).filter(box => box.width > 0).map(box => box.left);
    if (lefts.some((left, index) => index > 0 && left < lefts[index - 1])) wrong.push(match[0]);
  }
}
const outside = [...root.querySelectorAll("*")].filter(element =>
  [...element.childNodes].some(child => child.nodeType === Node.TEXT_NODE && child.data.includes("Eve")) && !element.closest("bdi"));
return [...wrong, ...outside.map(element => element.outerHTML)];

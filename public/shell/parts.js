// Where the parts of the desk's program are. The build gives them names that change with their content, here and in
// parts.json, so that a browser keeps them for good and never brings together those of two builds.

const NAMES = { code: 'avoir-desk.js', wasm: 'avoir-desk_bg.wasm', sheet: 'avoir-desk.css' };

/** The parts as they are now: after a deploy those of an open page are there no longer. */
async function latestNames(here) {
  const answer = await fetch(new URL('parts.json', here), { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`parts.json: ${answer.status}`);
  return answer.json();
}

/** The whole addresses of all parts, for the first program of this page or for one that starts anew. */
export async function partsOf(generation, here) {
  const names = generation === 0 ? NAMES : await latestNames(here);
  const parts = Object.fromEntries(Object.entries(names).map(([part, name]) => [part, new URL(name, here).href]));
  // A page imports an address only once.
  if (generation > 0) parts.code += `?fresh=${generation}`;
  return parts;
}

// Where the parts of the desk's program are. The build gives them names that change with their content, here and in
// parts.json, so that a browser keeps them for good and never brings together those of two builds.

/** Written so that a bundler finds them, and puts its own names here. */
const OWN = {
  code: new URL('./avoir-desk.js', import.meta.url).href,
  wasm: new URL('./avoir-desk_bg.wasm', import.meta.url).href,
  rest: new URL('./avoir-rest.wasm', import.meta.url).href,
  sheet: new URL('./avoir-desk.css', import.meta.url).href,
  plain: new URL('./avoir-plain.js', import.meta.url).href,
};

/** The parts as they are now: after a deploy those of an open page are there no longer. */
async function latest(here) {
  try {
    const answer = await fetch(new URL('parts.json', here), { cache: 'no-cache' });
    const names = Object.entries(await answer.json());
    return Object.fromEntries(names.map(([part, name]) => [part, new URL(name, here).href]));
  } catch {
    // A bundler has other names, and takes no parts.json along.
    return { ...OWN };
  }
}

/** The whole addresses of all parts, for the first program of this page or for one that starts anew. */
export async function partsOf(generation, here) {
  if (generation === 0) return OWN;
  const parts = await latest(here);
  // A page imports an address only once.
  parts.code += `?fresh=${generation}`;
  parts.plain += `?fresh=${generation}`;
  return parts;
}

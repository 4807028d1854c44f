// Whether programs run here at all.

/** The shortest module there is. */
const EMPTY_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** False where the browser has no WebAssembly, or a setting or a rule of the page keeps it from compiling any. */
export function runsWebAssembly() {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) !== undefined;
  } catch {
    return false;
  }
}

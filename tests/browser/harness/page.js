// What an agent can perceive of the desk, and a way to wait for it: asked in roles and names, as the browser's
// own accessibility tree knows them. Every command brings this along; `request` says what is asked.
const host = () => document.querySelector("avoir-desk");
const root = () => host()?.shadowRoot ?? document;

/** One spelling for quotes, spaces and case-less dashes, so that a journey is typed on any keyboard. */
const plain = text => (text ?? "").replace(/[’‘]/g, "'").replace(/[\s\u00a0\u202f]+/g, " ").trim();

/** An open modal dialog hides all else. */
const top = () => [...root().querySelectorAll("dialog:modal")].at(-1) ?? null;
const screen = () => top() ?? (root() === document ? (document.body ?? document.documentElement) : root());

/** Where elements of a role can be: the browser then says which of them really have it. */
const CANDIDATES = {
  alert: "[role=alert]", button: "button, [role=button], [type=submit], summary", cell: "td", checkbox: "[type=checkbox]",
  columnheader: "th", group: "[role=group], fieldset", combobox: "select, [role=combobox], input[list]", dialog: "dialog", heading: "h1, h2, h3, h4, h5, h6",
  link: "a[href]", listbox: "select, [role=listbox]", menuitem: "[role=menuitem]", option: "option, [role=option]", radio: "[type=radio]",
  row: "tr, [role=row]", searchbox: "[type=search]", status: "output, [role=status]", switch: "[role=switch]", table: "table",
  textbox: "input, textarea",
};
const isShown = element => element.checkVisibility({ visibilityProperty: true });
const named = (thing, element) => {
  const name = plain(element.computedName);
  // Behind its title a dialog says which order it is about.
  if (thing.role === "dialog" && name.startsWith(`${plain(thing.name)} `)) return true;
  return thing.exact ? name === plain(thing.name) : name.includes(plain(thing.name));
};

/** Every element that an agent perceives as this thing. */
function all(thing) {
  const places = thing.within ? all(thing.within) : [screen()];
  const found = places.flatMap(place => [...place.querySelectorAll(CANDIDATES[thing.role] ?? "*")]);
  const self = thing.within || !top() || thing.role !== "dialog" ? [] : [top()];
  return [...self, ...found].filter(element =>
    isShown(element) && element.computedRole === thing.role && named(thing, element) &&
    (thing.text == null || plain(element.innerText).includes(plain(thing.text))));
}

const isEnabled = element => !element.matches(":disabled") && element.getAttribute("aria-disabled") !== "true";
const isOn = element => element.checked ?? ["aria-checked", "aria-pressed", "aria-expanded", "aria-selected"]
  .some(state => element.getAttribute(state) === "true");
const textOf = place => place instanceof ShadowRoot ? [...place.children].map(child => child.innerText).join("\n") : place.innerText;

function focused() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function spoken(element) {
  if (!element || element === document.body || element === host()) return "nothing";
  const state = [isEnabled(element) ? "" : "disabled", isOn(element) ? "on" : "", "value" in element && element.value ? `"${element.value}"` : ""];
  return `${element.computedRole} «${plain(element.computedName)}»${state.filter(Boolean).map(word => ` (${word})`).join("")}`;
}

const CONDITIONS = {
  seen: ({ thing }) => all(thing).length > 0,
  gone: ({ thing }) => all(thing).length === 0,
  enabled: ({ thing }) => all(thing).some(isEnabled),
  disabled: ({ thing }) => all(thing).length > 0 && !all(thing).some(isEnabled),
  off: ({ thing }) => all(thing).length > 0 && !all(thing).some(isOn),
  holding: ({ thing, text }) => all(thing).some(element => plain(element.value) === plain(text)),
  focused: ({ thing }) => all(thing).includes(focused()),
  reads: ({ text }) => plain(textOf(screen())).includes(plain(text)),
  silent_on: ({ text }) => !plain(textOf(screen())).includes(plain(text)),
  first: ({ thing, text }) => plain(all(thing)[0]?.innerText).includes(plain(text)),
  counts: ({ thing, count }) => all(thing).length === count,
  at: ({ address }) => location.pathname + location.search === address,
  focus_kept: () => spoken(focused()) !== "nothing",
  focus_in_dialog: () => top()?.contains(focused()) ?? false,
  step_read: () => !(top() ?? focused()?.closest("form"))?.hasAttribute("data-unread"),
  behind_another_tab: () => document.visibilityState === "hidden",
};
const holds = condition => CONDITIONS[condition.is](condition);

/** Resolves as soon as the condition holds; asks again at every change of the page, and only then. */
function until(condition, limit) {
  return new Promise((resolve, reject) => {
    const events = ["focusin", "focusout", "input", "change", "toggle", "close", "visibilitychange", "popstate", "pageshow", "resize", "scroll", "load"];
    const watched = { childList: true, subtree: true, attributes: true, characterData: true };
    const observer = new MutationObserver(check);
    const stop = () => {
      isOver = true;
      observer.disconnect();
      clearTimeout(timer);
      events.forEach(event => window.removeEventListener(event, check, true));
      window.navigation?.removeEventListener("currententrychange", check);
    };
    const timer = setTimeout(() => { stop(); reject(new Error(`not within ${limit / 1000} s`)); }, limit);
    // A page may put its desk there at any time, and what happens in it is not seen from outside.
    let place;
    let isOver = false;
    function check() {
      if (isOver) return;
      if (place !== root()) observer.observe((place = root()), watched);
      try {
        if (holds(condition)) { stop(); resolve(); }
      } catch (error) { stop(); reject(error); }
    }
    events.forEach(event => window.addEventListener(event, check, true));
    window.navigation?.addEventListener("currententrychange", check);
    observer.observe(document, watched);
    check();
    // The root appears without a change that could be observed.
    customElements.whenDefined("avoir-desk").then(check);
  });
}

const frame = () => new Promise(requestAnimationFrame);

/** Resolves once no animation runs and, on a line that brings every answer, none is awaited; and what came is drawn.
 *  What never rests is an error that says what is going on. */
async function rest(isLineSound, limit) {
  let happens = "";
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no rest within ${limit / 1000} s: ${happens}`)), limit);
  });
  const settled = async () => {
    let moving;
    do {
      // In the first frame what came is drawn, in the second it is measured.
      happens = "no frame is drawn";
      await frame();
      await frame();
      moving = root().getAnimations().filter(({ playState, effect }) =>
        playState === "running" && effect.getComputedTiming().endTime !== Infinity);
      happens = `moving: ${moving.map(said).join(", ")}; awaited: ${window.awaited?.().join(", ")}`;
    } while (moving.length > 0 || (isLineSound && window.isAwaitingNothing?.() === false));
  };
  await Promise.race([settled(), late]).finally(() => clearTimeout(timer));
}
const said = ({ animationName, transitionProperty, effect }) =>
  `${animationName ?? transitionProperty} of ${effect.target?.outerHTML.slice(0, 100)}`;

const belongsTo = (element, hit) => element.contains(hit) || [...(element.labels ?? [])].some(label => label.contains(hit));

function middle(element) {
  const box = element.getClientRects()[0] ?? element.getBoundingClientRect();
  return { x: Math.round(box.left + box.width / 2), y: Math.round(box.top + box.height / 2) };
}

/** The middle of the only such thing, once it rests where it is; what covers it is an error. `missed` says later what
 *  was hit in its place. */
async function aim(thing, isLineSound, limit) {
  const deadline = performance.now() + limit;
  while (performance.now() < deadline) {
    await until({ is: "enabled", thing }, limit);
    const found = all(thing);
    if (found.length > 1) throw new Error(`there are ${found.length} of them: ${found.map(spoken).join(", ")}`);
    const [element] = found;
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
    const before = middle(element);
    await rest(isLineSound, limit);
    const { x, y } = middle(element);
    if (!element.isConnected || x !== before.x || y !== before.y) continue;
    const hit = root().elementFromPoint(x, y);
    if (!hit || !belongsTo(element, hit)) throw new Error(`covered by ${hit?.outerHTML.slice(0, 200)}`);
    window.missed = "nothing";
    window.addEventListener("pointerdown", event => {
      const [hit] = event.composedPath();
      window.missed = belongsTo(element, hit) ? null : `${hit.outerHTML?.slice(0, 200)}`;
    }, { capture: true, once: true });
    return { x, y };
  }
  throw new Error("it does not come to rest");
}

/** The screen in words, for whoever reads that a journey failed. */
function picture() {
  const told = ["button", "cell", "checkbox", "combobox", "columnheader", "dialog", "heading", "link", "menuitem", "option", "radio", "searchbox", "status", "alert", "switch", "textbox"];
  const place = screen();
  const elements = [...(place instanceof Element ? [place] : []), ...place.querySelectorAll("*")].filter(isShown);
  const lines = elements.filter(element => told.includes(element.computedRole)).map(spoken);
  return [`at ${location.pathname}${location.search}`, `focus on ${spoken(focused())}`, "", ...lines, "", textOf(place)].join("\n");
}

/** What is wrong with how the screen is laid out: too wide, or with controls that are hard to hit. */
function layout() {
  const page = document.documentElement;
  const wrong = page.scrollWidth > innerWidth ? [`${page.scrollWidth} px of page in ${innerWidth} px`] : [];
  const controls = [...screen().querySelectorAll("a[href], button, input, select, textarea, summary, [role=switch], [tabindex='0']")];
  for (const control of controls.filter(isShown)) {
    const boxes = [control, ...(control.labels ?? [])].map(element => element.getBoundingClientRect());
    const [width, height] = [Math.max(...boxes.map(box => box.width)), Math.max(...boxes.map(box => box.height))];
    const insideSentence = control.matches("a") && getComputedStyle(control).display === "inline" && control.closest("p, li") != null;
    if (!insideSentence && (width < 23.5 || height < 23.5)) wrong.push(`${spoken(control)}: ${width.toFixed(1)} x ${height.toFixed(1)} px`);
  }
  return wrong;
}

/** What lies over the middle of what has the focus; nothing, as it should be. */
function coverOfFocus() {
  const element = focused();
  if (!element || element === document.body || element === host()) return null;
  const box = element.getBoundingClientRect();
  // Of what is taller than the screen, some part is enough.
  const [x, y] = [box.left + box.width / 2, box.top + Math.min(box.height, 40) / 2];
  const hit = root().elementFromPoint(x, y);
  return hit && belongsTo(element, hit) ? null : `${hit?.outerHTML.slice(0, 200) ?? "nothing"}`;
}

/** What something can be typed into or chosen in, on the screen as it is; a native list opens by Enter. */
const fields = () => [...screen().querySelectorAll("input")].filter(isShown);

const QUESTIONS = {
  is: ({ condition }) => holds(condition),
  clipboard: () => navigator.clipboard.readText(),
  copy: async ({ text }) => { await navigator.clipboard.writeText(text); return null; },
  until: ({ condition, limit }) => until(condition, limit),
  aim: ({ thing, is_line_sound, limit }) => aim(thing, is_line_sound, limit),
  rest: ({ is_line_sound, limit }) => rest(is_line_sound, limit),
  set_focus: ({ thing }) => all(thing)[0].focus(),
  fields: () => fields().length,
  set_focus_on_field: ({ index }) => fields()[index]?.focus(),
  picture, layout, cover_of_focus: coverOfFocus,
  texts: ({ thing }) => all(thing).map(element => plain(element.innerText || element.value)),
  attribute: ({ thing, name }) => all(thing).map(element => element.getAttribute(name)),
  focus: () => spoken(focused()),
  focus_in_dialog: () => top() == null ? "no dialog is open" : top().contains(focused()) ? "inside" : spoken(focused()),
};

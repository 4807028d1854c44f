// The look of a page without the program.

export const PLAIN_SHEET = new CSSStyleSheet();
PLAIN_SHEET.replaceSync(`
  .plain { max-width: 60em; margin: 0 auto 3em; padding: 0 1em; font: 15px/1.5 system-ui, sans-serif;
    color-scheme: light dark; color: light-dark(#171a20, #e9ebf0); background: light-dark(#fff, #181b21); }
  :host([theme=light]) .plain { color-scheme: light; }
  :host([theme=dark]) .plain { color-scheme: dark; }
  .plain h2 { margin: 1.4em 0 .5em; font-size: 1.25em; overflow-wrap: anywhere; }
  .plain h3 { margin: 1.2em 0 .4em; font-size: 1.05em; }
  .plain p { margin: 0 0 .6em; }
  .plain dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(14em, 1fr)); gap: .5em 1.5em; margin: 0; }
  .plain dt, .plain thead th { font-weight: 400; color: light-dark(#545a66, #a9b0bd); }
  .plain dd { margin: 0; font-weight: 500; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
  .plain .scrolls { overflow-x: auto; }
  .plain table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
  .plain th, .plain td { padding: .35em .8em .35em 0; text-align: start; vertical-align: top;
    border-bottom: 1px solid light-dark(#e3e6eb, #2b303a); }
  .plain tbody th { font-weight: 500; }
  .plain button { min-height: 24px; padding: .15em .6em; border: 1px solid light-dark(#767d8a, #8b93a1); border-radius: 6px;
    font: inherit; color: inherit; background: none; cursor: pointer; }
  .plain :focus-visible { outline: 2px solid light-dark(#2a5bd7, #84a9ff); outline-offset: 2px; }
`);

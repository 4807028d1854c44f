// The element's look before the desk's own sheet is there, and when nothing else could be loaded.

export const HOST_SHEET = new CSSStyleSheet();
HOST_SHEET.replaceSync(`
  :host { all: initial !important; display: block !important; direction: ltr !important; unicode-bidi: isolate !important; }
  :host([hidden]) { display: none !important; }
  .shell { max-width: 34em; margin: 4em auto; padding: 1.5em 1.75em; font: 15px/1.5 system-ui, sans-serif;
    color-scheme: light dark; color: light-dark(#171a20, #e9ebf0); background: light-dark(#fff, #181b21);
    border: 1px solid light-dark(#e3e6eb, #2b303a); border-radius: 10px; }
  .shell[role=status] { border-color: transparent; text-align: center; }
  :host([theme=light]) .shell { color-scheme: light; }
  :host([theme=dark]) .shell { color-scheme: dark; }
  .shell h2 { margin: 0 0 .4em; font-size: 1.2em; text-wrap: balance; }
  .shell p { margin: 0 0 .8em; }
  .shell button { padding: .45em 1.1em; border: 0; border-radius: 6px; font: inherit; font-weight: 500; cursor: pointer;
    color: light-dark(#fff, #0b1530); background: light-dark(#2a5bd7, #84a9ff); }
  .shell button:focus-visible { outline: 2px solid light-dark(#2a5bd7, #84a9ff); outline-offset: 2px; }
`);

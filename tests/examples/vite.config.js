import { defineConfig } from 'vite';

// Every page is an entry of its own.
const pages = ['index', 'plain', 'react', 'vue', 'binding', 'panel', 'everywhere_react', 'everywhere_vue'];

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  build: {
    outDir: 'built',
    modulePreload: { polyfill: false },
    rollupOptions: { input: pages.map((page) => `${page}.html`) },
  },
  // Its parts are found beside it, not where Vite would bundle it to.
  optimizeDeps: { exclude: ['avoir-desk'] },
});

// Serves the built examples, as a back office with one agent who is signed in: node serve.mjs FOLDER PORT API TOKEN

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';

const [folder, port, api, token] = process.argv.slice(2);
const KINDS = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

createServer(async (request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://here').pathname));
  if (path === '/token') return response.end(token);
  if (path === '/config.json') return response.end(JSON.stringify({ apiBase: `${api}/api/v1` }));
  const file = join(folder, path === '/' ? 'index.html' : path);
  const isFile = file.startsWith(folder) && (await stat(file).catch(() => undefined))?.isFile();
  response.writeHead(isFile ? 200 : 404, { 'content-type': KINDS[extname(file)] ?? 'application/octet-stream' });
  if (isFile) createReadStream(file).pipe(response);
  else response.end('nothing');
}).listen(Number(port), '127.0.0.1', () => console.log(`The examples are at http://127.0.0.1:${port}`));

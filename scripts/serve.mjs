// A small static server for built sites: right types, index pages, 404.html, nothing outside the folder.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};

/** Serves `folder` under `base` on loopback; resolves to the server once it listens. Port 0 takes any. */
export function serve(folder, { port = 0, base = '/' } = {}) {
  const root = path.resolve(folder);
  const send = async (file, status, response) => {
    const info = await stat(file).catch(() => undefined);
    if (!info?.isFile()) return false;
    response.writeHead(status, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-length': info.size,
      'cache-control': 'no-cache',
    });
    createReadStream(file).pipe(response);
    return true;
  };
  const server = createServer(async (request, response) => {
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const wanted = decodeURIComponent(pathname);
      const file = wanted.startsWith(base) ? path.join(root, wanted.slice(base.length)) : undefined;
      if (file !== undefined && (file === root || file.startsWith(root + path.sep))) {
        const info = await stat(file).catch(() => undefined);
        if (info?.isDirectory()) {
          if (!wanted.endsWith('/')) {
            response.writeHead(301, { location: `${pathname}/` }).end();
            return;
          }
          if (await send(path.join(file, 'index.html'), 200, response)) return;
        } else if (await send(file, 200, response)) return;
      }
      if (!(await send(path.join(root, '404.html'), 404, response))) response.writeHead(404).end('Not found');
    } catch {
      response.writeHead(400).end('Bad request');
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** Like `serve`, at `port` or the next free one. */
export async function serveOnFreePort(folder, options) {
  for (let port = options.port; port < options.port + 50; port++) {
    try {
      return await serve(folder, { ...options, port });
    } catch (error) {
      if (error.code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(`No free port from ${options.port} to ${options.port + 49}`);
}

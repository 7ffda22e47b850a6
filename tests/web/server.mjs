// Serves folders from loopback under the policy that the page promises to live with.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';

export const POLICY = "default-src 'none'; style-src 'self'; img-src 'self'";

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

// `folders` says what stands where: {'/towns/gosport/': 'site'}.
export function serve(folders) {
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (address === '/favicon.ico') {
      response.writeHead(204).end(); // browsers ask for it unbidden
      return;
    }
    const mount = Object.keys(folders).find((prefix) => address.startsWith(prefix));
    let file = mount && path.join(folders[mount], address.slice(mount.length));
    if (file && file.endsWith('/')) file += 'index.html';
    if (file && fs.existsSync(file) && fs.statSync(file).isDirectory()) file += '/index.html';
    if (!file || !fs.existsSync(file)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      'Content-Type': types[path.extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': POLICY,
    });
    fs.createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }));
  });
}

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve, serveOnFreePort } from '../../scripts/serve.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'serve-'));
mkdirSync(path.join(folder, 'site/a ü'), { recursive: true });
writeFileSync(path.join(folder, 'secret.txt'), 'secret');
writeFileSync(path.join(folder, 'site/index.html'), 'home');
writeFileSync(path.join(folder, 'site/404.html'), 'not here');
writeFileSync(path.join(folder, 'site/a ü/index.html'), 'a');

let server: Awaited<ReturnType<typeof serve>>;
const get = async (url: string) => {
  const response = await fetch(`http://127.0.0.1:${server.address().port}${url}`, { redirect: 'manual' });
  return [response.status, await response.text(), response.headers.get('location')];
};
beforeAll(async () => {
  server = await serve(path.join(folder, 'site'), { base: '/sub/' });
});
afterAll(() => server.close());

test('a folder gives its index, an address without the slash is sent on', async () => {
  expect(await get('/sub/')).toEqual([200, 'home', null]);
  expect(await get('/sub/a%20%C3%BC/')).toEqual([200, 'a', null]);
  expect(await get('/sub/a%20%C3%BC')).toEqual([301, '', '/sub/a%20%C3%BC/']);
});
test('what is not there, or lies outside the base or the folder, is 404', async () => {
  expect(await get('/sub/none')).toEqual([404, 'not here', null]);
  expect(await get('/')).toEqual([404, 'not here', null]);
  expect((await get('/sub/..%2Fsecret.txt'))[1]).toBe('not here');
  expect((await get('/sub/%E0%A4%A'))[0]).toBe(400);
});
test('a port that is taken leads to the next one', async () => {
  const { port } = server.address();
  const other = await serveOnFreePort(path.join(folder, 'site'), { port });
  expect(other.address().port).toBeGreaterThan(port);
  other.close();
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { offlineBundle, refuseModuleUrls } from '../../src/integrations/offline-bundle.ts';

/** A folder with two modules, one loaded by the other when it is asked for. */
const root = mkdtempSync(path.join(tmpdir(), 'bundle-'));
writeFileSync(path.join(root, 'a.js'), "ran.push('a'); export const later = () => import('./b.js');");
writeFileSync(path.join(root, 'b.js'), "ran.push('b'); export default 2;");
const modules = new Map([
  ['/a.js', "export * from './a.js';"],
  ['island:/b.js', "export * from './b.js'; export { default } from './b.js';"],
  ['inline:x', "ran.push('x');"],
]);

const run = async () => {
  const ran: string[] = [];
  const context = createContext({ ran, Promise, Error });
  runInContext(await offlineBundle(root, modules), context);
  const load = runInContext('__offlineImport', context) as (id: string) => Promise<Record<string, unknown>>;
  return { ran, load };
};

describe('all modules in one classic script', () => {
  test('run only when they are asked for, and once', async () => {
    const { ran, load } = await run();
    expect(ran).toEqual([]);
    await load('inline:x');
    const { later } = (await load('/a.js')) as { later(): Promise<{ default: number }> };
    expect(ran).toEqual(['x', 'a']);
    expect((await later()).default).toBe(2);
    expect((await load('island:/b.js')).default).toBe(2);
    expect(ran).toEqual(['x', 'a', 'b']);
  });
  test('a module that is not there is named', async () => {
    const { load } = await run();
    await expect(load('/c.js')).rejects.toThrow('No module /c.js in offline.js');
  });
  test('the script holds no import and is the same in whatever order pages name their modules', async () => {
    const text = await offlineBundle(root, modules);
    expect(text).not.toMatch(/\bimport\s*\(|\bexport\b/);
    expect(await offlineBundle(root, new Map([...modules].reverse()))).toBe(text);
  });
  test('a module that waits at its top level cannot be in it, and fails the build', async () => {
    await expect(offlineBundle(root, new Map([['/w.js', 'await 1;']]))).rejects.toThrow(/[Tt]op-level await/);
  });
});

test('a module that makes an address out of its own is refused', () => {
  expect(() => refuseModuleUrls('new URL("worker.js", import.meta.url)')).toThrow('has no meaning on file://');
  expect(() =>
    refuseModuleUrls('t(() => import("./b.js"), [], import.meta.url); new URL(location.href)'),
  ).not.toThrow();
});

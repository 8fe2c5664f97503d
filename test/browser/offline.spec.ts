import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { editions } from './places.ts';
import { expect, figure, test } from './site.ts';

test('the hosted edition does not come alive on file://, so the tests of the offline edition mean something', async ({
  page,
}) => {
  await page.goto(pathToFileURL(path.resolve('dist/index.html')).href);
  await page.waitForTimeout(1500);
  await expect(page.locator('figure#kink [data-ready="true"]')).toHaveCount(0);
});

test('the offline edition comes alive from a folder with every kind of awkward character in its name', async ({
  guarded: page,
}) => {
  await page.goto(editions.offline(''));
  expect(decodeURIComponent(page.url())).toContain('My course #1 (ü) 100%');
  await figure(page, 'kink');
  await expect(page.getByRole('link', { name: 'Download for offline use (zip)' })).toHaveCount(0);
});

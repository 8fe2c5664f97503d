// Pictures of all pages, for looking at: npm run screenshots [-- --only guide]. Three widths, two themes.
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { requireChromium } from './browsers.mjs';
import { serve } from './serve.mjs';

const option = (name) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined);
const only = option('--only') ?? '';
const widths = (option('--widths') ?? '390,768,1440').split(',').map(Number);
const schemes = (option('--schemes') ?? 'light,dark').split(',');
const out = '.cache/screenshots';
mkdirSync(out, { recursive: true });
const server = await serve('dist');
const pages = readdirSync('dist', { recursive: true })
  .map((name) => String(name).split(path.sep).join('/'))
  .filter((name) => name.endsWith('index.html') && name.includes(only))
  .map((name) => name.replace(/index\.html$/, ''));
const browser = await chromium.launch({ executablePath: requireChromium(), chromiumSandbox: process.getuid?.() !== 0 });
for (const colorScheme of schemes) {
  for (const width of widths) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    for (const name of pages) {
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && console.log(name, message.text()));
      page.on('pageerror', (error) => console.log(name, error.message));
      await page.goto(`http://127.0.0.1:${server.address().port}/${name}`);
      // Islands wake when they are seen.
      await page.evaluate(async () => {
        for (let y = 0; y < document.body.scrollHeight; y += 600) {
          scrollTo(0, y);
          await new Promise((resolve) => setTimeout(resolve, 60));
        }
        scrollTo(0, 0);
        await document.fonts.ready;
      });
      await page.waitForTimeout(200);
      const file = `${out}/${name.replaceAll('/', '_').replace(/_$/, '') || 'home'}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: file, fullPage: true });
      console.log(file);
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
server.close();

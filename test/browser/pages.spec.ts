import AxeBuilder from '@axe-core/playwright';
import { CHAPTER, editions, pages } from './places.ts';
import { expect, figure, RUNNABLE, runSnippet, test } from './site.ts';

for (const scheme of ['light', 'dark'] as const) {
  for (const name of pages) {
    test(`axe finds nothing on /${name} in ${scheme}, before and after Run and Edit`, async ({ guarded: page }) => {
      // axe looks at each element, and the API page has seven thousand.
      test.slow();
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(editions.hosted(name));
      const violations = async (part = 'html') =>
        (await new AxeBuilder({ page }).include(part).analyze()).violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`,
        );
      for (const each of await page.locator('figure.fig').all())
        await figure(page, (await each.getAttribute('id')) ?? '');
      expect(await violations()).toEqual([]);
      const first = page.locator(RUNNABLE).first();
      if ((await first.count()) === 0) return;
      const id = (await first.getAttribute('id')) ?? '';
      // Nothing else on the page changes.
      await runSnippet(page, id);
      expect(await violations(`#${id}`)).toEqual([]);
      await first.getByRole('button', { name: 'Edit' }).click();
      await expect(first.locator('.cm-content')).toBeFocused();
      await page.keyboard.type('nonsense(');
      await runSnippet(page, id);
      expect(await violations(`#${id}`)).toEqual([]);
    });
  }
}

for (const width of [320, 390, 768, 1440]) {
  test(`no page scrolls sideways at ${width} px`, async ({ guarded: page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const name of pages) {
      await page.goto(editions.hosted(name));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(`/${name}: ${overflow}`).toBe(`/${name}: 0`);
    }
  });
}

test('on a phone the menu leads to every page, and Escape closes it', async ({ guarded: page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(editions.hosted(''));
  const menu = page.locator('.menu');
  await menu.locator('summary').press('Enter');
  for (const name of ['Home', 'How this site is verified', 'Bibliography', /^All \d+ pages$/])
    await expect(menu.getByRole('link', { name })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu.getByRole('link', { name: 'Home' })).toBeHidden();
  await expect(menu.locator('summary')).toBeFocused();
});

for (const width of [390, 1280]) {
  test(`nothing on any page moves while it loads and wakes up, ${width} px wide`, async ({ guarded: page }) => {
    // A few seconds of scrolling for each page.
    test.setTimeout(60_000 + 4_000 * pages.length);
    await page.setViewportSize({ width, height: 800 });
    for (const name of pages) {
      await page.goto(editions.hosted(name));
      const shift = await page.evaluate(async () => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
            if (!entry.hadRecentInput) sum += entry.value;
        }).observe({ type: 'layout-shift', buffered: true });
        for (let y = 0; y < document.body.scrollHeight; y += 500) {
          scrollTo(0, y);
          await new Promise((resolve) => setTimeout(resolve, 40));
        }
        await new Promise((resolve) => setTimeout(resolve, 300));
        return sum;
      });
      // Text that changes by a fraction of a pixel when a font arrives counts a few thousandths.
      expect(shift, `/${name}`).toBeLessThan(0.01);
    }
  });
}

test('a citation shows its reference on focus, and Escape closes it', async ({ guarded: page }) => {
  await page.goto(editions.hosted(CHAPTER));
  const cite = page.locator('a.cite').first();
  await cite.scrollIntoViewIfNeeded();
  await page.keyboard.press('Tab');
  await cite.focus();
  await expect(page.locator('#cite-card')).toContainText('Glorot');
  await page.keyboard.press('Escape');
  await expect(page.locator('#cite-card')).toBeHidden();
  await cite.hover();
  await expect(page.locator('#cite-card')).toBeVisible();
});

test('a wrong address at any depth leads to a page that has its look and leads home', async ({ page }) => {
  await page.goto(editions.hosted('guide/no/such/page/'));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('No such page');
  await expect(page.locator('html')).toHaveAttribute('data-root', /./);
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain('Literata');
  await page.getByRole('link', { name: 'Go to the start' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('derivative of ReLU at zero');
});

test('the offline archive can be downloaded', async ({ guarded: page }) => {
  await page.goto(editions.hosted(''));
  const link = page.getByRole('link', { name: 'Download for offline use (zip)' });
  const response = await page.request.get(await link.evaluate((anchor: HTMLAnchorElement) => anchor.href));
  expect(response.status()).toBe(200);
  expect((await response.body()).subarray(0, 2).toString()).toBe('PK');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the chapter reads from start to end, with the first frame of both figures and every value', async ({
    page,
  }) => {
    await page.goto(editions.hosted(CHAPTER));
    await expect(page.locator('figure#kink svg').first()).toBeVisible();
    await expect(page.locator('figure#kink [data-number="value"]')).toHaveText('0');
    await expect(page.locator('figure#training .surface svg').first()).toBeVisible();
    expect(await page.locator('figure#training .unit').count()).toBe(10);
    expect(await page.locator('figure#training .is-dead').count()).toBe(3);
    await expect(page.locator('run-snippet#one-sided-slopes .value').first()).toContainText('1');
    expect(await page.locator('run-snippet .btn-primary').first().isVisible()).toBe(false);
    await expect(page.locator('#references')).toBeVisible();
  });
});

test('in forced colors and in print the page still stands', async ({ guarded: page }) => {
  await page.goto(editions.hosted(CHAPTER));
  await page.emulateMedia({ forcedColors: 'active' });
  await expect(page.locator('figure#kink svg').first()).toBeVisible();
  await page.emulateMedia({ forcedColors: 'none', media: 'print' });
  await expect(page.locator('.nav')).toBeHidden();
  await expect(page.locator('run-snippet .snippet-buttons').first()).toBeHidden();
  await expect(page.locator('#references')).toBeVisible();
});

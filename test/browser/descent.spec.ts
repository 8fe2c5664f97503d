import { readFile } from 'node:fs/promises';
import { descentModel } from '../../src/figures/descent/model.ts';
import { type DescentState, descentParameters, storyOf } from '../../src/figures/descent/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { type Edition, editions, looks } from './places.ts';
import { expect, figure, shown, test } from './site.ts';

const PAGE = 'guide/subgradient-descent/';
const hash = (state: object): string =>
  Object.entries(state)
    .map(([name, value]) => `cycle.${name}=${value}`)
    .join('&');

const states: Partial<DescentState>[] = [
  { step: 7, x: -1.3, size: 0.35 },
  { function: 'hinge', rule: 'shrinking', x: -2, step: 40 },
  { function: 'diamond', rule: 'polyak', x: 1, y: 0.7, step: 56 },
  { function: 'diamond', kink: 'upper', x: 1, y: 0, size: 0.25, step: 1 },
  { ...storyOf('wolfe'), step: 60 },
  { ...storyOf('wolfe'), rule: 'length', against: 'exact', step: 200 },
];
for (const edition of Object.keys(editions) as Edition[]) {
  const url = editions[edition];
  for (const partial of states) {
    test(`${edition}: a link restores the model’s numbers at ${hash(partial)}`, async ({ guarded: page }) => {
      const { now, step, run, objective } = descentModel({ ...defaults(descentParameters), ...partial });
      await page.goto(url(`${PAGE}#${hash(partial)}`));
      const cycle = await figure(page, 'cycle');
      await expect(cycle.locator('[data-number="step"]')).toHaveAttribute('data-value', String(step));
      expect(await shown(cycle, 'x')).toBe(now.point[0]);
      expect(await shown(cycle, 'value')).toBe(now.value);
      expect(await shown(cycle, 'best')).toBe(now.best - (objective.minimum?.value ?? 0));
      await expect(cycle.locator('[data-number="bound"]')).toHaveAttribute(
        'data-value',
        String(run.bound?.at(step + 1) ?? 'none'),
      );
    });
  }

  test(`${edition}: by keyboard alone a reader moves the start to 0, steps, and compares`, async ({
    guarded: page,
  }) => {
    await page.goto(url(`${PAGE}#cycle.x=0.1&cycle.step=0`));
    const cycle = await figure(page, 'cycle');
    const start = cycle.getByRole('slider', { name: 'start' });
    await start.focus();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('PageDown');
    expect(await shown(cycle, 'start-x')).toBe(0);
    await cycle.getByRole('button', { name: 'Step', exact: true }).press('Enter');
    expect([await shown(cycle, 'step'), await shown(cycle, 'x')]).toEqual([1, 0]);
    await cycle.getByRole('radio', { name: 'shortest' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await shown(cycle, 'x')).toBe(-0.5);
    await cycle.getByRole('button', { name: 'Back' }).press('Enter');
    expect(await shown(cycle, 'x')).toBe(0);
    await cycle.getByLabel('beside it', { exact: true }).selectOption('shrinking');
    await expect(page).toHaveURL(/cycle\.against=shrinking/);
    await page.reload();
    const again = await figure(page, 'cycle');
    await expect(again.getByLabel('beside it', { exact: true })).toHaveValue('shrinking');
    await expect(again.locator('[data-number="start-x"]')).toHaveAttribute('data-value', '0');
  });
}

for (const { width, colorScheme } of looks) {
  test(`at ${width} px, ${colorScheme}, by mouse: the start is dragged along both axes and held at 0, then stepped`, async ({
    guarded: page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(editions.hosted(PAGE));
    const uphill = await figure(page, 'uphill');
    const circle = uphill.locator('[data-part="start-handle"] .grip');
    await circle.scrollIntoViewIfNeeded();
    const center = async () => {
      const box = await circle.boundingBox();
      if (!box) throw new Error('the handle has no box');
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    };
    const [x, y] = await center();
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y - 50, { steps: 5 });
    expect(await shown(uphill, 'start-x')).toBeLessThan(0.9);
    expect(await shown(uphill, 'start-y')).toBeGreaterThan(0.2);
    // The point follows the pointer.
    const [x1, y1] = await center();
    expect(Math.hypot(x1 - (x - 60), y1 - (y - 50))).toBeLessThan(5);
    await page.mouse.move(x - 60, y + 2, { steps: 5 });
    expect(await shown(uphill, 'start-y')).toBe(0);
    await page.mouse.up();
    await expect(page).toHaveURL(/uphill\.x=/);
    await expect(uphill.locator('#uphill-x')).toBeFocused();
    // Then step by step, with the bound beside the distance.
    const before = await shown(uphill, 'step');
    await uphill.getByRole('button', { name: 'Step', exact: true }).click();
    expect(await shown(uphill, 'step')).toBe(before + 1);
  });
}

for (const width of [390, 1440]) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`at ${width} px, ${colorScheme}, no word of the figures is cut off or runs into its neighbor`, async ({
      guarded: page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.goto(editions.hosted(PAGE));
      for (const id of ['uphill', 'cycle', 'wolfe']) {
        const found = await figure(page, id);
        for (const name of ['|x|', 'hinge loss', '|x₁| + 2|x₂|', 'Wolfe’s']) {
          await found.locator('.seg label', { hasText: name }).first().click();
          const faults = await found.evaluate((root) => {
            const bad: string[] = [];
            const frame = root.getBoundingClientRect();
            for (const dd of root.querySelectorAll('.readout dd, .readout dt, .legend li, .btn, select')) {
              const box = dd.getBoundingClientRect();
              if (box.left < frame.left - 1 || box.right > frame.right + 1) bad.push(`outside: ${dd.textContent}`);
              if (dd.scrollWidth > dd.clientWidth + 1) bad.push(`cut off: ${dd.textContent}`);
            }
            for (const text of root.querySelectorAll('.plot text')) {
              const box = text.getBoundingClientRect();
              if (box.left < frame.left - 2 || box.right > frame.right + 2) bad.push(`outside: ${text.textContent}`);
              if (parseFloat(getComputedStyle(text).fontSize) <= 0) bad.push(`no size: ${text.textContent}`);
            }
            const boxes = [...root.querySelectorAll('.readout dd')].map((dd) => {
              const range = document.createRange();
              range.selectNodeContents(dd);
              return range.getBoundingClientRect();
            });
            boxes.forEach((a, i) => {
              for (const b of boxes.slice(i + 1))
                if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                  bad.push('numbers overlap');
            });
            return bad;
          });
          expect(faults).toEqual([]);
        }
      }
    });
  }
}

test('nonsense in the address gives a message for each value and a whole figure', async ({ guarded: page }) => {
  await page.goto(
    editions.hosted(
      `${PAGE}#cycle.size=-4&cycle.step=1e9&cycle.x=%3Cb%3E&cycle.rule=newton&cycle.color=red&wolfe.rule=polyak&wolfe.x=-99`,
    ),
  );
  const cycle = await figure(page, 'cycle');
  for (const words of ['step size = -4', 'step = 1e9', 'x = “<b>”', 'step rule = “newton”', '“color”'])
    await expect(cycle.locator('.problems')).toContainText(words);
  expect(await shown(cycle, 'step')).toBe(200);
  const wolfe = await figure(page, 'wolfe');
  for (const words of ['Polyak’s step needs the smallest value', 'x = -20 lies outside'])
    await expect(wolfe.locator('.problems')).toContainText(words);
  expect(await wolfe.textContent()).not.toMatch(/NaN|Infinity/);
});

test('the saved picture holds both drawings, cut off at their edges as on the page', async ({ guarded: page }) => {
  await page.goto(editions.hosted(PAGE));
  const wolfe = await figure(page, 'wolfe');
  await wolfe.getByText('Link, cite, save').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    wolfe.getByRole('button', { name: 'Save as SVG' }).click(),
  ]);
  const text = await readFile(await download.path(), 'utf8');
  const used = [...text.matchAll(/url\(["']?#([\w-]+)/g)].map(([, id]) => id);
  expect(new Set(used)).toEqual(new Set(['wolfe-clip', 'wolfe-frame', 'wolfe-window']));
  for (const id of used) expect(text).toContain(`id="${id}"`);
  expect(text.match(/viewBox="0 0 360 300"/g)).toHaveLength(2);
});

test('with reduced motion, as without, nothing moves by itself', async ({ guarded: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(editions.hosted(PAGE));
  const cycle = await figure(page, 'cycle');
  await page.waitForTimeout(300);
  expect(await shown(cycle, 'step')).toBe(12);
});

test('the figure comes alive in a frame, alone and in the state of its address', async ({ guarded: page }) => {
  const source = editions.hosted(`${PAGE}wolfe/index.html#wolfe.step=10`);
  await page.setContent(`<iframe src="${source}" width="700" height="1100"></iframe>`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('figure#wolfe [data-ready="true"]')).toBeVisible();
  const { now } = descentModel({ ...storyOf('wolfe'), step: 10 });
  await expect(frame.locator('[data-number="x"]')).toHaveAttribute('data-value', String(now.point[0]));
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('all three figures are whole pictures with their numbers', async ({ page }) => {
    await page.goto(editions.hosted(PAGE));
    for (const id of ['uphill', 'cycle', 'wolfe']) {
      const found = page.locator(`figure#${id}`);
      await expect(found.locator('.descent-picture svg').first()).toBeVisible();
      await expect(found.locator('[data-part="best"]')).toHaveAttribute('d', /^M/);
      await expect(found.locator('.fig-says')).toContainText('step');
      await expect(found.locator('.transport')).toBeHidden();
      await expect(found.locator('.descent-choices')).toBeHidden();
    }
    expect(await shown(page.locator('figure#cycle'), 'best')).toBe(0.25);
  });
});

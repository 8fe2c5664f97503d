import { secondDerivative } from '../../src/figures/activations/second-derivative.ts';
import { type ActivationsState, activationsParameters, chosen } from '../../src/figures/activations/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { type Edition, editions } from './places.ts';
import { expect, figure, shown, test } from './site.ts';

const PAGE = 'reference/activations/';
const hash = (state: object): string =>
  Object.entries(state)
    .map(([name, value]) => `activations.${name}=${value}`)
    .join('&');

type Figure = Awaited<ReturnType<typeof figure>>;

/** Every number that the figure shows is the core's at this state, to the last bit. */
async function expectCore(found: Figure, partial: Partial<ActivationsState>): Promise<void> {
  const state = { ...defaults(activationsParameters), ...partial };
  expect(await shown(found, 'z')).toBe(state.z);
  for (const { slot, name, activation } of chosen(state)) {
    const [lo, hi] = activation.subdifferential(state.z);
    for (const [what, value] of Object.entries({
      value: activation.value(state.z),
      derivative: activation.derivative(state.z),
      lo,
      hi,
      second: secondDerivative(name, activation, state.z).at ?? 0,
    }))
      expect(await shown(found, `${slot}-${what}`), `${name}, ${what}`).toBe(value);
  }
}

const states: Partial<ActivationsState>[] = [
  {},
  { z: -1.5 },
  { z: 1e-9, aAtKink: 0.5 },
  { a: 'leakyRelu', aSlope: 0.2, b: 'abs', c: 'selu' },
  { a: 'hardSwish', b: 'relu6', c: 'hardTanh', z: 3, span: '8' },
  { a: 'elu', aAlpha: 2, aAtKink: 1.5, b: 'none', c: 'none' },
  { a: 'mish', b: 'geluTanh', c: 'softsign', z: -0.35, span: '2' },
];
for (const edition of ['hosted', 'offline'] satisfies Edition[]) {
  test(`a link restores the activations with identical numbers, ${edition}`, async ({ guarded: page }) => {
    for (const partial of states) {
      await page.goto('about:blank');
      await page.goto(editions[edition](`${PAGE}#${hash(partial)}`));
      await expectCore(await figure(page, 'activations'), partial);
    }
  });
}

for (const width of [390, 1440]) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`by mouse, ${width} px, ${scheme}: drag z, choose an activation, move its parameter`, async ({
      guarded: page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(editions.hosted(PAGE));
      const found = await figure(page, 'activations');
      const handle = found.locator('[data-part="z-handle"]');
      await handle.scrollIntoViewIfNeeded();
      const box = await handle.boundingBox();
      if (!box) throw new Error('the handle has no box');
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 50, y, { steps: 5 });
      const z = await shown(found, 'z');
      expect(z).toBeGreaterThan(0.1);
      await expectCore(found, { z });
      await page.mouse.move(x + 2, y, { steps: 5 });
      expect(await shown(found, 'z')).toBe(0);
      await page.mouse.up();
      await found.getByLabel('Second activation').selectOption('leakyRelu');
      await expectCore(found, { b: 'leakyRelu' });
      const slope = found.getByLabel('negative slope');
      await slope.scrollIntoViewIfNeeded();
      const track = await slope.boundingBox();
      if (!track) throw new Error('the slider has no box');
      // Two thirds of the way from −1 to 2 is 1, where the drag is held and the kink is gone.
      await page.mouse.click(track.x + 10 + ((track.width - 20) * 2) / 3, track.y + track.height / 2);
      await expectCore(found, { b: 'leakyRelu', bSlope: 1 });
      await expect(found.locator('.fig-says')).toContainText('leaky ReLU (negative slope 1) is 0 with derivative 1', {
        ignoreCase: true,
      });
      expect(page.url()).toContain('activations.bSlope=1');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    });
  }
}

test('by keyboard only: choose, walk through the kink, choose its derivative, open and reset', async ({
  guarded: page,
}) => {
  await page.goto(editions.hosted(PAGE));
  const found = await figure(page, 'activations');
  await found.getByLabel('First activation').focus();
  await page.keyboard.press('ArrowDown');
  await expectCore(found, { a: 'leakyRelu' });
  await found.getByLabel('z', { exact: true }).focus();
  await page.keyboard.press('PageDown');
  await expectCore(found, { a: 'leakyRelu', z: -0.5 });
  await page.keyboard.press('PageUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Home');
  await expectCore(found, { a: 'leakyRelu', z: -4 });
  await page.keyboard.press('End');
  for (let i = 0; i < 8; i++) await page.keyboard.press('PageDown');
  await expectCore(found, { a: 'leakyRelu', z: 0 });
  await found.getByLabel('derivative at the kink').focus();
  await page.keyboard.press('End');
  await expectCore(found, { a: 'leakyRelu', aAtKink: 1 });
  const url = page.url();
  expect(url).toContain('activations.aAtKink=1');
  await found.getByText('Numbers', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(found.getByRole('region', { name: 'Values along z' })).toBeVisible();
  await found.getByRole('button', { name: 'Reset' }).press('Enter');
  await expectCore(found, {});
  expect(page.url()).not.toContain('activations.');
});

test('garbage in the address gives a message for each value and a whole figure', async ({ guarded: page }) => {
  await page.goto(
    editions.hosted(`${PAGE}#activations.z=1e99&activations.a=%3Cb%3E&activations.span=0&activations.aSlope=x`),
  );
  const found = await figure(page, 'activations');
  for (const words of ['z = 1e99', 'first activation = “<b>”', 'window = “0”', 'negative slope of the first = “x”'])
    await expect(found.locator('.problems')).toContainText(words);
  await expectCore(found, { z: 8 });
});

test('a row of the table is a place to link to', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#leaky-relu`));
  await expect(page.locator('tr#leaky-relu')).toBeInViewport();
  await expect(page.locator('tr#leaky-relu')).toContainText('0.01 of [0.01, 1]');
});

test('the three plots are saved as one picture', async ({ guarded: page }) => {
  await page.goto(editions.hosted(PAGE));
  const found = await figure(page, 'activations');
  await found.getByText('Link, cite, save').click();
  const download = page.waitForEvent('download');
  await found.getByRole('button', { name: 'Save as SVG' }).click();
  expect((await download).suggestedFilename()).toBe('relu-at-zero-activations.svg');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const edition of ['hosted', 'offline'] satisfies Edition[]) {
    test(`the first frame and the table stand, ${edition}`, async ({ page }) => {
      await page.goto(editions[edition](PAGE));
      const found = page.locator('figure#activations');
      await expect(found.locator('.plot svg')).toHaveCount(3);
      await expectCore(found, {});
      await expect(found.locator('.fig-says')).toContainText('ReLU is 0 and has a kink');
      await expect(found.locator('select').first()).toBeHidden();
      await expect(page.locator('.activation-table tbody tr')).toHaveCount(23);
    });
  }
});

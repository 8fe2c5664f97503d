import type { Locator } from '@playwright/test';
import { LOSSES } from '../../src/figures/playground/draw-losses.ts';
import { NETWORK, networkPlaces } from '../../src/figures/playground/draw-network.ts';
import { SURFACE } from '../../src/figures/playground/draw-surface.ts';
import {
  lookAt,
  lossReading,
  networkReading,
  nodeNear,
  stepX,
  surfaceReading,
} from '../../src/figures/playground/readings.ts';
import { runTo } from '../../src/figures/playground/run.ts';
import type { PlaygroundSnapshot } from '../../src/figures/playground/snapshot.ts';
import { type PlaygroundState, playgroundParameters } from '../../src/figures/playground/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { encodeState } from '../../src/ui/url-state.ts';
import { type Edition, editions } from './places.ts';
import { expect, figure, longTasks, shown, test } from './site.ts';

const PAGE = 'playground/';
const base = { ...defaults(playgroundParameters), step: 400 };
type Figure = Awaited<ReturnType<typeof figure>>;

/** The page shows exactly the core's numbers of this state. */
async function expectRun(playground: Figure, state: Partial<PlaygroundState>): Promise<void> {
  const snapshot = runTo({ ...base, ...state }).snapshot();
  await expect(playground.locator('[data-number="step"]').first()).toHaveAttribute('data-value', String(snapshot.step));
  await expect(playground.locator('[data-number="loss"]')).toHaveAttribute('data-value', String(snapshot.trainLoss));
  if (snapshot.testLoss !== undefined) expect(await shown(playground, 'testLoss')).toBe(snapshot.testLoss);
  expect(await shown(playground, 'dead')).toBe(snapshot.deadCount);
  expect(await shown(playground, 'stuck')).toBe(snapshot.stuckCount);
  expect(await playground.locator('[data-state="dead"]').count()).toBe(snapshot.deadCount);
}

const lookOf = ({ history }: PlaygroundSnapshot, step: number): number => lookAt(history, step);

const states: Partial<PlaygroundState>[] = [
  {},
  { rate: 1, activations: ['leaky'], step: 150 },
  { data: 'bumps', layers: [16, 8, 4], activations: ['tanh', 'relu'], optimizer: 'adam', rate: 0.02, step: 60 },
  { data: 'xor', layers: [2], batch: 4, rate: 0.3, seed: 3, step: 500 },
  { penalty: 'L1', penaltyRate: 0.01, features: ['x1', 'x2', 'x1x1'], initializer: 'torch', step: 50 },
  { edits: [{ step: 5, parameter: 3, value: -2 }], step: 20 },
];
for (const edition of Object.keys(editions) as Edition[]) {
  for (const partial of edition === 'hosted' ? states : states.slice(1, 2)) {
    test(`${edition}: an address restores the core’s numbers at ${JSON.stringify(partial)}`, async ({
      guarded: page,
    }) => {
      const hash = encodeState('', 'playground', playgroundParameters, { ...base, ...partial }, base);
      await page.goto(editions[edition](`${PAGE}#${hash}`));
      await expectRun(await figure(page, 'playground'), partial);
    });
  }
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [390, 1440]) {
    test(`by mouse, ${width} px, ${scheme}: restart, train, add a unit, choose one, change its weight`, async ({
      guarded: page,
    }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(editions.hosted(PAGE));
      const playground = await figure(page, 'playground');
      await playground.getByRole('button', { name: 'Restart' }).click();
      await expectRun(playground, { step: 0 });
      await playground.getByRole('button', { name: 'Run 100' }).click();
      await expectRun(playground, { step: 100 });
      await playground.getByRole('button', { name: 'One unit less in layer 1' }).click();
      const layers = [7, 4];
      await expectRun(playground, { layers, step: 0 });
      await playground.getByLabel('activation of layer 2').selectOption('tanh');
      const activations = ['relu', 'tanh'] as const;
      await expectRun(playground, { layers, activations, step: 0 });
      await playground.locator('[data-unit="1.2"]').click();
      await expect(playground.locator('.inspector h3')).toContainText('Layer 1, unit 2');
      await playground.getByLabel('from x₁').fill('3');
      await playground.getByLabel('from x₁').press('Enter');
      await expectRun(playground, { layers, activations, edits: [{ step: 0, parameter: 2, value: 3 }], step: 0 });
    });
  }
}

test('by keyboard only: train, walk the units, open one, pin the run and compare another rate', async ({
  guarded: page,
}) => {
  await page.goto(editions.hosted(PAGE));
  const playground = await figure(page, 'playground');
  await playground.getByRole('button', { name: 'Restart' }).press('Enter');
  await expectRun(playground, { step: 0 });
  await playground.getByRole('button', { name: 'Step', exact: true }).press('Enter');
  await expectRun(playground, { step: 1 });
  await playground.locator('.unit-layer .unit[tabindex="0"]').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(playground.locator('[data-unit="1.2"]')).toHaveAttribute('aria-pressed', 'true');
  await playground.getByRole('button', { name: 'Compare: pin these settings' }).press('Enter');
  const rate = playground.getByLabel('learning rate', { exact: true });
  await rate.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0.05');
  await page.keyboard.press('Enter');
  await playground.getByRole('button', { name: 'Run 100' }).press('Enter');
  await expectRun(playground, { rate: 0.05, step: 100 });
  const pinned = runTo({ ...base, step: 100 }).snapshot();
  await expect(playground.locator('[data-number="pinned-loss"]')).toHaveAttribute(
    'data-value',
    String(pinned.trainLoss),
  );
  await expect(playground.locator('.play-pin')).toContainText('learning rate 0.5 and 0.05');
  // All of it is in the address.
  await page.reload();
  const again = await figure(page, 'playground');
  await expectRun(again, { rate: 0.05, step: 100 });
  await expect(again.locator('[data-number="pinned-loss"]')).toHaveAttribute('data-value', String(pinned.trainLoss));
});

for (const width of [390, 1440]) {
  test(`${width} px: the numbers of a link, a point and a step are read off by mouse, and chosen`, async ({
    guarded: page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(editions.hosted(PAGE));
    const playground = await figure(page, 'playground');
    const snapshot = runTo(base).snapshot();
    const network = playground.locator('.network');
    /** The place of a point of a drawing on the screen. */
    const point = async (svg: Locator, x: number, y: number, drawn: { width: number; height: number }) => {
      await svg.scrollIntoViewIfNeeded();
      const box = await svg.boundingBox();
      if (!box) throw new Error('the picture has no size');
      return [box.x + (x / drawn.width) * box.width, box.y + (y / drawn.height) * box.height] as const;
    };
    const { x, y } = networkPlaces(snapshot);
    const svg = network.locator('svg').first();
    const link = await point(svg, 0.7 * x(0) + 0.3 * x(1), 0.7 * y(0, 0) + 0.3 * y(1, 3), NETWORK);
    await page.mouse.move(...link);
    const words = networkReading(snapshot, { layer: 0, index: 3, from: 0 }) ?? '';
    await expect(network.locator('.probe-says')).toHaveText(words);
    await page.mouse.click(...link);
    await expect(playground.locator('.inspector h3')).toContainText('Layer 1, unit 4');
    await page.mouse.click(...(await point(svg, x(1), y(1, 3), NETWORK)));
    await expect(playground.locator('.inspector h3')).toContainText('Output unit');

    const curve = playground.locator('.curve');
    const chart = curve.locator('svg').first();
    await page.mouse.move(...(await point(chart, stepX(200, 400), 100, LOSSES)));
    await expect(curve.locator('.probe-says')).toHaveText(lossReading(snapshot, undefined, lookOf(snapshot, 200)));
    await page.mouse.move(0, 0);
    await expect(curve.locator('.probe-says')).toHaveText(/^Point at it/);

    const surface = playground.locator('.surface');
    await page.mouse.move(...(await point(surface.locator('svg').first(), 180, 135, SURFACE)));
    const { settings } = snapshot;
    const middle = nodeNear(snapshot.surface, 0.5, 0.5);
    await expect(surface.locator('.probe-says')).toHaveText(surfaceReading(snapshot.surface, settings, middle, false));
  });
}

test('by keyboard the losses and the surface are read off, number by number', async ({ guarded: page }) => {
  await page.goto(editions.hosted(PAGE));
  const playground = await figure(page, 'playground');
  const snapshot = runTo(base).snapshot();
  const chart = playground.getByRole('slider', { name: 'Loss' });
  await chart.focus();
  await expect(chart).toHaveAttribute('aria-valuetext', /^Point at it/);
  // What reads is loaded with the first focus.
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(chart).toHaveAttribute('aria-valuetext', lossReading(snapshot, undefined, 0), { timeout: 500 });
  }).toPass();
  await page.keyboard.press('ArrowRight');
  await expect(chart).toHaveAttribute('aria-valuetext', lossReading(snapshot, undefined, 1));
  await expect(playground.locator('.curve .probe-says')).toHaveText(lossReading(snapshot, undefined, 1));
  const surface = playground.getByRole('slider', { name: 'Surface' });
  await surface.focus();
  await page.keyboard.press('ArrowUp');
  const { settings, surface: field } = snapshot;
  const node = nodeNear(field, 0.5, 0.5) - field.columns;
  await expect(surface).toHaveAttribute('aria-valuetext', surfaceReading(field, settings, node, false));
});

test('a number can be typed while the network trains', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#playground.step=0`));
  const playground = await figure(page, 'playground');
  await expectRun(playground, { step: 0 });
  await playground.getByRole('button', { name: 'Run', exact: true }).click();
  const rate = playground.getByLabel('learning rate', { exact: true });
  await rate.focus();
  await page.keyboard.press('ControlOrMeta+a');
  // Slower than the frames of the run, each of which renders the field.
  await page.keyboard.type('0.07', { delay: 60 });
  await expect(rate).toHaveValue('0.07');
  await page.keyboard.press('Enter');
  await expectRun(playground, { rate: 0.07, step: 0 });
});

test('turned on its side while it trains, the page keeps the run, and nothing sticks out', async ({
  guarded: page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(editions.hosted(PAGE));
  const playground = await figure(page, 'playground');
  await playground.getByRole('button', { name: 'Restart' }).click();
  await playground.getByRole('button', { name: 'Run', exact: true }).click();
  await expect.poll(() => shown(playground, 'step')).toBeGreaterThan(20);
  const before = await shown(playground, 'step');
  await page.setViewportSize({ width: 844, height: 390 });
  await playground.scrollIntoViewIfNeeded();
  await expect.poll(() => shown(playground, 'step')).toBeGreaterThan(before);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await playground.getByRole('button', { name: 'Pause' }).click();
  await expect(playground.locator('.playground')).toHaveAttribute('data-playing', 'false');
  await expectRun(playground, { step: await shown(playground, 'step') });
});

test('no task of the page is longer than 50 ms while it trains', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#playground.step=0`));
  const playground = await figure(page, 'playground');
  await expectRun(playground, { step: 0 });
  const long = await longTasks(page);
  await playground.getByRole('button', { name: 'Run', exact: true }).click();
  await expect
    .poll(() => shown(playground, 'step'), { timeout: 20_000, message: 'it trains' })
    .toBeGreaterThanOrEqual(200);
  await playground.getByRole('button', { name: 'Pause' }).click();
  expect(await long()).toBeLessThanOrEqual(5);
});

test('nonsense in the address gives a sentence for each value and a whole figure', async ({ guarded: page }) => {
  await page.goto(
    editions.hosted(`${PAGE}#playground.layers=99-0-x&playground.rate=-3&playground.data=cats&playground.step=1`),
  );
  const playground = await figure(page, 'playground');
  await expect(playground.locator('.problems')).toContainText('layers');
  await expect(playground.locator('.problems')).toContainText(
    'learning rate = -3, which is out of range: 0.00001 is used',
  );
  await expect(playground.locator('.problems')).toContainText('“cats”');
  await expectRun(playground, { rate: 0.00001, step: 1 });
  expect(await playground.textContent()).not.toContain('NaN');
});

test('a page that may start no worker trains by itself and says so', async ({ guarded: page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'Worker', {
      value: class {
        constructor() {
          throw new Error('no workers here');
        }
      },
    });
  });
  await page.goto(editions.hosted(PAGE));
  const playground = await figure(page, 'playground');
  await playground.getByRole('button', { name: 'Run 100' }).click();
  await expectRun(playground, { step: 500 });
  await expect(playground.locator('.problems')).toContainText('No background worker could start (no workers here)');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  for (const edition of Object.keys(editions) as Edition[]) {
    test(`${edition}: the first frame stands: network, units, surface, losses, numbers`, async ({ page }) => {
      await page.goto(editions[edition](PAGE));
      const playground = page.locator('figure#playground');
      await expect(playground.locator('.network svg')).toBeVisible();
      await expect(playground.locator('.surface svg').first()).toBeVisible();
      await expect(playground.locator('.curve svg').first()).toBeVisible();
      expect(await playground.locator('[data-state="dead"]').count()).toBe(3);
      expect(await shown(playground, 'loss')).toBe(runTo(base).snapshot().trainLoss);
    });
  }
});

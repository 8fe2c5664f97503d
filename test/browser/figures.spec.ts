import { activationOf, type KinkState, kinkParameters } from '../../src/figures/kink-state.ts';
import { runTo } from '../../src/figures/training/run.ts';
import { type TrainingState, trainingParameters } from '../../src/figures/training/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { CHAPTER, editions } from './places.ts';
import { expect, figure, shown, test } from './site.ts';

const hash = (id: string, state: object): string =>
  Object.entries(state)
    .map(([name, value]) => `${id}.${name}=${value}`)
    .join('&');

const kinks: Partial<KinkState>[] = [
  { z: 0.75 },
  { z: -0.5 },
  { z: 0, g: 0.5 },
  { z: 1e-9 },
  { activation: 'leaky', slope: 0.2, z: -1, g: 0.2 },
  { activation: 'leaky', slope: 0.3, z: 0, g: 1 },
];
for (const partial of kinks) {
  test(`the kink figure shows the core’s numbers at ${JSON.stringify(partial)}`, async ({ guarded: page }) => {
    const state = { ...defaults(kinkParameters), ...partial };
    const core = activationOf(state);
    await page.goto(editions.hosted(`${CHAPTER}#${hash('kink', partial)}`));
    const kink = await figure(page, 'kink');
    const [lo, hi] = core.subdifferential(state.z);
    expect(await shown(kink, 'value')).toBe(core.value(state.z));
    expect(await shown(kink, 'derivative')).toBe(core.derivative(state.z));
    expect([await shown(kink, 'lo'), await shown(kink, 'hi')]).toEqual([lo, hi]);
    expect(await shown(kink, 'z')).toBe(state.z);
    expect(await shown(kink, 'g')).toBe(state.g);
    expect([await shown(kink, 'inactive-slope'), await shown(kink, 'active-slope')]).toEqual([
      core.derivative(-1),
      core.derivative(1),
    ]);
  });
}

const runs: Partial<TrainingState>[] = [
  { step: 0 },
  { step: 400 },
  { step: 250, activation: 'leaky', slope: 0.2 },
  { step: 120, data: 'circles', units: 6, rate: 0.5, seed: 7 },
  { step: 300, data: 'xor', units: 3, rate: 0.3, seed: 12, atZero: 1 },
];
for (const partial of runs) {
  test(`the training figure shows the core’s numbers at ${JSON.stringify(partial)}`, async ({ guarded: page }) => {
    const snapshot = runTo({ ...defaults(trainingParameters), ...partial }).snapshot();
    await page.goto(editions.hosted(`${CHAPTER}#${hash('training', partial)}`));
    const training = await figure(page, 'training');
    await expect(training.locator('[data-number="loss"]')).toHaveAttribute('data-value', String(snapshot.loss));
    expect(await shown(training, 'step')).toBe(snapshot.step);
    expect(await shown(training, 'correct')).toBe(snapshot.correct);
    expect(await shown(training, 'dead')).toBe(snapshot.deadCount);
    const active = await training
      .locator('[data-number="active"]')
      .evaluateAll((all) => all.map((one) => Number(one.getAttribute('data-value'))));
    expect(active).toEqual(snapshot.units.map((unit) => unit.active));
    const states = await training
      .locator('[data-unit]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-state')));
    expect(states).toEqual(snapshot.units.map((unit) => (unit.dead ? 'dead' : unit.silent ? 'silent' : 'active')));
  });
}

test('garbage in the address gives a message for each value and a whole figure', async ({ guarded: page }) => {
  await page.goto(
    editions.hosted(
      `${CHAPTER}#training.rate=-1&training.units=1e9&training.seed=NaN&training.data=%3Cscript%3E&training.colour=red&kink.z=NaN&kink.g=1e308`,
    ),
  );
  const training = await figure(page, 'training');
  const problems = training.locator('.problems');
  for (const words of ['learning rate = -1', 'hidden units = 1e9', 'seed = “NaN”', 'data = “<script>”', '“colour”'])
    await expect(problems).toContainText(words);
  expect(await shown(training, 'loss')).toBeGreaterThan(0);
  expect(await training.textContent()).not.toContain('NaN.');
  const kink = await figure(page, 'kink');
  await expect(kink.locator('.problems')).toContainText('z = “NaN”');
  expect(await shown(kink, 'z')).toBe(0);
});

test('a diverging run says why it stopped and shows its last sound state', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${CHAPTER}#training.step=0&training.rate=1000&training.data=circles`));
  const training = await figure(page, 'training');
  for (let i = 0; i < 3 && !(await training.locator('.problems li').count()); i++) {
    await training.getByRole('button', { name: 'Run 100' }).click();
    await page.waitForTimeout(300);
  }
  const text = (await training.locator('.readout').textContent()) ?? '';
  expect(text).not.toMatch(/NaN|Infinity|∞/);
  expect(Number.isFinite(await shown(training, 'loss'))).toBe(true);
});

test('a typed learning rate that is no number keeps the last good one and says so', async ({ guarded: page }) => {
  await page.goto(editions.hosted(CHAPTER));
  const training = await figure(page, 'training');
  const rate = training.getByLabel('learning rate');
  const loss = await shown(training, 'loss');
  await rate.fill('a lot');
  await rate.press('Enter');
  await expect(training.locator('.field-problem').first()).toContainText('“a lot” is no number; 1 is kept.');
  await expect(rate).toHaveValue('1');
  expect(await shown(training, 'loss')).toBe(loss);
  await rate.fill('-5');
  await rate.press('Enter');
  await expect(rate).toHaveValue('0.001');
  await expect(training.locator('.field-problem').first()).toContainText('out of range');
});

test('the kink figure is dragged by pointer, off the kink and back onto exactly 0', async ({ guarded: page }) => {
  await page.goto(editions.hosted(CHAPTER));
  const kink = await figure(page, 'kink');
  const handle = kink.locator('[data-part="z-handle"]');
  const box = await handle.boundingBox();
  if (!box) throw new Error('the handle has no box');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 5 });
  expect(await shown(kink, 'z')).toBeGreaterThan(0.1);
  await page.mouse.move(x + 2, y, { steps: 5 });
  expect(await shown(kink, 'z')).toBe(0);
  await page.mouse.up();
});

test('with reduced motion nothing plays by itself and Run 100 works', async ({ guarded: page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(editions.hosted(CHAPTER));
  const training = await figure(page, 'training');
  const step = await shown(training, 'step');
  await page.waitForTimeout(300);
  expect(await shown(training, 'step')).toBe(step);
  await training.getByRole('button', { name: 'Run 100' }).click();
  await expect(training.locator('[data-number="step"]')).toHaveAttribute('data-value', String(step + 100));
});

test('a figure comes alive in a frame of another page, alone and in the state of its address', async ({
  guarded: page,
}) => {
  const source = editions.hosted(`${CHAPTER}kink/index.html#kink.z=-0.5`);
  await page.setContent(`<iframe src="${source}" width="900" height="900"></iframe>`);
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('figure#kink [data-ready="true"]')).toBeVisible();
  await expect(frame.locator('[data-number="z"]').first()).toHaveAttribute('data-value', '-0.5');
  await expect(frame.locator('header, footer, nav')).toHaveCount(0);
  expect(new URL((await frame.locator('a[data-figure-page]').getAttribute('href')) ?? '', source).href).toBe(
    editions.hosted(`${CHAPTER}#kink`),
  );
});

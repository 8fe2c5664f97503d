import { killingStep, thresholdsOf } from '../../src/figures/death/kill.ts';
import { runExperiment, shownOf } from '../../src/figures/death/model.ts';
import type { Moment } from '../../src/figures/death/moment.ts';
import { sceneOf } from '../../src/figures/death/scene.ts';
import { type DeathState, deathParameters } from '../../src/figures/death/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { type Edition, editions } from './places.ts';
import { expect, figure, shown, test } from './site.ts';

const PAGE = 'guide/dead-units/';
type Figure = Awaited<ReturnType<typeof figure>>;

const hash = (state: object): string =>
  Object.entries(state)
    .map(([name, value]) => `death.${name}=${value}`)
    .join('&');

async function expectMoment(death: Figure, panel: string, moment: Moment): Promise<void> {
  const numbers = {
    w: moment.weights[0],
    b: moment.bias,
    v: moment.outgoing,
    loss: moment.loss,
    dw: moment.weightGradient[0],
    db: moment.biasGradient,
    max: moment.maxZ,
    active: moment.active,
  };
  for (const [name, value] of Object.entries(numbers)) expect(await shown(death, `${panel}-${name}`), name).toBe(value);
}

const states: Partial<DeathState>[] = [
  {},
  { rate: 0.06 },
  { rate: 0.2, remedy: 'below', step: 400 },
  { inputs: 'both', rate: 0.12, remedy: 'momentum', step: 3 },
  { remedy: 'redo', seed: 7, step: 50 },
  { remedy: 'leaky', slope: 0.3, later: 0.02, step: 12 },
];
for (const partial of states) {
  test(`the death figure shows the core’s numbers at ${JSON.stringify(partial)}`, async ({ guarded: page }) => {
    const state = { ...defaults(deathParameters), ...partial };
    const experiment = runExperiment(state);
    await page.goto(editions.hosted(`${PAGE}#${hash(partial)}`));
    const death = await figure(page, 'death');
    expect(await shown(death, 'rate')).toBe(state.rate);
    await expectMoment(death, 'before', experiment.kill.before);
    await expectMoment(death, 'after', experiment.kill.after);
    await expectMoment(death, 'shown', shownOf(experiment, state).moment);
    expect(await shown(death, 'kills-from')).toBe(experiment.thresholds.kills.from);
  });
}

for (const edition of Object.keys(editions) as Edition[]) {
  test(`${edition}: by keyboard alone, to the rate that kills, to the layer below, to the step that revives, and back by the address`, async ({
    guarded: page,
  }) => {
    await page.goto(editions[edition](PAGE));
    const death = await figure(page, 'death');
    await death.locator('#death-rate').focus();
    await page.keyboard.press('Home');
    await expect(death.locator('[data-panel="after"]')).toHaveAttribute('data-state', 'alive');
    for (let i = 0; i < 6; i++) await page.keyboard.press('PageUp');
    const { from } = thresholdsOf('positive').kills;
    expect(await shown(death, 'rate')).toBe(from);
    await expect(death.locator('[data-panel="after"]')).toHaveAttribute('data-state', 'dead');
    expect([await shown(death, 'after-dw'), await shown(death, 'after-db')]).toEqual([0, 0]);
    await death.locator('[value="decay"]').focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowDown');
    await expect(death.locator('[value="below"]')).toBeChecked();
    await death.locator('#death-step').focus();
    await page.keyboard.press('Home');
    await expect(death.locator('[data-panel="shown"]')).toHaveAttribute('data-state', 'dead');
    await page.keyboard.press('PageUp');
    await expect(death.locator('[data-panel="shown"]')).toHaveAttribute('data-state', 'alive');
    const state: DeathState = {
      ...defaults(deathParameters),
      rate: from,
      remedy: 'below',
      step: await shown(death, 'step'),
    };
    await expectMoment(death, 'shown', shownOf(runExperiment(state), state).moment);
    await page.reload();
    const again = await figure(page, 'death');
    expect(await shown(again, 'rate')).toBe(from);
    await expectMoment(again, 'shown', shownOf(runExperiment(state), state).moment);
  });
}

for (const width of [390, 1440]) {
  for (const scheme of ['light', 'dark'] as const) {
    test(`by mouse at ${width} px in ${scheme}: drag the rate across the threshold, choose a way on, drag its steps`, async ({
      guarded: page,
    }) => {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(editions.hosted(PAGE));
      const death = await figure(page, 'death');
      const drag = async (name: string, from: number, to: number) => {
        const slider = death.locator(`#death-${name}`);
        await slider.scrollIntoViewIfNeeded();
        const box = await slider.boundingBox();
        if (!box) throw new Error(`the ${name} slider has no box`);
        const x = (share: number) => box.x + 10 + share * (box.width - 20);
        const y = box.y + box.height / 2;
        await page.mouse.move(x(from), y);
        await page.mouse.down();
        await page.mouse.move(x(to), y, { steps: 6 });
        await page.mouse.up();
      };
      await drag('rate', 0.29, 0.05);
      await expect(death.locator('[data-panel="after"]')).toHaveAttribute('data-state', 'alive');
      await drag('rate', 0.05, 0.9);
      await expect(death.locator('[data-panel="after"]')).toHaveAttribute('data-state', 'dead');
      const rate = await shown(death, 'rate');
      await expectMoment(death, 'after', killingStep(sceneOf({ inputs: 'positive' }), rate).after);
      await death.getByText('Re-initialize, seed 1', { exact: true }).click();
      await drag('step', 0.5, 0.98);
      await expect(death.locator('[data-panel="shown"]')).toHaveAttribute('data-state', 'alive');
      await expect(page).toHaveURL(/death\.rate=.*death\.remedy=redo.*death\.step=/);
      await death.locator('[value="both"]').click();
      expect(await shown(death, 'kills-to')).toBe(thresholdsOf('both').kills.to);
    });
  }
}

test('nothing below the picture moves while the rate is dragged through its range', async ({ guarded: page }) => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(editions.hosted(PAGE));
    const death = await figure(page, 'death');
    const top = () => death.locator('figcaption').evaluate((element) => element.getBoundingClientRect().top + scrollY);
    await death.locator('#death-rate').focus();
    await page.keyboard.press('Home');
    const before = await top();
    for (let i = 0; i < 26; i++) {
      await page.keyboard.press('PageUp');
      expect(await top(), `${width} px, rate ${await shown(death, 'rate')}`).toBe(before);
    }
  }
});

test('garbage in the address gives a message for each value and a whole figure', async ({ guarded: page }) => {
  await page.goto(
    editions.hosted(`${PAGE}#death.rate=1e9&death.remedy=%3Cb%3E&death.seed=x&death.momentum=1&death.hue=3`),
  );
  const death = await figure(page, 'death');
  for (const words of ['learning rate = 1e9', 'remedy = “<b>”', 'seed = “x”', 'momentum = 1', '“hue”'])
    await expect(death.locator('.problems')).toContainText(words);
  expect(await death.textContent()).not.toMatch(/NaN|undefined|∞/);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the first frame shows the step and the seven ways on', async ({ page }) => {
    await page.goto(editions.hosted(PAGE));
    const death = page.locator('figure#death');
    await expect(death.locator('[data-panel] svg').first()).toBeVisible();
    await expect(death.locator('[data-panel="after"]')).toHaveAttribute('data-state', 'dead');
    expect(await death.locator('[data-remedy]').count()).toBe(7);
    await expect(death.locator('.fig-says')).toContainText('the unit is dead');
    await expect(death.locator('#death-rate')).toBeHidden();
  });
});

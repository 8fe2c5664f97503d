import { addResult, type Count, countAt, NOTHING, signalLeft } from '../../src/figures/born-dead/counts.ts';
import { compute } from '../../src/figures/born-dead/draw.ts';
import { jobsOf } from '../../src/figures/born-dead/jobs.ts';
import { type BornDeadState, bornDeadParameters, mapOf } from '../../src/figures/born-dead/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { editions, looks } from './places.ts';
import { expect, figure, longTasks, test } from './site.ts';

const PAGE = 'guide/born-dead-networks/';
const first = defaults(bornDeadParameters);
type Figure = Awaited<ReturnType<typeof figure>>;

/** What the core counts of one cell of a map. */
function countOf(whole: BornDeadState): Count {
  let counts = NOTHING;
  for (const job of jobsOf(mapOf(whole))) {
    const cell = { ...job, widths: [whole.width] };
    if (job.depth === whole.depth) counts = addResult(counts, cell, compute(cell));
  }
  return countAt(counts, whole.depth, whole.width);
}

async function expectCell(bornDead: Figure, state: Partial<BornDeadState>): Promise<void> {
  const { silent, networks } = countOf({ ...first, ...state });
  const fraction = bornDead.locator('[data-number="fraction"]');
  await expect(fraction).toHaveAttribute('data-networks', String(networks), { timeout: 30_000 });
  await expect(fraction).toHaveAttribute('data-value', String(silent / networks));
}

const places = [
  ...looks.map((look) => ({ edition: 'hosted' as const, ...look })),
  { edition: 'offline' as const, ...looks[2] },
];
for (const { edition, width, colorScheme } of places) {
  test(`${edition}, ${width} px, ${colorScheme}: by mouse, a cell is chosen and another map drawn to the core’s counts`, async ({
    guarded: page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(editions[edition](PAGE));
    const bornDead = await figure(page, 'born-dead');
    await expectCell(bornDead, {});
    const map = bornDead.locator('.born-dead-map svg').first();
    const box = await map.boundingBox();
    if (!box) throw new Error('the map has no size');
    const unit = box.width / 560;
    // Depth 20, width 4.
    await map.click({ position: { x: (34 + 18 * 18 + 9) * unit, y: (6 + 3 * 18 + 9) * unit } });
    await expectCell(bornDead, { depth: 20, width: 4 });
    await bornDead.getByLabel('networks a cell').fill('250');
    await bornDead.getByLabel('networks a cell').press('Enter');
    await expect(bornDead.locator('.fig-says')).toContainText('No network of 20 layers of weights');
    await bornDead.getByRole('button', { name: 'Draw the map' }).click();
    await expectCell(bornDead, { depth: 20, width: 4, networks: 250 });
    await expect(bornDead.getByRole('button', { name: 'Draw the map' })).toBeVisible({ timeout: 30_000 });
  });
}

test('by keyboard, 390 px wide: walk to a cell, draw more of it, and find it after a reload', async ({
  guarded: page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(editions.hosted(PAGE));
  const bornDead = await figure(page, 'born-dead');
  await bornDead.locator('#born-dead-depth').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('PageUp');
  await expectCell(bornDead, { depth: 15 });
  await bornDead.getByRole('button', { name: '20,000 more of this cell' }).press('Enter');
  await expect(bornDead.locator('[data-number="fraction"]')).toHaveAttribute('data-networks', '20500', {
    timeout: 30_000,
  });
  await page.reload();
  await expectCell(await figure(page, 'born-dead'), { depth: 15 });
});

test('by keyboard, another initializer and a slope: the counts and the signal that is left, also from their address', async ({
  guarded: page,
}) => {
  const wanted = { initializer: 'asymmetric', slope: 0.1, width: 2, networks: 100 } as const;
  await page.goto(editions.hosted(`${PAGE}#born-dead.width=2&born-dead.networks=100&born-dead.slope=0.1`));
  const bornDead = await figure(page, 'born-dead');
  await bornDead.getByRole('radio', { name: 'biases 0' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/born-dead\.initializer=asymmetric/);
  const draws = async (shown: Figure): Promise<void> => {
    await shown.getByRole('button', { name: 'Draw the map' }).press('Enter');
    await expectCell(shown, wanted);
    const left = signalLeft(countOf({ ...first, ...wanted }), 0.1);
    await expect(shown.locator('[data-number="signal"]')).toHaveAttribute('data-value', String(left));
  };
  await draws(bornDead);
  await page.reload();
  await draws(await figure(page, 'born-dead'));
});

test('the page answers while 58,000 networks are drawn: no task is longer than 50 ms', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#born-dead.networks=167&born-dead.initializer=asymmetric`));
  const bornDead = await figure(page, 'born-dead');
  const long = await longTasks(page);
  await bornDead.getByRole('button', { name: 'Draw the map' }).click();
  await expectCell(bornDead, { networks: 167, initializer: 'asymmetric' });
  await expect(bornDead.getByRole('button', { name: 'Draw the map' })).toBeVisible({ timeout: 30_000 });
  expect(await long()).toBeLessThanOrEqual(5);
});

test('cancelled half-way the map keeps what it has', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#born-dead.networks=20000`));
  const bornDead = await figure(page, 'born-dead');
  await bornDead.getByRole('button', { name: 'Draw the map' }).click();
  await expect(bornDead.locator('.pool-progress')).toContainText('of 6,960,000', { timeout: 20_000 });
  await bornDead.getByRole('button', { name: 'Cancel' }).click();
  await expect(bornDead.locator('.problems')).toContainText(/Stopped after [\d,]+ of 6,960,000 networks/);
});

test('nonsense in the address gives a sentence for each value', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#born-dead.depth=1e9&born-dead.width=NaN&born-dead.slope=2`));
  const bornDead = await figure(page, 'born-dead');
  await expect(bornDead.locator('.problems')).toContainText('depth = 1e9, which is out of range: 30 is used');
  await expect(bornDead.locator('.problems')).toContainText('width = “NaN”');
  await expect(bornDead.locator('.problems')).toContainText('negative slope = 2, which is out of range: 1 is used');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the map and a cell stand', async ({ page }) => {
    await page.goto(editions.hosted(PAGE));
    await expect(page.locator('figure#born-dead .born-dead-map svg').first()).toBeVisible();
    await expectCell(page.locator('figure#born-dead'), {});
  });
});

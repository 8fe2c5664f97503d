import { sweepAll } from '../../src/figures/xor/model.ts';
import { openOf } from '../../src/figures/xor/networks.ts';
import { sweepOf, WIDTHS, type XorState, xorParameters } from '../../src/figures/xor/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { type Edition, editions, looks } from './places.ts';
import { expect, figure, longTasks, shown, test } from './site.ts';

const PAGE = 'answers/xor-with-relu-does-not-learn/';
const first = defaults(xorParameters);
type Figure = Awaited<ReturnType<typeof figure>>;

async function expectSweep(xor: Figure, state: Partial<XorState>): Promise<void> {
  const tallies = sweepAll(sweepOf({ ...first, ...state }));
  for (const [i, width] of WIDTHS.entries())
    await expect(xor.locator(`[data-number="solved-${width}"]`)).toHaveAttribute(
      'data-value',
      String(tallies[i].endings.solved),
      { timeout: 20_000 },
    );
}

const places = [
  ...looks.map((look) => ({ edition: 'hosted' as const, ...look })),
  { edition: 'offline' as const, ...looks[2] },
];
for (const { edition, width, colorScheme } of places) {
  test(`${edition}, ${width} px, ${colorScheme}: by mouse, a thousand networks of each width train to the core’s counts`, async ({
    guarded: page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(editions[edition](PAGE));
    const xor = await figure(page, 'xor');
    await expectSweep(xor, {});
    await xor.getByRole('radio', { name: 'PyTorch' }).check();
    await xor.getByRole('button', { name: 'Run' }).click();
    await expectSweep(xor, { initializer: 'torch' });
    await expect(xor.getByRole('button', { name: 'Run' })).toBeVisible();
    await expect(xor.locator('.problems')).toBeEmpty();
  });
}

for (const edition of Object.keys(editions) as Edition[]) {
  test(`${edition}: by keyboard, a failing seed opens, and the address brings it back`, async ({ guarded: page }) => {
    await page.goto(editions[edition](PAGE));
    const xor = await figure(page, 'xor');
    await xor
      .getByRole('button', { name: /^Open seed \d+ with 4 units$/ })
      .first()
      .press('Enter');
    const seed = Number(new URL(page.url()).hash.match(/xor\.seed=(\d+)/)?.[1]);
    const { loss } = openOf({ ...first, width: '4', seed });
    await expect(xor.locator('[data-number="opened-loss"]')).toHaveAttribute('data-value', String(loss));
    await page.reload();
    const again = await figure(page, 'xor');
    await expect(again.locator('[data-number="opened-loss"]')).toHaveAttribute('data-value', String(loss));
    const href = (await again.getByRole('link', { name: 'Open in the playground' }).getAttribute('href')) ?? '';
    await page.goto(new URL(href, page.url()).href);
    const playground = await figure(page, 'playground');
    await expect(playground.locator('[data-number="loss"]')).toHaveAttribute('data-value', String(loss));
  });
}

test('the page answers while four thousand networks train: no task is longer than 50 ms', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#xor.slope=0.1`));
  const xor = await figure(page, 'xor');
  const long = await longTasks(page);
  await xor.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(xor.locator('.pool-progress')).toContainText('of 4,000', { timeout: 20_000 });
  await expect(xor.getByRole('button', { name: 'Run', exact: true })).toBeVisible({ timeout: 30_000 });
  expect(await long()).toBeLessThanOrEqual(5);
});

test('cancelled half-way it keeps what it has', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#xor.seeds=10000&xor.steps=20000`));
  const xor = await figure(page, 'xor');
  await xor.getByRole('button', { name: 'Run' }).click();
  await expect(xor.locator('.pool-progress')).toContainText('of 40,000', { timeout: 20_000 });
  await xor.getByRole('button', { name: 'Cancel' }).click();
  await expect(xor.locator('.problems')).toContainText(/Stopped after [\d,]+ of 40,000 networks/);
  expect(await shown(xor, 'solved-2')).toBeGreaterThan(0);
});

test('nonsense in the address gives a sentence for each value', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#xor.slope=-4&xor.width=5&xor.seed=zero`));
  const xor = await figure(page, 'xor');
  await expect(xor.locator('.problems')).toContainText('negative slope = -4, which is out of range: 0 is used');
  await expect(xor.locator('.problems')).toContainText('hidden units = “5”');
  await expectSweep(xor, {});
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the bars and one network stand', async ({ page }) => {
    await page.goto(editions.hosted(PAGE));
    await expect(page.locator('figure#xor .xor-bars svg').first()).toBeVisible();
    await expectSweep(page.locator('figure#xor'), {});
    expect(await page.locator('figure#xor .xor-units tbody tr').count()).toBe(2);
  });
});

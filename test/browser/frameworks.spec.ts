import { evidenceRows } from '../../src/evidence/recorded.ts';
import { type Edition, editions } from './places.ts';
import { expect, test } from './site.ts';

const PAGE = 'reference/frameworks-at-zero/';

for (const edition of Object.keys(editions) as Edition[]) {
  test(`${edition}: a filter hides rows and columns, and its link brings it back`, async ({ guarded: page }) => {
    await page.goto(editions[edition](PAGE));
    const table = page.getByRole('table', { name: 'Derivative at x = 0' });
    const names = () => table.locator('tbody tr:visible th').allTextContents();
    const all = (await names()).length;
    await page.getByLabel('Expression or code').fill('max(x, 0)');
    await page.getByLabel('Framework', { exact: true }).selectOption('tensorflow');
    await expect(table.locator('tbody tr:visible').first().locator('td:visible')).toHaveText('1');
    expect((await names()).length).toBeLessThan(all);
    await expect(page).toHaveURL(/#filter\.text=max\(x%2C%200\)&filter\.framework=tensorflow$/);
    await page.reload();
    await expect(page.getByLabel('Framework', { exact: true })).toHaveValue('tensorflow');
    await expect(table.locator('thead th:visible')).toHaveCount(2);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect((await names()).length).toBe(all);
    await expect(page).not.toHaveURL(/#/);
  });

  test(`${edition}: a value leads to its run, and the link to it, in a fresh tab, to the same cell`, async ({
    guarded: page,
    context,
  }) => {
    await page.goto(editions[edition](PAGE));
    await page.getByTitle('torch.clamp(x, min=0)').first().click();
    const target = page.locator('td:target, td:has(:target)');
    await expect(target).toContainText('1');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('clip(x, min 0)');
    const other = await context.newPage();
    await other.goto(page.url());
    await expect(other.locator('td:target, td:has(:target)')).toBeInViewport();
    await other.close();
  });
}

test('a number format keeps the runs that used it, and leads to them', async ({ guarded: page }) => {
  await page.goto(editions.hosted(PAGE));
  await page.getByLabel('Number format').selectOption('float16');
  await page.getByTitle('torch.relu(x)').first().click();
  await expect(page).toHaveURL(/relu\/#ev-pytorch-relu-float16$/);
  await expect(page.locator('td:has(:target)')).toBeVisible();
  await page.getByLabel('Number format').selectOption('float16');
  await page.getByLabel('Mode').selectOption('reverse');
  const left = page.locator('[data-row]:visible');
  const asked = evidenceRows.filter(
    ({ expression, dtype, mode, x }) => expression === 'relu' && dtype === 'float16' && mode === 'reverse' && x === '0',
  );
  await expect(left).toHaveCount(asked.length);
});

test('filters work from the keyboard, and say how many rows are left', async ({ guarded: page }) => {
  await page.goto(editions.hosted(PAGE));
  await page.getByLabel('Expression or code').focus();
  await page.keyboard.type('leaky');
  await expect(page.locator('#filter [role="status"]')).toHaveText(/^\d+ of \d+ shown$/);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Show all' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('#filter [role="status"]')).toHaveText('');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the table and its evidence can be read, and a value leads to its cell', async ({ page }) => {
    await page.goto(editions.hosted(PAGE));
    await expect(page.locator('#filter')).toBeHidden();
    await page.getByTitle('jnp.maximum(x, 0.0)').first().click();
    await expect(page.locator('td:target, td:has(:target)')).toContainText('0.5');
  });
});

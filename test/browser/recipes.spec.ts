import { readFileSync } from 'node:fs';
import { type Edition, editions } from './places.ts';
import { expect, test } from './site.ts';

const PAGE = 'recipes/double-where/';
const ID = 'double-where-pytorch';
const mdx = readFileSync('content/recipes/double-where.mdx', 'utf8');
const source = new RegExp(`\`\`\`py id=${ID}[^\\n]*\\n([\\s\\S]*?)\\n\`\`\``).exec(mdx)?.[1] ?? '';

for (const edition of Object.keys(editions) as Edition[]) {
  test(`${edition}: a program is copied as it was run, by mouse and by keyboard`, async ({ guarded: page }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', {
        value: { writeText: async (text: string) => void Object.assign(globalThis, { copied: text }) },
      });
    });
    await page.goto(editions[edition](PAGE));
    const copied = () => page.evaluate(() => (globalThis as unknown as { copied: string }).copied);
    const program = page.getByRole('group', { name: 'Program: A trap and a safe where' });
    await expect(program.getByRole('button', { name: 'Run', exact: true })).toHaveCount(0);
    await program.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect(program.getByRole('button', { name: 'Copied' })).toBeVisible();
    expect(source).toContain('torch.where');
    expect(await copied()).toBe(source);
    await program.getByRole('button', { name: 'Markdown' }).press('Enter');
    await expect.poll(copied).toContain(`\`\`\`py\n${source}\n\`\`\``);
    await program.getByRole('button', { name: 'Cite' }).press('Enter');
    await expect.poll(copied).toMatch(/^@misc\{.*title = \{\{A trap and a safe where\. In: .*#.+\}/s);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('a program reads with its output, its versions and its date', async ({ page }) => {
    await page.goto(editions.hosted(PAGE));
    const program = page.locator(`#${ID}`);
    await expect(program).toContainText('inside = torch.where(x > 0, x, 1.0)');
    await expect(program.getByRole('group', { name: /^Output of/ })).toContainText('nan');
    await expect(program).toContainText(/Output of PyTorch \d+\.\d+\.\d+ with Python 3\.\d+, recorded \d{4}-\d\d-\d\d/);
  });
});

test('on a phone nothing of a program is cut off: long lines wrap, long output scrolls by keyboard', async ({
  guarded: page,
}) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(editions.hosted('recipes/leaky-slope-defaults-and-export/'));
  const output = page.locator('#leaky-defaults .log');
  await output.focus();
  await expect(output).toBeFocused();
  const lines = page.locator('#leaky-defaults .lines');
  expect(await lines.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

import { autodiffModel } from '../../src/figures/autodiff/model.ts';
import { type AutodiffState, autodiffParameters } from '../../src/figures/autodiff/state.ts';
import { defaults } from '../../src/ui/parameters.ts';
import { type Edition, editions } from './places.ts';
import { expect, figure, shown, test } from './site.ts';

const PAGE = 'guide/autodiff-at-the-kink/';
const hash = (state: object): string =>
  Object.entries(state)
    .map(([name, value]) => `autodiff.${name}=${encodeURIComponent(value)}`)
    .join('&');

const states: Partial<AutodiffState>[] = [
  { program: 'max(x, 0) + min(x, 0)', tie: 'first' },
  { program: 'where(x >= 0.5, x * x, 2 * abs(x)) / 2', x: -0.75 },
  { program: 'relu(relu(x)) - relu(-x)', relu: 0.5 },
];
for (const edition of Object.keys(editions) as Edition[]) {
  const url = editions[edition];
  for (const partial of states) {
    test(`${edition}: a link restores the model’s numbers at ${hash(partial)}`, async ({ guarded: page }) => {
      const { truth, mine } = autodiffModel({ ...defaults(autodiffParameters), ...partial });
      await page.goto(url(`${PAGE}#${hash(partial)}`));
      const found = await figure(page, 'autodiff');
      await expect(found.locator('[data-number="returned"]')).toHaveAttribute('data-value', String(mine.derivative));
      expect(await shown(found, 'left')).toBe(truth.left.slope);
      expect(await shown(found, 'right')).toBe(truth.right.slope);
    });
  }

  test(`${edition}: by keyboard alone a reader types a program, errs, mends it, and finds it after a reload`, async ({
    guarded: page,
  }) => {
    await page.goto(url(PAGE));
    const found = await figure(page, 'autodiff');
    const field = found.getByRole('textbox');
    await field.fill('relu(x) + rleu(-x)');
    await field.press('Enter');
    await expect(found.getByText('At character 11: “rleu” is unknown.')).toBeVisible();
    expect(await shown(found, 'returned')).toBe(0);
    await field.fill('relu(x)+relu(-x)');
    await field.press('Enter');
    await expect(field).toHaveValue('relu(x) + relu(-x)');
    await expect(found.locator('[data-number="true"]')).toHaveAttribute('data-value', '-1 1');
    const slider = found.getByRole('slider', { name: 'relu′(0)' });
    await slider.focus();
    await page.keyboard.press('End');
    expect(await shown(found, 'returned')).toBe(0);
    await found.getByRole('slider', { name: 'point' }).press('PageDown');
    expect(await shown(found, 'returned')).toBe(-1);
    await page.reload();
    const again = await figure(page, 'autodiff');
    await expect(again.getByRole('textbox')).toHaveValue('relu(x) + relu(-x)');
    await expect(again.locator('[data-number="x"]')).toHaveAttribute('data-value', '-0.5');
  });
}

test('the point is dragged along the graph and held at exactly 0', async ({ guarded: page }) => {
  await page.goto(editions.hosted(`${PAGE}#autodiff.x=1`));
  const found = await figure(page, 'autodiff');
  const grip = found.locator('[data-part="handle"] .grip');
  await grip.scrollIntoViewIfNeeded();
  const box = await grip.boundingBox();
  const plot = await found.locator('.autodiff-graph svg').first().boundingBox();
  if (!box || !plot) throw new Error('the handle has no box');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(plot.x + plot.width / 2 + 3, box.y, { steps: 6 });
  await page.mouse.up();
  expect(await shown(found, 'x')).toBe(0);
  await expect(found.locator('#autodiff-x')).toBeFocused();
});

for (const width of [390, 1440]) {
  test(`at ${width} px no word of the figure is cut off`, async ({ guarded: page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(editions.hosted(PAGE));
    const found = await figure(page, 'autodiff');
    for (const value of ['relu(relu(x)) - relu(-x)', 'sqrt(relu(x))', 'leaky(x)', 'max(x, 0) + min(x, 0)']) {
      await found.getByLabel('example').selectOption(value);
      const faults = await found.evaluate((root) => {
        const frame = root.getBoundingClientRect();
        return [...root.querySelectorAll('.plot text, .readout dd, .legend li, .btn, td, th')]
          .filter((each) => !each.closest('.data'))
          .filter((each) => {
            const box = each.getBoundingClientRect();
            return box.width > 0 && (box.left < frame.left - 2 || box.right > frame.right + 2);
          })
          .map((each) => each.textContent);
      });
      expect(faults).toEqual([]);
    }
  });
}

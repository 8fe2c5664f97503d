import { CHAPTER, type Edition, editions, pages } from './places.ts';
import { expect, figure, RUNNABLE, runSnippet, shown, test } from './site.ts';

for (const edition of Object.keys(editions) as Edition[]) {
  const url = editions[edition];

  test.describe(edition, () => {
    test('a reader walks from the home page to the chapter and on to the bibliography', async ({ guarded: page }) => {
      await page.goto(url(''));
      await page.getByRole('link', { name: 'Read why, with proofs and runs' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Why does gradient descent work?');
      await page.locator('.toc a', { hasText: 'What autodiff picks' }).click();
      await expect(page).toHaveURL(/#what-autodiff-picks$/);
      await page.locator('a.cite').first().click();
      await expect(page.locator('#references + ol li:target')).toHaveCount(1);
      // On from page to page, each with a title of its own, to the last.
      const title = page.getByRole('heading', { level: 1 });
      const titles = [await title.textContent()];
      const next = page.locator('.pager .next');
      await page.waitForLoadState();
      while ((await next.count()) > 0) {
        await next.click();
        await expect(title).not.toHaveText(titles.at(-1) ?? '');
        await page.waitForLoadState();
        titles.push(await title.textContent());
      }
      expect(new Set(titles).size).toBe(titles.length);
      expect(titles.length).toBeGreaterThan(5);
      await expect(title).toHaveText('Bibliography');
      await page.getByRole('link', { name: 'ReLU at Zero' }).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('derivative of ReLU at zero');
    });

    test('search opens by key, finds a section and goes there', async ({ guarded: page }) => {
      await page.goto(url(''));
      await expect(page.locator('site-search button')).toBeVisible();
      await page.keyboard.press('/');
      const dialog = page.getByRole('dialog', { name: 'Search this site' });
      await dialog.getByRole('searchbox').fill('subdifferential');
      await expect(dialog.locator('li a').first()).toBeVisible();
      await dialog.getByRole('searchbox').fill('zzzzqqqq');
      await expect(dialog.getByRole('status')).toContainText('Nothing found for “zzzzqqqq”');
      await dialog.getByRole('searchbox').fill('global minimum');
      await expect(dialog.locator('li a').first()).toContainText('global minimum');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/why-gradient-descent-works\/(?:index\.html)?#a-second-misconception/);
    });

    test('fonts and formulas are there', async ({ guarded: page }) => {
      await page.goto(url(CHAPTER));
      const fonts = await page.evaluate(async () => {
        await Promise.all(
          [
            '16px "Literata Variable"',
            '16px "Instrument Sans Variable"',
            '16px "Spline Sans Mono Variable"',
            '16px KaTeX_Main',
          ].map((font) => document.fonts.load(font)),
        );
        return [...document.fonts]
          .filter((font) => font.status === 'loaded')
          .map((font) => font.family.replaceAll('"', ''));
      });
      expect(fonts).toEqual(
        expect.arrayContaining([
          'Literata Variable',
          'Instrument Sans Variable',
          'Spline Sans Mono Variable',
          'KaTeX_Main',
        ]),
      );
      expect(await page.locator('.katex').count()).toBeGreaterThan(10);
      const fraction = await page.locator('.katex-display .mfrac').first().boundingBox();
      expect(fraction?.height).toBeGreaterThan(20);
    });

    test('the theme is chosen and remembered', async ({ guarded: page }) => {
      await page.goto(url(''));
      const button = page.getByRole('button', { name: /^Theme:/ });
      const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      await button.click();
      await expect(button).toHaveAccessibleName('Theme: Light');
      expect(await paper()).toBe('rgb(248, 249, 248)');
      await button.click();
      await expect(button).toHaveAccessibleName('Theme: Dark');
      expect(await paper()).toBe('rgb(16, 20, 24)');
      await page.reload();
      await expect(page.getByRole('button', { name: 'Theme: Dark' })).toBeVisible();
      expect(await paper()).toBe('rgb(16, 20, 24)');
    });

    test('the kink figure: arrows on its slider change its numbers, and the address restores them', async ({
      guarded: page,
    }) => {
      await page.goto(url(CHAPTER));
      const kink = await figure(page, 'kink');
      const z = kink.locator('#kink-z');
      expect(await shown(kink, 'z')).toBe(0);
      expect([await shown(kink, 'lo'), await shown(kink, 'hi')]).toEqual([0, 1]);
      await z.press('ArrowRight');
      expect(await shown(kink, 'z')).toBeGreaterThan(0);
      expect(await shown(kink, 'derivative')).toBe(1);
      await z.press('ArrowLeft');
      expect(await shown(kink, 'z')).toBe(0);
      await z.press('ArrowLeft');
      expect(await shown(kink, 'derivative')).toBe(0);
      await z.press('End');
      const value = await shown(kink, 'value');
      await expect(page).toHaveURL(/#kink\.z=/);
      await page.reload();
      const again = await figure(page, 'kink');
      expect(await shown(again, 'value')).toBe(value);
    });

    test('the training figure: 200 steps lower the loss, and the address restores the run', async ({
      guarded: page,
    }) => {
      await page.goto(url(`${CHAPTER}#training.step=0`));
      const training = await figure(page, 'training');
      await expect(training.locator('[data-number="step"]')).toHaveAttribute('data-value', '0');
      const before = await shown(training, 'loss');
      const run100 = training.getByRole('button', { name: 'Run 100' });
      await run100.click();
      await expect(training.locator('[data-number="step"]')).toHaveAttribute('data-value', '100');
      await run100.click();
      await expect(training.locator('[data-number="step"]')).toHaveAttribute('data-value', '200');
      const after = await shown(training, 'loss');
      expect(after).toBeLessThan(before / 2);
      await expect(training.locator('.fig-engine')).toHaveText('Trained by WebAssembly kernels.');
      await expect(page).toHaveURL(/training\.step=200/);
      await page.reload();
      const again = await figure(page, 'training');
      await expect(again.locator('[data-number="step"]')).toHaveAttribute('data-value', '200');
      expect(await shown(again, 'loss')).toBe(after);
    });

    test('the training figure plays, pauses, steps and resets by keyboard', async ({ guarded: page }) => {
      await page.goto(url(`${CHAPTER}#training.step=0`));
      const training = await figure(page, 'training');
      const step = training.locator('[data-number="step"]');
      await expect(step).toHaveAttribute('data-value', '0');
      await training.getByRole('button', { name: 'Run', exact: true }).press('Enter');
      await expect.poll(() => shown(training, 'step')).toBeGreaterThan(10);
      await training.getByRole('button', { name: 'Pause' }).press('Enter');
      await expect(training.getByRole('button', { name: 'Run', exact: true })).toBeVisible();
      const paused = await shown(training, 'step');
      await training.getByRole('button', { name: 'Step' }).press('Enter');
      await expect(step).toHaveAttribute('data-value', String(paused + 1));
      await training.getByRole('button', { name: 'Reset' }).press('Enter');
      await expect(step).toHaveAttribute('data-value', '0');
    });

    for (const name of pages) {
      test(`every snippet of /${name} runs with all its values as expected`, async ({ guarded: page }) => {
        await page.goto(url(name));
        const ids = await page.locator(RUNNABLE).evaluateAll((snippets) => snippets.map((snippet) => snippet.id));
        // Each may run for two seconds: the API page has one for every export.
        test.setTimeout(60_000 + 2_000 * ids.length);
        for (const id of ids) {
          expect(`${id}: ${await runSnippet(page, id)}`).toBe(`${id}: done`);
          const snippet = page.locator(`run-snippet#${id}`);
          expect(await snippet.locator('.value.fail').count()).toBe(0);
          expect(await snippet.locator('.value.pass', { hasText: 'as expected' }).count()).toBeGreaterThan(0);
        }
      });
    }

    test('an edit to a wrong value shows a cross and the actual value; reset brings the page’s text back', async ({
      guarded: page,
    }) => {
      await page.goto(url(CHAPTER));
      const snippet = page.locator('run-snippet#subdifferential-of-relu');
      await snippet.getByRole('button', { name: 'Edit' }).click();
      const editor = snippet.locator('.cm-content');
      await editor.click();
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.insertText(
        "import { relu } from 'relu-at-zero';\nrelu.value(3); // => 4\nrelu.value(5); // => 5",
      );
      expect(await runSnippet(page, 'subdifferential-of-relu')).toBe('differs');
      await expect(snippet.locator('.cm-content .value.fail')).toContainText('3');
      await expect(snippet.locator('.cm-content .value.fail')).toContainText('4');
      await expect(snippet.locator('.cm-content .value.pass')).toContainText('5');
      await snippet.getByRole('button', { name: 'Reset' }).click();
      await expect(snippet.locator('.lines.shown')).toBeVisible();
      expect(await runSnippet(page, 'subdifferential-of-relu')).toBe('done');
    });

    test('an endless loop is stopped, a flood is cut, nonsense is named, and the page goes on', async ({
      guarded: page,
    }) => {
      await page.goto(url(CHAPTER));
      const id = 'subdifferential-of-relu';
      const snippet = page.locator(`run-snippet#${id}`);
      await snippet.getByRole('button', { name: 'Edit' }).click();
      const run = async (text: string) => {
        await snippet.locator('.cm-content').click();
        await page.keyboard.press('ControlOrMeta+a');
        await page.keyboard.press('Delete');
        await page.keyboard.insertText(text);
        await expect(snippet).toHaveAttribute('data-state', 'edited');
        return runSnippet(page, id);
      };
      expect(await run('while (true) {}\n1; // => 1')).toBe('timeout');
      await expect(snippet.locator('.outcome')).toContainText('2 seconds');
      expect(await run('for (let i = 0; i < 1e6; i++) console.log(i);\n1; // => 1')).toBe('failed');
      await expect(snippet.locator('.log')).toContainText('Stopped: more than');
      expect(await run('let x = ;\n1; // => 1')).toBe('failed');
      await expect(snippet.locator('.log')).toContainText('Line 1');
      expect(await run("import { x } from 'lodash';\n1; // => 1")).toBe('failed');
      await expect(snippet.locator('.log')).toContainText("'lodash'");
      expect(await run('const a = 1;\nnull.x;\na; // => 1')).toBe('failed');
      await expect(snippet.locator('.log')).toContainText('Line 2');
      expect(await run('1 + 1; // => 2')).toBe('done');
    });
  });
}

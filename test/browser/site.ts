import { test as base, expect, type Page } from '@playwright/test';

export { expect };

/**
 * A page that must stay clean: no error in the console, no violation of the policy, no request to another origin, no
 * request that fails. Checked at the end of every test.
 */
export const test = base.extend<{ guarded: Page }>({
  guarded: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? '';
      // A navigation away cancels what was still loading; a download is taken over by the browser.
      if (!/ABORTED|NS_BINDING|CANCELED/i.test(reason)) faults.push(`failed: ${request.url()} ${reason}`);
    });
    page.on('request', (request) => {
      if (!/^(?:http:\/\/127\.0\.0\.1:|file:|blob:|data:|about:)/.test(request.url()))
        faults.push(`foreign: ${request.url()}`);
    });
    await page.exposeFunction('__reportViolation', (text: string) => void faults.push(`policy: ${text}`));
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (event) => {
        (globalThis as unknown as { __reportViolation(text: string): void }).__reportViolation(
          `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`,
        );
      });
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

/** Goes to the figure, waits until its island is alive, and gives it. */
export async function figure(page: Page, id: string) {
  const found = page.locator(`figure#${id}`);
  await found.scrollIntoViewIfNeeded();
  await expect(found.locator('[data-ready="true"]')).toBeVisible();
  return found;
}

/** The machine-readable value of a number that a figure shows. */
export async function shown(scope: ReturnType<Page['locator']>, name: string): Promise<number> {
  return Number(await scope.locator(`[data-number="${name}"]`).first().getAttribute('data-value'));
}

/**
 * Counts the tasks of the page that take longer than 50 ms from now on. Alone on a machine there is none; other tests
 * that run beside it stretch a few, so a test allows five: if the page itself trained or drew for so long, it would be
 * all of them.
 */
export async function longTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(globalThis, { long });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  return () => page.evaluate(() => (globalThis as unknown as { long: number[] }).long.length);
}

/** Snippets with something to run: the programs in Python have only their recorded output. */
export const RUNNABLE = 'run-snippet:has([data-action="run"])';

/** Clicks Run and waits for the end; gives the state the snippet is in. */
export async function runSnippet(page: Page, id: string): Promise<string | null> {
  const snippet = page.locator(`run-snippet#${id}`);
  await snippet.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(snippet).toHaveAttribute('data-state', /^(?:done|differs|failed|timeout|stopped)$/, { timeout: 15_000 });
  return snippet.getAttribute('data-state');
}

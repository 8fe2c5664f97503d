import { defineConfig } from '@playwright/test';
import { findChromium, findFirefox } from './scripts/browsers.mjs';

const chromium = findChromium();
const firefox = findFirefox();
const report = process.env.PLAYWRIGHT_REPORT;

export default defineConfig({
  testDir: 'test/browser',
  outputDir: '.cache/playwright',
  globalSetup: './test/browser/global-setup.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  forbidOnly: true,
  retries: 0,
  reporter: report ? [['line'], ['json', { outputFile: report }]] : [['list']],
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { ...(chromium && { executablePath: chromium }), chromiumSandbox: process.getuid?.() !== 0 },
      },
    },
    ...(firefox
      ? [
          {
            name: 'firefox',
            testMatch: /(?:flow|offline)\.spec\.ts/,
            use: {
              browserName: 'firefox' as const,
              // Playwright drives a stock Firefox through this channel; without the preference, file:// is lax there.
              channel: 'moz-firefox',
              colorScheme: null,
              contextOptions: { reducedMotion: null, forcedColors: null, contrast: null },
              launchOptions: {
                executablePath: firefox,
                firefoxUserPrefs: { 'security.fileuri.strict_origin_policy': true },
              },
            },
          },
        ]
      : []),
  ],
});

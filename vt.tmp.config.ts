import { defineConfig } from 'vitest/config';
export default defineConfig({ root: '/work/main', test: { include: ['test/core/**/*.test.ts','test/ui/**/*.test.ts','test/figures/**/*.test.ts'] } });

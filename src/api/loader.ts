import type { Loader } from 'astro/loaders';
import { readApi } from './read-api.ts';

/** The content collection of the core's exports, read again whenever a file of the core changes. */
export function apiLoader(): Loader {
  return {
    name: 'api',
    async load({ store, watcher, logger, config }) {
      const load = async (): Promise<void> => {
        const entries = await readApi(process.cwd());
        store.clear();
        for (const entry of entries) store.set({ id: entry.anchor, data: { ...entry } });
        logger.info(`${entries.length} exports`);
      };
      await load();
      watcher?.on('change', (file) => {
        if (file.replaceAll('\\', '/').includes('/src/core/')) load().catch((error) => logger.error(String(error)));
      });
      watcher?.add(new URL('core', config.srcDir).pathname);
    },
  };
}

import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import evidence from '../../content/evidence/frameworks.json' with { type: 'json' };
import packages from '../../package.json' with { type: 'json' };

/** The recorders are plain JavaScript, as npm run evidence runs them. */
const load = (file: string) => import(pathToFileURL(`test/frameworks/at_zero/${file}`).href);
const { LIVE } = await load('js/frameworks.mjs');
const { recordingOf } = await load('js/record.mjs');
const { evidenceOf } = await load('write.mjs');

describe('JavaScript frameworks, run now, return what is recorded', () => {
  for (const { id, name, packages: needed } of LIVE) {
    test(id, { timeout: 60_000 }, async () => {
      const [module, variant] = name.split(':');
      const { open } = await load(`js/${module}.mjs`);
      const recording = await recordingOf(await open(variant));
      const now = evidenceOf([{ ...recording, id }], '');
      expect(now.groups).toEqual(evidence.groups.filter(({ framework }) => framework === id));
      expect(now.rows).toBeGreaterThan(30);
      const recorded = evidence.frameworks.find((framework) => framework.id === id);
      expect(recorded).toMatchObject({ name: recording.framework, version: recording.version });
      expect((packages.devDependencies as Record<string, string>)[needed[0]]).toBe(recording.version);
    });
  }
});

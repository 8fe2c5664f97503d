import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const sealed = [
  'trajectories.json',
  'trajectories-jax.json',
  'trajectories-tensorflow.json',
  'half.json',
  'snippets.json',
  'reproduced.json',
];

/** The hash in the text, and the hash of the text with that place empty, as test/frameworks/evidence_file.py takes it. */
function hashes(text: string): { stated: string | undefined; actual: string } {
  const stated = /"sha256": "([0-9a-f]{64})"/.exec(text)?.[1];
  const open = text.replaceAll('\r\n', '\n').replace(/"sha256": "[0-9a-f]{64}"/, '"sha256": ""');
  return { stated, actual: createHash('sha256').update(open).digest('hex') };
}

describe.each(sealed)('%s', (name) => {
  const text = readFileSync(`content/evidence/${name}`, 'utf8');

  test('its hash covers the whole text, so that an edit by hand is found', () => {
    const { stated, actual } = hashes(text);
    expect(stated).toBe(actual);
  });
  test('a digit or a line less is found', () => {
    for (const edited of [text.replace(/\d\.\d/, '7.7'), text.split('\n').toSpliced(5, 1).join('\n')]) {
      expect(edited).not.toBe(text);
      const { stated, actual } = hashes(edited);
      expect(stated).not.toBe(actual);
    }
  });
});

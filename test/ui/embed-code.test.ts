import { expect, test } from 'vitest';
import { embedCode } from '../../src/ui/embed-code.ts';

const sourceOf = (code: string) => /src="([^"]*)"/.exec(code)?.[1];

test('the frame holds the figure’s own page, in the state of the address', () => {
  expect(embedCode('https://e.org/a/x/#kink.z=1&kink.g=0.5', 'kink', 'The “kink” & "more"', 600)).toBe(
    '<iframe src="https://e.org/a/x/kink/index.html#kink.z=1&amp;kink.g=0.5" title="The “kink” &amp; &quot;more&quot;" width="100%" height="680" loading="lazy"></iframe>\n',
  );
});

test('a figure in its first state needs no hash, and an address that names index.html leads to the same page', () => {
  expect(sourceOf(embedCode('https://e.org/x/#kink', 'kink', ''))).toBe('https://e.org/x/kink/index.html');
  expect(sourceOf(embedCode('https://e.org/x/index.html#kink', 'kink', ''))).toBe('https://e.org/x/kink/index.html');
});

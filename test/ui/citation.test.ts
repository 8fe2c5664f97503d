import { expect, test } from 'vitest';
import { bibTeX, cslJson, markdown, type Source } from '../../src/ui/citation.ts';
import { toCsv } from '../../src/ui/csv.ts';

const source: Source = {
  key: 'relu-at-zero-kink',
  title: 'The kink. In: 100% & [0, 1]',
  author: 'ReLU at Zero',
  published: '2026-03-01',
  accessed: '2026-04-02',
  url: 'https://example.org/guide/#kink.z=0.5',
};

test('BibTeX escapes what TeX would read as a command', () => {
  expect(bibTeX(source)).toBe(`@misc{relu-at-zero-kink,
  title = {{The kink. In: 100\\% \\& [0, 1]}},
  author = {{ReLU at Zero}},
  year = {2026},
  url = {https://example.org/guide/#kink.z=0.5},
  urldate = {2026-04-02}
}
`);
});

test('an unknown date is left out instead of invented', () => {
  const undated = { ...source, published: '' };
  expect(bibTeX(undated)).not.toContain('year');
  expect(JSON.parse(cslJson(undated))[0]).not.toHaveProperty('issued');
});

test('CSL-JSON holds the dates as numbers', () => {
  expect(JSON.parse(cslJson(source))[0]).toMatchObject({
    type: 'webpage',
    issued: { 'date-parts': [[2026, 3, 1]] },
    accessed: { 'date-parts': [[2026, 4, 2]] },
  });
});

test('Markdown links to the figure; brackets of the title do not end the link', () => {
  expect(markdown({ ...source, url: 'https://e.org/a(b)' }, 'It is flat.')).toBe(
    '> It is flat.\n>\n> [The kink. In: 100% & \\[0, 1\\]](https://e.org/a(b%29)\n',
  );
});

test('CSV keeps full precision and quotes what needs it', () => {
  expect(
    toCsv({
      columns: ['z', 'set, "closed"'],
      rows: [
        [0.1 + 0.2, 'a\nb'],
        [-0, 'c'],
      ],
    }),
  ).toBe('z,"set, ""closed"""\r\n0.30000000000000004,"a\nb"\r\n0,c');
});

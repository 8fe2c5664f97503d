/** What a figure of a page needs to be cited. */
export interface Source {
  readonly key: string;
  readonly title: string;
  readonly author: string;
  /** ISO date, `2026-03-01`, or '' if the page does not say. */
  readonly published: string;
  readonly accessed: string;
  readonly url: string;
}

export function bibTeX(source: Source): string {
  const fields = [
    ['title', `{${escapeTeX(source.title)}}`],
    ['author', `{${escapeTeX(source.author)}}`],
    ['year', source.published.slice(0, 4)],
    ['url', source.url],
    ['urldate', source.accessed],
  ].filter(([, value]) => value);
  return `@misc{${source.key},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

export function cslJson(source: Source): string {
  const item = {
    id: source.key,
    type: 'webpage',
    title: source.title,
    author: [{ literal: source.author }],
    ...(source.published && { issued: { 'date-parts': [dateParts(source.published)] } }),
    accessed: { 'date-parts': [dateParts(source.accessed)] },
    URL: source.url,
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}

/** A paragraph for an answer on a forum: what the figure shows, and where. */
export function markdown(source: Source, sentence: string): string {
  return `> ${sentence}\n>\n> [${source.title.replace(/[[\]]/g, '\\$&')}](${source.url.replaceAll(')', '%29')})\n`;
}

function dateParts(iso: string): number[] {
  return iso.split('-').map(Number);
}

function escapeTeX(text: string): string {
  return text.replace(/\\/g, '\\textbackslash{}').replace(/[&%$#_{}]/g, '\\$&');
}

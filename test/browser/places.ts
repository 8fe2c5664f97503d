import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export const PORT = Number(process.env.TEST_PORT ?? 47_113);
export const SUB_PATH = '/any/sub/path/';
export const OFFLINE_FOLDER = '.cache/offline/My course #1 (ü) 100%';

/** The two editions: where a page of the site is in each. */
export const editions = {
  hosted: (page: string): string => `http://127.0.0.1:${PORT}${SUB_PATH}${page}`,
  offline: (page: string): string => {
    const [file = '', hash] = page.split('#');
    const url = pathToFileURL(path.resolve(OFFLINE_FOLDER, `${file}index.html`)).href;
    return hash === undefined ? url : `${url}#${hash}`;
  },
} as const;
export type Edition = keyof typeof editions;

/** Of the 133 pages of expressions, which one template makes, the browser sees these. */
const expressionPages = ['relu', 'maximum-x-0', 'sqrt-relu', 'relu6', 'huber-double'];
const isSampled = (page: string): boolean => {
  const expression = /^reference\/frameworks-at-zero\/([^/]+)\/$/.exec(page)?.[1];
  return expression === undefined || expression === 'read-not-run' || expressionPages.includes(expression);
};

/** Every page, as `guide/x/`; the home page is ''. */
export const pages: readonly string[] = readdirSync('dist', { recursive: true })
  .map((name) => String(name).split(path.sep).join('/'))
  .filter((name) => name === 'index.html' || name.endsWith('/index.html'))
  .map((name) => name.replace(/index\.html$/, ''))
  .filter(isSampled)
  .sort();

export const CHAPTER = 'guide/why-gradient-descent-works/';

/** The narrow and the wide page, by day and by night. */
export const looks = [
  { width: 390, colorScheme: 'light' },
  { width: 390, colorScheme: 'dark' },
  { width: 1440, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
] as const;

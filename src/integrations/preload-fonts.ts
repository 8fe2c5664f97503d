import { applyEdits, headStart } from './html.ts';

/** The faces that the first screen of every page needs; more would hold up the text on a slow connection. */
const FIRST = [/literata-latin-opsz-normal/, /instrument-sans-latin-wdth-normal/];

/** Preloads for hosted pages; on file:// they would fail, since a preload of a font asks for CORS. */
export function preloadFonts(html: string, files: readonly string[]): string {
  const links = FIRST.map((face) => files.find((file) => face.test(file)))
    .filter((file) => file !== undefined)
    .map((file) => `<link rel="preload" href="/${file}" as="font" type="font/woff2" crossorigin>`);
  const at = headStart(html);
  return applyEdits(html, [{ from: at, to: at, text: links.join('') }]);
}

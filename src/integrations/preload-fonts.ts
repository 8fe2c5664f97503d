import { applyEdits, headStart } from './html.ts';

/** The faces of the first screen: the ones of running text first, the others when nothing more urgent is under way. */
const FIRST = [/literata-latin-opsz-normal/, /instrument-sans-latin-wdth-normal/];
const NEXT = [/literata-latin-opsz-italic/, /spline-sans-mono-latin-wght-normal/];

/** Preloads for hosted pages; on file:// they would fail, since a preload of a font asks for CORS. */
export function preloadFonts(html: string, files: readonly string[]): string {
  const link = (face: RegExp, priority: string): string => {
    const file = files.find((candidate) => face.test(candidate));
    return file === undefined
      ? ''
      : `<link rel="preload" href="/${file}" as="font" type="font/woff2" crossorigin${priority}>`;
  };
  const links = [...FIRST.map((face) => link(face, '')), ...NEXT.map((face) => link(face, ' fetchpriority="low"'))];
  const at = headStart(html);
  return applyEdits(html, [{ from: at, to: at, text: links.join('') }]);
}

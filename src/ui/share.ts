/** What the menu of a figure does, loaded when it is used: nothing of it is needed to see or drag the figure. */
import { bibTeX, cslJson, markdown } from './citation.ts';
import { embedCode } from './embed-code.ts';
import { figureAddress, pageSource } from './page-source.ts';
import { savePicture } from './save-picture.ts';

export type Share = 'link' | 'markdown' | 'embed' | 'bibtex' | 'csl';

export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
}

export function shareText(kind: Share, { id, title, sentence }: Figure): string {
  if (kind === 'link') return figureAddress(id);
  if (kind === 'embed') return embedCode(figureAddress(id), id, title, document.getElementById(id)?.offsetHeight);
  const source = pageSource(id, title, new Date());
  return kind === 'markdown' ? markdown(source, sentence) : kind === 'bibtex' ? bibTeX(source) : cslJson(source);
}

/** '' if the picture was saved, else what went wrong. */
export const savedPicture = (drawings: readonly SVGSVGElement[], id: string, kind: 'svg' | 'png'): Promise<string> =>
  savePicture(drawings, `relu-at-zero-${id}`, kind).then(() => '', String);

/** What the menu of a figure does, loaded when it is used: nothing of it is needed to see or drag the figure. */
import { bibTeX, cslJson, markdown } from './citation.ts';
import { figureAddress, pageSource } from './page-source.ts';
import { savePicture } from './save-picture.ts';

export type Share = 'link' | 'markdown' | 'bibtex' | 'csl';

export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
}

export function shareText(kind: Share, { id, title, sentence }: Figure): string {
  if (kind === 'link') return figureAddress(id);
  const source = pageSource(id, title, new Date());
  return kind === 'markdown' ? markdown(source, sentence) : kind === 'bibtex' ? bibTeX(source) : cslJson(source);
}

export { savePicture };

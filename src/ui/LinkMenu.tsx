import { useState } from 'preact/hooks';
import { CopyButton } from './CopyButton.tsx';
import type { Share } from './share.ts';

export interface LinkMenuProps {
  readonly id: string;
  readonly title: string;
  /** What the figure shows now, for “copy as Markdown”. */
  readonly sentence: string;
  /** The drawings to save, left to right; without it, no picture is offered. */
  picture?(): readonly SVGSVGElement[];
}

/** Everything one does with a figure elsewhere. It opens in place: nothing to position, nothing that covers the text. */
export function LinkMenu({ id, title, sentence, picture }: LinkMenuProps) {
  const [failed, setFailed] = useState('');
  const text = (kind: Share) => async () => (await import('./share.ts')).shareText(kind, { id, title, sentence });

  const save = async (kind: 'svg' | 'png') =>
    setFailed(await import('./share.ts').then(({ savedPicture }) => savedPicture(picture?.() ?? [], id, kind), String));

  return (
    <details class="fig-more share" id={`${id}-share`}>
      <summary>Link, cite, save</summary>
      <div class="share-body">
        <CopyButton label="Copy link" text={text('link')} />
        <CopyButton label="Copy as Markdown" text={text('markdown')} />
        <CopyButton label="Copy embed code" text={text('embed')} />
        <CopyButton label="Cite: BibTeX" text={text('bibtex')} />
        <CopyButton label="Cite: CSL-JSON" text={text('csl')} />
        {picture && (
          <>
            <button type="button" class="btn btn-quiet" onClick={() => void save('svg')}>
              Save as SVG
            </button>
            <button type="button" class="btn btn-quiet" onClick={() => void save('png')}>
              Save as PNG
            </button>
          </>
        )}
        <p role="status">{failed}</p>
      </div>
    </details>
  );
}

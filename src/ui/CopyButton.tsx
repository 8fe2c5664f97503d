import { useEffect, useRef, useState } from 'preact/hooks';
import { copyText } from './copy-text.ts';

/** Copies what `text` returns at the moment of the click, and says so in its own label. */
export function CopyButton({ label, text }: { readonly label: string; text(): string | Promise<string> }) {
  const [said, say] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(): Promise<void> {
    say((await copyText(await text())) ? 'Copied' : 'Copying was refused');
    clearTimeout(timer.current);
    timer.current = setTimeout(() => say(''), 2000);
  }

  return (
    <button type="button" class="btn btn-quiet" onClick={() => void copy()}>
      {/* Both words stand in the same place, so the button keeps its width. */}
      <span class="swap" data-said={said !== ''}>
        <span>{label}</span>
        <span role="status">{said}</span>
      </span>
    </button>
  );
}

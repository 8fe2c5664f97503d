import { useEffect, useState } from 'preact/hooks';
import { parsed } from '../figures/autodiff/parse.ts';
import { PRESETS } from '../figures/autodiff/presets.ts';
import { printed } from '../figures/autodiff/print.ts';
import { Select } from '../ui/Select.tsx';

const OWN = 'own';

/** Pick a program or type one. A text that is no program says why and where, and the last program stays. */
export function AutodiffProgram({
  id,
  program,
  onChange,
  onReset,
}: {
  readonly id: string;
  readonly program: string;
  onChange(program: string): void;
  onReset(): void;
}) {
  const [draft, setDraft] = useState<string>();
  const [problem, setProblem] = useState('');

  function settle(words = ''): void {
    if (words === '') setDraft(undefined);
    setProblem(words);
  }
  // Whoever changes the program, a link or a preset, ends what was being typed.
  useEffect(() => settle(), [program]);

  function commit(text: string): void {
    const result = parsed(text);
    if (result.node) {
      settle();
      const next = printed(result.node);
      if (next !== program) onChange(next);
      return;
    }
    const place = result.at < text.trimEnd().length ? `At character ${result.at + 1}` : 'At the end';
    setDraft(text);
    settle(`${place}: ${result.problem} ${program} stays.`);
  }

  const isPreset = PRESETS.some((preset) => preset.program === program);
  return (
    <div class="controls autodiff-program">
      <Select
        id={`${id}-preset`}
        label="example"
        value={isPreset ? program : OWN}
        options={[
          ...PRESETS.map((preset) => ({ value: preset.program as string, label: preset.label })),
          ...(isPreset ? [] : [{ value: OWN, label: 'a program of your own' }]),
        ]}
        onChange={(value) => value !== OWN && onChange(value)}
      />
      <div class="autodiff-field">
        <label for={`${id}-program`}>
          or type a program of <i>x</i>
        </label>
        <input
          class="input"
          id={`${id}-program`}
          type="text"
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          value={draft ?? program}
          aria-invalid={problem !== ''}
          aria-describedby={`${id}-program-problem ${id}-program-help`}
          onInput={(event) => setDraft(event.currentTarget.value)}
          // Enter fires this too.
          onChange={(event) => commit(event.currentTarget.value)}
        />
      </div>
      <button type="button" class="btn" onClick={onReset}>
        Reset
      </button>
      <p class="autodiff-problem" id={`${id}-program-problem`} role="status">
        {problem}
      </p>
      <p class="autodiff-help" id={`${id}-program-help`}>
        Numbers, x, + − * / and parentheses; relu, leaky, abs, sqrt of one; max, min of two; where(x &gt; 0, x, 0) with
        &gt;, &gt;=, &lt; or &lt;=.
      </p>
    </div>
  );
}

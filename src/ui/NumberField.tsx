import { useState } from 'preact/hooks';
import type { Parameter } from './parameters.ts';

export interface NumberFieldProps {
  readonly id: string;
  readonly parameter: Parameter<number>;
  readonly value: number;
  onCommit(value: number): void;
}

/** A number typed by the reader. Nonsense keeps the last good value and says why; what is out of range is clamped, and says so. */
export function NumberField({ id, parameter, value, onCommit }: NumberFieldProps) {
  const [problem, setProblem] = useState('');
  /** What is being typed: a figure that runs renders many times a second, and must not write over it. */
  const [draft, setDraft] = useState<string>();
  const text = parameter.format(value);

  function commit(field: HTMLInputElement): void {
    const typed = field.value.trim().replace('−', '-').replace(',', '.');
    const parsed = parameter.parse(typed);
    setDraft(undefined);
    if (parsed === undefined) {
      setProblem(`“${typed.slice(0, 20)}” is no number; ${text} is kept.`);
      field.value = text;
      return;
    }
    const allowed = parameter.clamp(parsed);
    setProblem(
      allowed === parsed ? '' : `${typed.slice(0, 20)} is out of range; ${parameter.format(allowed)} is used.`,
    );
    field.value = parameter.format(allowed);
    if (allowed !== value) onCommit(allowed);
  }

  return (
    <div class="number-field">
      <label for={id}>{parameter.label}</label>
      <input
        class="input"
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        value={draft ?? text}
        data-number={parameter.name}
        data-value={text}
        aria-describedby={`${id}-problem`}
        onInput={(event) => setDraft(event.currentTarget.value)}
        // Typed and taken back: that is no change, and the value may be another one by now.
        onBlur={() => setDraft(undefined)}
        // Enter fires this too.
        onChange={(event) => commit(event.currentTarget)}
      />
      <p class="field-problem" id={`${id}-problem`} role="status">
        {problem}
      </p>
    </div>
  );
}

import type { Interval } from '../core/types.ts';

const SUPERSCRIPT: Record<string, string> = {
  '-': '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
};

/**
 * A number as a reader sees it: a true minus sign, a fixed number of decimals so that columns and sliders do not
 * jitter. A number that would round to 0 without being 0, or is too long for a label, is written as a power of ten:
 * on this site the difference between 0 and almost 0 is the subject.
 */
export function formatNumber(value: number, digits = 2): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.5 * 10 ** -digits || size >= 1e7)) return power(value);
  return minus((value || 0).toFixed(digits));
}

/** As few decimals as the number needs, at most `digits`: 1, 0.5, −0.25. */
export function formatShort(value: number, digits = 4): string {
  const text = formatNumber(value, digits);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** `[0, 1]`, kept on one line. */
export function formatInterval([lo, hi]: Interval, digits = 4): string {
  return `[${formatShort(lo, digits)},\u00a0${formatShort(hi, digits)}]`;
}

/** The number as a machine reads it, for data attributes and CSV: the shortest text that gives it back. */
export function rawNumber(value: number): string {
  return Object.is(value, -0) ? '0' : String(value);
}

function power(value: number): string {
  const [mantissa, exponent] = value.toExponential(1).split('e') as [string, string];
  const raised = [...exponent.replace('+', '')].map((c) => SUPERSCRIPT[c]).join('');
  return `${minus(mantissa.replace(/\.0$/, ''))}\u00a0×\u00a010${raised}`;
}

function minus(text: string): string {
  return text.replace('-', '−');
}

import { defaults, type Parameters } from './parameters.ts';

/**
 * The state of figures in the hash: `#kink.z=-0.5&kink.slope=0.1`. A key is the figure's id, a dot and the
 * parameter's name; only values that differ from the default are written. Keys of other figures are kept.
 */
export interface Decoded<S> {
  readonly state: S;
  /** One sentence for each value that could not be used as it stood. */
  readonly problems: readonly string[];
}

export function decodeState<S>(
  hash: string,
  figure: string,
  parameters: Parameters<S>,
  base = defaults(parameters),
): Decoded<S> {
  const state = { ...base };
  const problems: string[] = [];
  for (const [key, text] of entries(hash)) {
    if (!key.startsWith(`${figure}.`)) continue;
    const name = key.slice(figure.length + 1);
    if (!Object.hasOwn(parameters as object, name)) {
      problems.push(`The link names “${name}”, which this figure does not have.`);
      continue;
    }
    const parameter = parameters[name as keyof S];
    const value = parameter.parse(text);
    if (value === undefined) {
      problems.push(
        `The link says ${parameter.label} = “${text.slice(0, 40)}”, which is no such value: ${parameter.format(state[name as keyof S])} is used.`,
      );
      continue;
    }
    const allowed = parameter.clamp(value);
    if (!Object.is(allowed, value) && allowed !== value) {
      problems.push(
        `The link says ${parameter.label} = ${text.slice(0, 40)}, which is out of range: ${parameter.format(allowed)} is used.`,
      );
    }
    state[name as keyof S] = allowed;
  }
  return { state, problems };
}

/** The hash without '#': the other figures' keys as they were, then this figure's non-default values. */
export function encodeState<S>(
  hash: string,
  figure: string,
  parameters: Parameters<S>,
  state: S,
  base = defaults(parameters),
): string {
  const kept = entries(hash).filter(([key]) => key.includes('.') && !key.startsWith(`${figure}.`));
  const own: [string, string][] = [];
  for (const name in parameters) {
    const parameter = parameters[name];
    const text = parameter.format(state[name]);
    if (text !== parameter.format(base[name])) own.push([`${figure}.${name}`, text]);
  }
  return [...kept, ...own].map(([key, text]) => `${key}=${encodeURIComponent(text)}`).join('&');
}

/** A plain anchor such as `#the-kink` has no '=' and therefore no entries. */
function entries(hash: string): [string, string][] {
  return hash
    .replace(/^#/, '')
    .split('&')
    .filter((part) => part.includes('='))
    .map((part) => {
      const at = part.indexOf('=');
      return [part.slice(0, at), decode(part.slice(at + 1))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

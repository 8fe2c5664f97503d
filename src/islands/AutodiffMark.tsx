/** A returned slope: a dot inside, a hollow diamond outside, a hollow dot where there is nothing to compare with. */
export function AutodiffMark({ at: [x, y], belongs }: { at: readonly [number, number]; belongs: boolean | undefined }) {
  if (belongs === false) return <path class="off" d={`M${x} ${y - 7}l7 7l-7 7l-7 -7Z`} />;
  return <circle class={belongs ? 'ink-f' : 'no-verdict'} cx={x} cy={y} r="5.5" />;
}

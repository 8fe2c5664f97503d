/** What went wrong, in sentences, under the figure that kept its last good state. Read out when it appears. */
export function Problems({ problems }: { readonly problems: readonly string[] }) {
  return (
    <div class="problems" role="status">
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem}>
              <svg class="mark bad" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
                <use href="#i-bad" />
              </svg>
              {problem}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

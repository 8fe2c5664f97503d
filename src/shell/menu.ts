/** The menu of narrow pages is a <details>: it opens without a script; this closes it on Escape and outside clicks. */
export function closableMenu(page: Document): void {
  const menu = page.querySelector<HTMLDetailsElement>('[data-menu]');
  if (!menu) return;
  page.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  page.addEventListener('pointerdown', (event) => {
    if (menu.open && !menu.contains(event.target as Node)) menu.open = false;
  });
}

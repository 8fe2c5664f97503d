/** The theme switch: automatic, light, dark. The choice is kept where storage works; theme.js applies it early. */
export const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const words: Record<Theme, string> = { auto: 'Auto', light: 'Light', dark: 'Dark' };

export const nextTheme = (theme: Theme): Theme => themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';

export function themeSwitch(page: Document): void {
  const root = page.documentElement;
  const button = page.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (!button) return;
  const current = (): Theme => themes.find((theme) => theme === root.dataset.theme) ?? 'auto';
  const show = (): void => {
    const word = words[current()];
    // The name holds the visible word, so that it can be spoken to.
    button.setAttribute('aria-label', `Theme: ${word}`);
    const text = button.querySelector('.theme-word');
    if (text) text.textContent = word;
  };
  button.addEventListener('click', () => {
    const theme = nextTheme(current());
    if (theme === 'auto') delete root.dataset.theme;
    else root.dataset.theme = theme;
    remember(theme);
    show();
    page.dispatchEvent(new CustomEvent('themechange'));
  });
  show();
}

function remember(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem('theme');
    else localStorage.setItem('theme', theme);
  } catch {
    // Storage is off or full: the choice lasts for this page.
  }
}

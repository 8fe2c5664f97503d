/** Marks the section being read in the table of contents, and folds the table where there is no column for it. */
export function followReading(page: Document): void {
  const toc = page.querySelector('[data-toc]');
  const links = [...(toc?.querySelectorAll<HTMLAnchorElement>('a[href^="#"]') ?? [])];
  if (!toc || links.length === 0) return;
  const details = toc.querySelector('details');
  const wide = matchMedia('(min-width: 76rem)');
  const fold = (): void => {
    if (details) details.open = wide.matches;
  };
  fold();
  toc.setAttribute('data-ready', '');
  wide.addEventListener('change', fold);

  const headings = links.map((link) => page.getElementById(decodeURIComponent(link.hash.slice(1))));
  let waiting = false;
  const mark = (): void => {
    waiting = false;
    const at = currentIndex(
      headings.map((heading) => heading?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY),
      innerHeight,
    );
    links.forEach((link, index) => {
      if (index === at) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    });
  };
  addEventListener(
    'scroll',
    () => {
      if (!waiting) requestAnimationFrame(mark);
      waiting = true;
    },
    { passive: true },
  );
  mark();
}

/** The last heading above the upper third of the window; before the first one, none (−1). */
export function currentIndex(tops: readonly number[], height: number): number {
  return tops.findLastIndex((top) => top < height * 0.35);
}

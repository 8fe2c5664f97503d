/**
 * A link to a figure's state (`#kink.z=0.5`) is no anchor, so the browser stays at the top; this goes to the figure
 * the link names first. Called once when the page is opened. After a reload the browser is back where the reader was.
 */
export function scrollToFigure(): void {
  const id = location.hash.match(/^#([\w-]+)\.[^=&]+=/)?.[1];
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (id && (navigation?.type ?? 'navigate') === 'navigate') document.getElementById(id)?.scrollIntoView();
}

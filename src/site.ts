/** What the shell says of the site: its name, its sections in the order of the navigation. */
export const siteName = 'ReLU at Zero';

export const sections = [
  { id: 'guide', title: 'Read', description: 'Chapters, in order or not.' },
  { id: 'playground', title: 'Play', description: 'A network to build, train and take apart.' },
  { id: 'answers', title: 'Answers', description: 'One question a page, as people ask it.' },
  { id: 'recipes', title: 'Recipes', description: 'Python programs to take along, each with its real output.' },
  { id: 'reference', title: 'Reference', description: 'Where the numbers and the claims come from.' },
] as const;

/** The pages in the navigation bar. */
export const mainLinks = [
  { href: '/guide/', label: 'Read' },
  { href: '/playground/', label: 'Play' },
  { href: '/answers/', label: 'Answers' },
  { href: '/recipes/', label: 'Recipes' },
  { href: '/reference/frameworks-at-zero/', label: 'Frameworks' },
  { href: '/reference/', label: 'Reference' },
] as const;

/** `guide/x` is the page `/guide/x/`. */
export const pageUrl = (id: string): string => `/${id}/`;

/** The public address of a page: below the site's own, which may have a path. */
export function addressOf(pathname: string, site: URL): URL {
  const base = new URL(site);
  if (!base.pathname.endsWith('/')) base.pathname += '/';
  return new URL(`.${pathname}`, base);
}

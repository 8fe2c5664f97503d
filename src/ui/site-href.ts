/**
 * The address of a page of this site, `/playground/#…`, as a script on another page of it writes it: the site may stand
 * below any path, or lie in a folder whose pages are files.
 */
export function siteHref(address: string): string {
  const root = document.documentElement.dataset.root ?? '/';
  const [page, hash] = address.slice(1).split('#');
  const file = location.protocol === 'file:' ? 'index.html' : '';
  return `${root}${page}${file}${hash === undefined ? '' : `#${hash}`}`;
}

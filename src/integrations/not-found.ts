/**
 * 404.html is served at any depth of any host, so no relative URL in it is right. It keeps root-relative URLs, which
 * hold where the site has a host of its own. Under a sub-path its sheet fails to load there; then this script looks for
 * the sheet in the folders above the address, loads the page's scripts from the folder where it is found, and points
 * the links there.
 */
export const FIND_ROOT = `(() => {
  const sheets = document.querySelectorAll('link[rel=stylesheet]');
  const scripts = document.querySelectorAll('script[src^="/"]');
  const folders = location.pathname.split('/').slice(1, -1);
  const use = (root) => {
    document.documentElement.dataset.root = root;
    if (root === '/') return;
    for (const link of document.querySelectorAll('a[href^="/"]')) link.setAttribute('href', root + link.getAttribute('href').slice(1));
    for (const script of scripts) {
      const copy = document.createElement('script');
      copy.type = script.type;
      copy.src = root + script.getAttribute('src').slice(1);
      document.head.append(copy);
    }
  };
  const attempt = (depth) => {
    if (depth > folders.length) return;
    const root = '/' + folders.slice(0, depth).map((folder) => folder + '/').join('');
    let left = sheets.length;
    for (const sheet of sheets) {
      const copy = document.createElement('link');
      copy.rel = 'stylesheet';
      copy.onload = () => { if (--left === 0) use(root); };
      copy.onerror = () => { copy.remove(); if (sheet === sheets[0]) attempt(depth + 1); };
      copy.href = root + sheet.getAttribute('href').slice(1);
      document.head.append(copy);
    }
  };
  attempt(0);
})();`;

export function withFindRoot(html: string): string {
  const end = html.lastIndexOf('</body>');
  if (end < 0) throw new Error('the page has no </body>');
  return `${html.slice(0, end)}<script>${FIND_ROOT}</script>${html.slice(end)}`;
}

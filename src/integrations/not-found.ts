/**
 * 404.html is served at any depth of any host, so no relative URL in it is right. It keeps root-relative URLs, which
 * hold where the site has a host of its own. Under a sub-path its sheet fails to load there; then this script looks for
 * the sheet in the folders above the address, and points the page's links at the folder where it is found.
 */
export const FIND_ROOT = `(function () {
  var sheets = [].slice.call(document.querySelectorAll('link[rel=stylesheet]'));
  var folders = location.pathname.split('/').slice(1, -1);
  function use(root) {
    document.documentElement.dataset.root = root;
    [].forEach.call(document.querySelectorAll('a[href^="/"]'), function (link) { link.setAttribute('href', root + link.getAttribute('href').slice(1)); });
  }
  function attempt(depth) {
    if (depth > folders.length) return;
    var root = '/' + folders.slice(0, depth).map(function (folder) { return folder + '/'; }).join('');
    var left = sheets.length;
    sheets.forEach(function (sheet) {
      var copy = document.createElement('link');
      copy.rel = 'stylesheet';
      copy.onload = function () { if (--left === 0) use(root); };
      copy.onerror = function () { copy.remove(); if (sheet === sheets[0]) attempt(depth + 1); };
      copy.href = root + sheet.getAttribute('href').slice(1);
      document.head.appendChild(copy);
    });
  }
  attempt(0);
})();`;

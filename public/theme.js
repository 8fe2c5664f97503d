// Before the first paint: the reader's choice of theme, if storage remembers one. Classic script: runs on file:// too.
(function () {
  try {
    var theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (_) {}
  document.documentElement.dataset.js = '';
})();

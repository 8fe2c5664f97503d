// Follows every link and every anchor of the built site, under a sub-path, and of the offline edition.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LinkChecker } from 'linkinator';
import { serve } from './serve.mjs';

export async function checkLinks() {
  const hosted = await crawl('dist', '/any/sub/path/');
  const offline = await crawl('dist-offline', '/offline/');
  const absolute = rootAbsolute();
  return { passed: hosted.passed + offline.passed, failed: hosted.failed + offline.failed + absolute };
}

async function crawl(folder, base) {
  const server = await serve(folder, { base });
  const origin = `http://127.0.0.1:${server.address().port}`;
  const checker = new LinkChecker();
  let passed = 0;
  let failed = 0;
  const result = await checker.check({
    // With the slash: the checker goes into what lies below it.
    path: `${origin}${base}`,
    recurse: true,
    checkFragments: true,
    // Other sites are not asked: a test must not fail because somebody else's server is down.
    linksToSkip: [`^(?!${origin})`],
  });
  for (const { state, url, parent, status } of result.links) {
    // `#kink.z=1` is the state of the figure `kink`: the page answers, and the build has looked for the figure.
    const sound = state === 'OK' || (status === 200 && /#[^.]+\.[^#]*=/.test(url));
    if (sound) passed++;
    else if (state === 'BROKEN') {
      failed++;
      console.error(`✗ ${folder}: ${url.replace(origin, '')} (${status}), linked from ${parent?.replace(origin, '')}`);
    }
  }
  server.close();
  console.log(
    `${failed === 0 && passed > 0 ? '✓' : '✗'} ${folder}: ${passed} distinct addresses answer, with every anchor that is linked`,
  );
  return { passed, failed: failed + (passed === 0 ? 1 : 0) };
}

/** No URL may start at the root of a host, except in 404.html, which is served at any depth. */
function rootAbsolute() {
  let failed = 0;
  for (const folder of ['dist', 'dist-offline']) {
    for (const name of readdirSync(folder, { recursive: true }).map(String)) {
      const file = path.join(folder, name);
      if (!statSync(file).isFile() || !/\.(?:html|css)$/.test(name) || name === '404.html') continue;
      const found = /(?:\s(?:href|src|component-url|renderer-url)="|url\(["']?)\/(?!\/)[^"')]*/.exec(
        readFileSync(file, 'utf8'),
      );
      if (!found) continue;
      failed++;
      console.error(`✗ ${file}: ${found[0].trim()} starts at the root of the host`);
    }
  }
  return failed;
}

/** Room below a figure for the link to its page. */
const FOOT = 80;

/**
 * A frame with one figure in the state of its address, for a course page or a blog: `…/page/#kink.z=1` is framed as
 * `…/page/kink/index.html#kink.z=1`, the figure's own page. It is as high as the figure is now.
 */
export function embedCode(address: string, id: string, title: string, height = 640): string {
  const { hash, href } = new URL(address);
  const source = new URL(`${id}/index.html${hash === `#${id}` ? '' : hash}`, href);
  return `<iframe src="${escaped(source.href)}" title="${escaped(title)}" width="100%" height="${height + FOOT}" loading="lazy"></iframe>\n`;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

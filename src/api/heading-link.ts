/** The link of a heading to itself, as `rehypeHeadingAnchors` adds it to MDX pages; its sign is drawn by CSS. */
export const headingLink = (id: string, title: string): string =>
  `<a class="anchor" href="#${id}" aria-label="Link to the section “${title}”"></a>`;

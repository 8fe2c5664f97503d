/** KaTeX's sheet names three formats of each font; every browser in use reads woff2. */
export const onlyWoff2 = (css: string): string =>
  css.replace(/,url\([^)]*\.(?:woff|ttf)[^)]*\)\s*format\("?(?:woff|truetype)"?\)/g, '');

export const isOldFont = (file: string): boolean => /KaTeX[^/]*\.(?:woff|ttf)$/.test(file);

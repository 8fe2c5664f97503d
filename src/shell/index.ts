/** What runs on every page: small features, each alone in its file. */
import '../search/site-search.ts';
import '../snippets/run-snippet.ts';
import { scrollToFigure } from '../ui/scroll-to-figure.ts';
import { wakeCitations } from './citations.ts';
import { followReading } from './contents.ts';
import { headingLinks } from './heading-links.ts';
import { closableMenu } from './menu.ts';
import { themeSwitch } from './theme.ts';

themeSwitch(document);
closableMenu(document);
followReading(document);
wakeCitations(document);
headingLinks(document);
scrollToFigure();

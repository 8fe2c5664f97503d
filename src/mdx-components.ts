/** The components that MDX pages use without importing them. */
import Claims from './components/Claims.astro';
import Figure from './components/Figure.astro';
import InPractice from './components/InPractice.astro';
import Note from './components/Note.astro';

export const components = { Claims, Figure, InPractice, Note };

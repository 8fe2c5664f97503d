/** The components that MDX pages use without importing them. */
import ActivationTable from './components/ActivationTable.astro';
import Agreements from './components/Agreements.astro';
import Claims from './components/Claims.astro';
import EvidenceRows from './components/EvidenceRows.astro';
import InPractice from './components/InPractice.astro';
import Measured from './components/Measured.astro';
import Note from './components/Note.astro';
import Ratio from './components/Ratio.astro';
import Reproductions from './components/Reproductions.astro';

export const components = {
  ActivationTable,
  Agreements,
  Claims,
  EvidenceRows,
  InPractice,
  Measured,
  Note,
  Ratio,
  Reproductions,
};

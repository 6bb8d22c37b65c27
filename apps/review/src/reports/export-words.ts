import { englishExports, type ExportWords } from '../words/english-exports.js';
import { germanExports } from '../words/german-exports.js';
import { language } from '../words/index.js';

/** In the language of whoever reads: loaded with the page of reports alone. */
export const exportWords = (): ExportWords =>
  language.value === 'de' ? germanExports : englishExports;

import { englishAlerts, type AlertWords } from '../words/english-alerts.js';
import { germanAlerts } from '../words/german-alerts.js';
import { language } from '../words/index.js';

/** Words of these pages in the language that is read. */
export const alertWords = (): AlertWords =>
  language.value === 'de' ? germanAlerts : englishAlerts;

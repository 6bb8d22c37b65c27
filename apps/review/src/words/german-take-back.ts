import type { TakeBackWords } from './english-take-back.js';

export const germanTakeBack: TakeBackWords = {
  title: 'Von einem Menschen gestoppt',
  means:
    'Der Agent erfährt, dass er die Arbeit beenden soll; nichts, was später genehmigt wird, ändert das. Soll die Arbeit doch weitergehen, nehmen Sie den Stopp zurück: Das wird als eigene Antwort erfasst, die die Entscheidung als Ganzes übersteuert. Soll etwas anderes geschehen, lassen Sie ihn stehen, und der Agent beginnt eine neue Entscheidung.',
  questionsFirst:
    'In dieser Entscheidung sind Fragen offen. Beantworten Sie diese zuerst: Dann kann der Stopp hier zurückgenommen werden.',
  people: (n) =>
    `${n} verschiedene Personen müssen ihn zurücknehmen, jede hier, ehe der Agent weiterarbeiten darf.`,
  meaning: 'Ich nehme den Stopp dieser Arbeit zurück und lasse sie weitergehen.',
};

import type { DossierModel, Locale } from '../schema/index.js';

type Requirement = Omit<DossierModel['custody']['requirements'][number], 'supports'> & {
  supports: Record<Locale, string>;
};

/** The first list, kept so that dossiers printed from it can be recomputed. Without dates and jurisdictions. */
export const LIST_2026_11_VERSION = '2026-11';

export const LIST_2026_11: readonly Requirement[] = [
  {
    source: 'EU AI Act, Regulation (EU) 2024/1689',
    provision: 'Article 12(1) and (2)',
    supports: {
      en: 'automatic recording of events over the lifetime of the system, for tracing its operation',
      de: 'automatisches Aufzeichnen von Ereignissen über die Lebensdauer des Systems, um seinen Betrieb nachzuvollziehen',
    },
    sections: [7, 11, 12],
  },
  {
    source: 'EU AI Act, Regulation (EU) 2024/1689',
    provision: 'Articles 19 and 26(6)',
    supports: {
      en: 'keeping the logs that the system generates',
      de: 'Aufbewahren der Protokolle, die das System erzeugt',
    },
    sections: [14, 15],
  },
  {
    source: 'EU AI Act, Regulation (EU) 2024/1689',
    provision: 'Article 86',
    supports: {
      en: 'explaining the role of the AI system and the main elements of a decision',
      de: 'Erläutern der Rolle des KI-Systems und der wichtigsten Elemente einer Entscheidung',
    },
    sections: [6, 8, 9, 10],
  },
  {
    source: 'NIST AI RMF 1.0',
    provision: 'MEASURE 2.8, MANAGE 4.1',
    supports: {
      en: 'accountability and monitoring of the system in operation',
      de: 'Rechenschaft und Überwachung des Systems im Betrieb',
    },
    sections: [7, 12, 13],
  },
  {
    source: 'ISO/IEC 42001:2023',
    provision: 'A.6.2.8',
    supports: {
      en: 'recording of event logs',
      de: 'Aufzeichnen von Ereignisprotokollen',
    },
    sections: [7, 14],
  },
  {
    source: 'GDPR, Regulation (EU) 2016/679',
    provision: 'Article 5(2)',
    supports: {
      en: 'demonstrating how a decision that concerns a person was reached',
      de: 'Nachweisen, wie eine Entscheidung zustande kam, die eine Person betrifft',
    },
    sections: [6, 8, 9, 12],
  },
  {
    source: 'ISO/IEC 27037',
    provision: 'chain of custody',
    supports: {
      en: 'showing that evidence is unaltered since it was recorded',
      de: 'Zeigen, dass Belege seit ihrer Erfassung unverändert sind',
    },
    sections: [14, 15],
  },
];

import type { englishNotDone } from './lexicon-en-not-done.js';
import { joined, say, translated } from './told.js';

/** Words for what was not done, in German. */
export const germanNotDone = translated<typeof englishNotDone>()({
  notDone: {
    effects: (actions) => say`nicht durchgeführt: ${joined(actions, '; ')}`,
    retried: (actions) =>
      say`fehlgeschlagen neben einer gleichnamigen, die ausgeführt wurde: ${joined(actions, '; ')}`,
    action: (operation, ends) => say`${operation} ${joined(ends, ', ')}`,
    expected: (tools) => say`laut Kontrolle erwartet, nicht aufgerufen: ${joined(tools, ', ')}`,
    refused: (said) => say`laut Agent nicht möglich, ganz oder in Teilen: ${joined(said, '; ')}`,
    refusedMore: (n, { isFurther, isAbove }) =>
      say`${n} ${n === 1 ? say`${isFurther ? 'weiterer ' : ''}Wunsch` : say`${isFurther ? 'weitere ' : ''}Wünsche`} laut Agent nicht möglich (${isAbove ? 'oben zitiert' : 'siehe den ausführlichen Ablauf'})`,
    leftOpen: (said) =>
      say`nach der letzten Nachricht des Nutzers ist nichts erfasst${said === undefined ? '' : say`: ${said}`}`,
    notCalled: (wishes) =>
      say`kein erfasster Aufruf passt dem Namen nach zu ${joined(wishes, ', ')}`,
    open: 'die Entscheidung ist offen: Was noch nicht getan ist, steht hier nicht',
    none: 'keine Auswirkung ist als fehlgeschlagen oder offen erfasst',
    noneAtImport:
      'keine fehlgeschlagene Änderung, keine Absage in Worten des Agenten und keine offen gebliebene Nachricht wurde gefunden',
    noneShown: (none) => say`in dem, was diese Kopie zeigt: ${none}`,
    elsewhere: 'mehr davon steht in den Abschnitten 7, 11 und 12',
    more: (n) => say`${n} weitere`,
  },
  fate: {
    carriedOut: (actions) => say`ausgeführt: ${joined(actions, '; ')}`,
    requested: (actions) => say`laut Antwort beantragt: ${joined(actions, '; ')}`,
    called: (tools) => say`aufgerufen: ${joined(tools, ', ')}`,
    nothing: 'nach den Nachrichten des Nutzers ist keine Änderung erfasst',
    refused: (n) => say`laut Agent nicht möglich: ${n} ${n === 1 ? 'Wunsch' : 'Wünsche'}`,
  },
});

import type { englishSaid } from './lexicon-en-said.js';
import { joined, say, translated } from './told.js';

/** Words for what was said, asked and called in an imported decision, in German. */
export const germanSaid = translated<typeof englishSaid>()({
  said: {
    unbacked: (sentences, changing) =>
      say`Der Agent sagte ${joined(sentences, ' · ')}; kein erfasster Aufruf dieses Namens gelang (${changing.length === 0 ? say`keine Änderung gelang` : say`Änderungen, die gelangen: ${joined(changing, ', ')}`})`,
    otherAnswer: (tool, members) =>
      say`Aufruf und Antwort weichen ab: ${tool} wurde ${joined(members, '; ')}`,
    askedAnswered: (member, asked, answered) =>
      say`mit ${member} ${asked} aufgerufen, beantwortet mit ${answered}`,
    withoutConsent: (actions, said) =>
      say`Geändert ohne ein Wort der Zustimmung in der Nachricht des Nutzers davor${said === undefined ? '' : say` (${said})`}: ${joined(actions, ', ')}`,
    changed: (actions) =>
      say`Geändert, wie Antworten der Werkzeuge zeigen: ${joined(actions, '; ')}`,
    changedBy: (operation, target, members, more) =>
      say`${operation} auf ${target}: ${joined(members, ', ')}${more === 0 ? '' : say` und ${more} weitere (Abschnitt 11)`}`,
    member: (name, before, after) =>
      before === undefined ? say`${name} neu ${after}` : say`${name} ${before} → ${after}`,
    refused: (asked, answer) =>
      asked === undefined
        ? say`Als nicht möglich bezeichnet: ${answer}`
        : say`Gefragt: ${asked} Geantwortet: ${answer}`,
    moreRefused: (n) =>
      say`${n === 1 ? 'eine weitere Nachricht sagt' : say`${n} weitere Nachrichten sagen`}, was nicht möglich ist (was geschah, ausführlich)`,
    later: 'Später gefragt:',
    laterRequest: (said) => say`Später gefragt: ${said}`,
    moreLater: (n) => say`und ${n} weitere`,
    expected: (verdict, differences) => say`${verdict}; ${joined(differences, '; ')}`,
    notCalled: (tool) => say`erwartet ${tool}: nicht aufgerufen`,
    calledOtherwise: (tool, members, failed) =>
      members.length === 0
        ? say`erwartet ${tool}: so aufgerufen${failed ? ', und gescheitert' : ''}`
        : say`erwartet ${tool} anders: ${joined(members, ', ')}${failed ? '; der Aufruf scheiterte' : ''}`,
    expectedMember: (name, expected, called) =>
      say`${name} ${expected ?? 'nicht da'}, aufgerufen mit ${called ?? 'keinem'}`,
    otherMember: (name) => say`${name} mit anderen Werten`,
    unexpected: (tools) => say`nicht erwartet: ${joined(tools, ', ')}`,
    nothingElse: (tools) => say`erwartet war keine Änderung; ausgeführt: ${joined(tools, ', ')}`,
    untold: (words) => say`der Agent sollte ${joined(words, ', ')} nennen und tat es nicht`,
    moreMissing: (n) => say`${n} weitere erwartete Aufrufe nicht so erfolgt`,
  },
});

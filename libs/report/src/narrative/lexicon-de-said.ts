import type { englishSaid } from './lexicon-en-said.js';
import { joined, say, translated } from './told.js';

/** Words for what was said, asked and called in an imported decision, in German. */
export const germanSaid = translated<typeof englishSaid>()({
  said: {
    unbacked: (sentences, changing) =>
      say`Der Agent sagte dem Nutzer ${joined(sentences, ' · ')}, und kein erfasster Aufruf dieses Namens gelang; ${changing.length === 0 ? say`keine Änderung gelang` : say`geändert wurde: ${joined(changing, ', ')}`}`,
    otherAnswer: (tool, members) =>
      say`Aufruf und Antwort weichen ab: ${tool} wurde ${joined(members, '; ')}`,
    askedAnswered: (member, asked, answered) =>
      say`mit ${member} ${asked} aufgerufen, beantwortet mit ${answered}`,
    withoutConsent: (actions, said) =>
      say`Geändert ohne ein Wort der Zustimmung in der Nachricht des Nutzers davor${said === undefined ? '' : say` (${said})`}: ${joined(actions, ', ')}`,
    changed: (actions) =>
      say`Geändert, wie Werkzeuge aufgerufen wurden und antworteten: ${joined(actions, '; ')}`,
    changedBy: (operation, target, members, more) =>
      say`${operation} auf ${target}: ${joined(members, ', ')}${more === 0 ? '' : say` und ${more} weitere (Abschnitt 11)`}`,
    member: (name, before, after) =>
      before === undefined ? say`${name} gesetzt auf ${after}` : say`${name} ${before} → ${after}`,
    item: (name, parts, isMore) =>
      say`${name}${isMore ? ' hat eins mehr' : ''} (${joined(parts, ', ')})`,
    has: (name, value) => say`${name} ${value}`,
    answeredWith: (first) => say`beantwortet mit ${first}`,
    calledWith: (first) => say`aufgerufen mit ${first}`,
    moreChanged: (n) => say`${n} weitere ${n === 1 ? 'Änderung' : 'Änderungen'} (Abschnitt 11)`,
    refused: (asked, answer, doneBy) =>
      say`${asked === undefined ? say`Als nicht möglich bezeichnet: ${answer}` : say`Gefragt: ${asked} Geantwortet: ${answer}`}${doneBy === undefined ? '' : say` Später gelang: ${doneBy}`}`,
    moreRefused: (n) =>
      say`${n === 1 ? 'eine weitere Nachricht sagt' : say`${n} weitere Nachrichten sagen`}, was nicht möglich ist (was geschah, ausführlich)`,
    ground: (said) => say`Der Agent sagte: ${said}`,
    later: 'Später gefragt:',
    laterRequest: (said) => say`Später gefragt: ${said}`,
    moreLater: (n) => say`und ${n} weitere`,
    wholePassed: (verdict, evaluators) =>
      say`${verdict}; das Ganze bestand ${joined(evaluators, ', ')}`,
    expected: (verdict, differences) => say`${verdict}; ${joined(differences, '; ')}`,
    notCalled: (tool) => say`erwartet ${tool}: nicht aufgerufen`,
    calledOtherwise: (tool, members, failed) =>
      members.length === 0
        ? say`erwartet ${tool}: so aufgerufen${failed ? ', und gescheitert' : ''}`
        : say`erwartet ${tool} anders: ${joined(members, ', ')}${failed ? '; der Aufruf scheiterte' : ''}`,
    expectedMember: (name, expected, called) =>
      say`${name} ${expected ?? 'nicht da'}, aufgerufen mit ${called ?? 'keinem'}`,
    otherMember: (name, isText) =>
      isText ? say`${name} in anderen Worten` : say`${name} mit anderem Wert`,
    unexpected: (tools) => say`nicht erwartet: ${joined(tools, ', ')}`,
    nothingElse: (tools) => say`erwartet war keine Änderung; ausgeführt: ${joined(tools, ', ')}`,
    untold: (words) => say`der Agent sollte ${joined(words, ', ')} nennen und tat es nicht`,
    moreMissing: (n) => say`${n} weitere erwartete Aufrufe nicht so erfolgt`,
  },
});

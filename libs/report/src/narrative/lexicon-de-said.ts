import { GERMAN_DIFFERS_FROM as DIFFERS_FROM } from './differs-from.js';
import { germanNotDone } from './lexicon-de-not-done.js';
import type { englishSaid } from './lexicon-en-said.js';
import { joined, plural, say, translated } from './told.js';

/** Words for what was said, asked and called in an imported decision, in German. */
export const germanSaid = translated<typeof englishSaid>()({
  ...germanNotDone,
  said: {
    unbacked: (sentences, names, isMore) =>
      say`Der Agent sagte dem Nutzer ${joined(sentences, ' · ')}; kein erfasster Aufruf, der gelang, passt dem Namen nach dazu (gesucht: ${joined(names, ', ')}${isMore ? ' …' : ''})`,
    unrecordedState: (said, words) =>
      say`Der Agent sagte dem Nutzer ${said}; kein erfasstes Ergebnis enthält in irgendeiner Form ${words.length === 1 ? '' : 'eines der Wörter '}${joined(words, ', ')}`,
    untoldAmounts: (amounts) =>
      say`Laut Antwort eines Werkzeugs belastet oder erstattet und in keiner erfassten Nachricht genannt: ${joined(amounts, '; ')}`,
    triedIdentity: (failed, more, answered, ungiven) =>
      say`Abgefragt, bevor eine Person gefunden wurde: fehlgeschlagen: ${joined(failed, '; ')}${more === 0 ? '' : say` und ${more} weitere`}; dann beantwortet: ${answered}${ungiven.length === 0 ? '' : say`; keine Nachricht des Nutzers davor enthält ${joined(ungiven, ', ')}`}`,
    toldTerms: (said, terms) =>
      say`Der Agent sagte dem Nutzer ${said}; kein davor erfasstes Ergebnis und keine Nachricht des Nutzers enthält ${joined(terms, ', ')} (der Text der Dokumente des Agenten ist nicht erfasst)`,
    unsaidChoices: (tool, members, words, from) =>
      say`${tool} wurde mit ${joined(members, ', ')} ausgeführt; keine erfasste Nachricht davor enthält ${words.length === 1 ? '' : 'eines der Wörter '}${joined(words, ', ')}${from.length === 0 ? '' : say`; eine frühere Antwort von ${joined(from, ', ')} hat ${members.length === 1 ? 'diesen Wert' : 'einen solchen Wert'}`}`,
    workedOut: (called, numbers, told) =>
      say`${called}: keine erfasste Nachricht und kein erfasstes Ergebnis davor enthält ${joined(numbers, ', ')}, und die Dokumente, die der Agent erhielt, sind ohne ihren Text erfasst; danach sagte der Agent dem Nutzer ${told}`,
    datesBefore: (tool, dates, present) =>
      say`${tool} betraf etwas mit Datum ${joined(dates, ', ')}; die Quelle hatte dem Agenten ${present} als heutiges Datum genannt`,
    unreadProfile: (said) =>
      say`Der Agent sagte dem Nutzer ${said}; kein erfasster Aufruf davor ist nach einem Profil, einem Konto oder einem Nutzer benannt`,
    unstated: (tool, members, told) =>
      say`${tool} wurde mit ${joined(members, ', ')} aufgerufen; keine erfasste Nachricht und kein erfasstes Ergebnis davor enthält dies als eigene Wörter${told === undefined ? '' : say`; danach sagte der Agent dem Nutzer ${told}`}`,
    identityTold: (lacked, told, tool) =>
      say`Der Nutzer sagte ${lacked}; danach sagte ihm der Agent ${told}; diese Angabe steht in der Antwort von ${tool} und in keiner früheren Nachricht des Nutzers`,
    meansTold: (said, digits, { tool, given }) =>
      say`Der Agent sagte dem Nutzer ${said}; ${tool} wurde mit ${given} aufgerufen, und kein erfasstes Ergebnis nennt ${digits}`,
    otherStanding: (said, tool, member, answered) =>
      say`Der Agent sagte dem Nutzer ${said}; in der Antwort von ${tool} steht ${member} ${answered}`,
    otherFigures: (tool, earlier, figures, more, told) =>
      say`${tool} antwortete andere Zahlen als ${joined(earlier, ', ')} davor: ${joined(figures, '; ')}${more === 0 ? '' : say` und ${more} weitere`}${told === undefined ? '' : say`; danach sagte der Agent dem Nutzer ${told}`}`,
    figure: (member, id, earlier, later) => say`${member} von ${id} ${later}, vorher ${earlier}`,
    otherPayment: (said, tool, member, amounts) =>
      say`Der Agent sagte dem Nutzer ${said}; in der Antwort von ${tool} steht ${member} ${amounts}`,
    creditCalledPayment: (said, tool, member, amount) =>
      say`Der Agent sagte dem Nutzer ${said}; in der Antwort von ${tool} steht ${member} ${amount}`,
    otherAnswer: (tool, members) =>
      say`Aufruf und Antwort weichen voneinander ab: ${tool} wurde ${joined(members, '; ')}`,
    askedAnswered: (member, asked, answered) =>
      say`mit ${member} ${asked} aufgerufen, in der Antwort steht ${answered}`,
    withoutConsent: (actions, said) =>
      say`Geändert ohne ein Wort der Zustimmung und ohne Auftrag in der Nachricht des Nutzers davor${said === undefined ? '' : say` (${said})`}: ${joined(actions, ', ')}`,
    humanNotCalled: (said) =>
      say`Der Nutzer fragte nach einem Menschen (${said}); kein erfasster Aufruf danach übergibt an einen`,
    notAskedFirst: (said, calls) =>
      say`Der Nutzer wollte vorher gefragt werden (${said}); ohne Nachricht des Nutzers dazwischen wurde ausgeführt: ${joined(calls, ', ')}`,
    admitted: (said) => say`Der Agent sagte über seine eigene Arbeit: ${said}`,
    changed: (actions) =>
      say`Geändert, nach Aufrufen und Antworten der Werkzeuge: ${joined(actions, '; ')}`,
    changedBy: (operation, target, members, more) =>
      say`${operation} für ${target}: ${joined(members, ', ')}${more === 0 ? '' : say` und ${more} weitere (Abschnitt 11)`}`,
    member: (name, before, after) =>
      before === undefined ? say`${name} gesetzt auf ${after}` : say`${name} ${before} → ${after}`,
    replacedBy: (before, after) => say`${before} → ${after}`,
    item: (name, parts, isMore) =>
      say`${isMore ? 'neuer Eintrag in ' : ''}${name} (${joined(parts, ', ')})`,
    itemBriefly: (name, values) => say`neu in ${name}: ${joined(values, ' ')}`,
    memberOf: (name, item) => say`${name} von ${item}`,
    named: (name, parts) => say`${name} (${joined(parts, ', ')})`,
    together: (name, parts, more) =>
      say`${name} (${joined(parts, ', ')}${more > 0 ? say`, ${more} weitere` : ''})`,
    about: (short) => say`≈ ${short}`,
    has: (name, value) => say`${name} ${value}`,
    andMore: (shown, n) => say`${shown} und ${n} weitere`,
    answeredWith: (first) => say`beantwortet mit ${first}`,
    calledWith: (first) => say`aufgerufen mit ${first}`,
    moreChanged: (n) => say`${n} weitere ${n === 1 ? 'Änderung' : 'Änderungen'} (Abschnitt 11)`,
    refused: (asked, answer) =>
      asked === undefined
        ? say`Als nicht möglich bezeichnet: ${answer}`
        : say`Gefragt: ${asked} Geantwortet: ${answer}`,
    on: (operation, resource) => say`${operation} für ${resource}`,
    calledTimes: (name, n, isSame) =>
      say`${name}${n === 1 ? '' : say` ${n}-mal${isSame === undefined ? '' : isSame ? ' mit denselben Argumenten' : ' mit unterschiedlichen Argumenten'}`}`,
    failedTimes: (called, n, { answers, more }) => {
      const short = answers.flatMap((one) =>
        one.answer === undefined ? [] : [{ ...one, answer: one.answer }],
      );
      const [first] = short;
      if (first === undefined) return called;
      if (first.n === n)
        return say`${called}, ${n === 1 ? 'mit' : 'jedes Mal mit'} ${first.answer}`;
      const told = short.map((one) => say`${one.n}-mal mit ${one.answer}`);
      return say`${called}, ${joined(told, ', ')}${more === 0 ? '' : say`, ${more}-mal mit anderen Antworten`}`;
    },
    exchange: (said, came, before) =>
      joined(
        [
          said === undefined
            ? say`Vor jeder Nachricht eines Nutzers`
            : before === undefined
              ? say`Nutzer: ${said}`
              : say`Agent: ${before} Nutzer: ${said}`,
          ...came,
        ],
        '; ',
      ),
    exchangeOfRequest: (came) => say`Zur Anfrage: ${joined(came, '; ')}`,
    agreedTo: (message, reply, between) =>
      between === undefined
        ? say`${message ?? '…'}, und auf Nachfrage: ${reply}`
        : say`${message ?? '…'}; Agent: ${between}; Nutzer: ${reply}`,
    skipped: (a, b) => say`${a} … ${b}`,
    cameChanged: (name, members, more, { isFurther, isRequested }) =>
      say`${isFurther ? '' : isRequested ? 'laut Antwort beantragt: ' : 'ausgeführt: '}${name}${members.length === 0 ? '' : say`: ${joined(members, ', ')}`}${more === 0 ? '' : say`, ${more} weitere in Abschnitt 11`}`,
    retried: (name, differing) =>
      say`${name}, mit ${differing} und ohne Nachricht des Nutzers dazwischen`,
    inPlaceOf: (member, now, before) => say`${member} ${now} statt ${before}`,
    toExchange: (things) => say`auszutauschen: ${things}`,
    changedAlike: 'dasselbe',
    cameOf: (came) => say`→ ${joined(came, '; ')}`,
    cameFailed: (name) => say`fehlgeschlagen: ${name}`,
    cameCalled: (name) => say`aufgerufen: ${name}`,
    cameAnswered: (said) => say`Agent: ${said}`,
    cameAgain: 'Agent: mit fast denselben Worten',
    cameProposed: (said) => say`der Agent schlug vor: ${said}`,
    cameAnsweredLater: (said) => say`der Agent später: ${said}`,
    cameNotCalled: (wish) => say`kein erfasster Aufruf passt dem Namen nach zu ${wish}`,
    cameAsked: (said) => say`der Agent fragte: ${said}`,
    cameAskedBack: 'der Agent fragte zurück',
    cameLookedUp: (tools) => say`nur abgefragt: ${tools}`,
    cameEnd: 'nichts folgte: mit dieser Nachricht endet die Aufzeichnung',
    cameNothing: (calls) =>
      calls === 0
        ? say`kein Aufruf folgte`
        : say`${calls === 1 ? 'ein Aufruf folgte' : say`${calls} Aufrufe folgten`}; eine Änderung ist nicht angegeben`,
    moreCalls: (n) => say`${n} weitere (Abschnitt 7)`,
    stepSaid: (speaker, text) =>
      say`${speaker ?? 'jemand, den die Quelle nicht nennt,'} sagte ${text}`,
    stepCalled: (tool, given, answered, failed) =>
      say`${tool} wurde mit ${given ?? 'nicht erfassten Argumenten'} aufgerufen; ${failed === undefined ? '' : say`der Aufruf schlug fehl (${failed}): `}${answered === undefined ? 'keine Antwort ist erfasst' : say`die Antwort war ${answered}`}`,
    moreSteps: (n, changes) =>
      say`${plural(n, 'weitere Nachricht oder Aufruf', 'weitere Nachrichten und Aufrufe')}${changes === 0 ? '' : say`, davon ${changes}, nach einer Änderung benannt oder mit einer zur Antwort`} (Abschnitt 7)`,
    moreExchanges: (n) =>
      say`${n} ${n === 1 ? 'weiterer Schritt' : 'weitere Schritte'}: siehe den ausführlichen Ablauf`,
    groundInFull: 'der Grund, den der Agent nannte, steht im ausführlichen Ablauf',
    nearestInFull:
      'kein Grund ist als solcher erfasst; was davor gesagt wurde, steht im ausführlichen Ablauf',
    groundAbove: 'der Grund, den der Agent nannte, ist oben zitiert',
    ground: (said) => say`Der Agent sagte: ${said}`,
    nearest: {
      told: (said) => say`der Agent sagte dem Nutzer: ${said}`,
      failed_before_handover: (calls) => say`vor der Übergabe schlug fehl: ${calls}`,
    },
    noGround: (nearest, isToldAbove) =>
      say`Kein Grund ist als solcher erfasst; ${nearest}${isToldAbove ? '; andere Worte des Agenten sind oben zitiert' : ''}`,
    agreed: (tools, sentence, more) =>
      say`Vor ${tools} sagte der Nutzer: ${sentence}${more === 0 ? '' : say`; ebenso vor ${plural(more, 'weiteren Änderung', 'weiteren Änderungen')}`}`,
    noGroundBeside: (isToldAbove) =>
      say`kein Grund ist als solcher erfasst${isToldAbove ? '; Worte des Agenten sind oben zitiert' : ''}`,
    disputed: (action, by) =>
      say`${action} (Antwort anders als ${joined(
        by.map((one) => DIFFERS_FROM[one]),
        ', ',
      )})`,
    wholePassed: (verdict, evaluators) =>
      say`${verdict}; im Ganzen bestanden laut ${joined(evaluators, ', ')}`,
    expected: (verdict, differences) => say`${verdict}; ${joined(differences, '; ')}`,
    notCalled: (tool) => say`${tool} war erwartet und wurde nicht aufgerufen`,
    notCalledSo: (tool, n) =>
      say`${tool} war ${n === 1 ? '' : say`${n}-mal `}erwartet und wurde nicht aufgerufen`,
    readWith: (tool, wanted) => say`${tool} war mit ${wanted} erwartet; kein Aufruf hat das`,
    readOtherwise: (tool, n) =>
      say`${tool} war mit Argumenten erwartet, die kein Aufruf hat${n === 1 ? '' : say` (${n}-mal)`}`,
    calledOtherwise: (tool, members, failed) =>
      members.length === 0
        ? say`${tool} wurde wie erwartet aufgerufen${failed ? ', und der Aufruf schlug fehl' : ''}`
        : say`${tool} war anders erwartet: ${joined(members, ', ')}${failed ? '; der Aufruf schlug fehl' : ''}`,
    expectedMember: (name, expected, called) =>
      say`${name} ${expected ?? 'nicht vorhanden'}, im Aufruf ${called ?? 'nicht vorhanden'}`,
    otherOrder: (name) => say`${name} mit demselben in anderer Reihenfolge`,
    otherMember: (name, isText) =>
      isText ? say`${name} in anderen Worten` : say`${name} mit anderem Wert`,
    unexpected: (tools) => say`aufgerufen, aber nicht erwartet: ${joined(tools, ', ')}`,
    nothingElse: (tools) =>
      say`erwartet war keine Änderung; aufgerufen wurde: ${joined(tools, ', ')}`,
    untold: (words) => say`der Agent sollte ${joined(words, ', ')} nennen und tat es nicht`,
    moreMissing: (n) =>
      say`${n} ${n === 1 ? 'weiterer erwarteter Aufruf erfolgte' : 'weitere erwartete Aufrufe erfolgten'} nicht wie erwartet`,
  },
});

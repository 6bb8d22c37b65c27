import {
  append,
  checkpointOf,
  evidenceOf,
  exampleLedger,
  LATER,
  POLICY,
} from './example-ledger.js';

const DECISION = 'dec_refund44812';
/** Who asks for the erasure. */
const ASKING = 'prn_0ff1ce01';
const ORDERING = 'prn_0ff1ce02';
const POINTERS = ['/agent/id', '/request'];

const DOCKET = { actor: 'docket', role: 'docket' };
const FOR_A_PERSON = {
  about: 'values',
  reason: 'The customer asked for it.',
  legal_basis: 'GDPR Art. 17(1)(b)',
};
const FOR_AGE = {
  about: 'retention',
  reason: 'Older than the policy of this ledger keeps it.',
  legal_basis: 'Retention rules of the ledger’s policy, revision 1',
  by_age: { at: '2027-06-01T08:59:00.000Z', rules: [{ days: 183 }] },
};
const CLASSES = [{ name: 'cards', types: ['job_card.filed'], days: 3_650 }];
const keepingPolicy = (expiry) => ({
  ...POLICY,
  retention: { days: 183, classes: CLASSES, expiry },
});

/**
 * The example with two values of its entry 1 erased: entry 5 asks for it, entry 6 orders it. `change`: what of it
 * is not as it should be. `keep`: the values are still there; `by`: who orders it; `pointers` and `commitment`:
 * what both records say instead. `alsoOpen`: the goal of the decision of entry 2 too, which is open. `expiry`: Docket asks for it and orders it by itself, for its age, and the policy says this.
 */
function erasedLedger(chain, change = {}) {
  const { expiry } = change;
  const later = LATER.map((draft) => ({ ...draft, withheld: [] }));
  const ledger = exampleLedger(chain, later, expiry && { policy: keepingPolicy(expiry) });
  const [, opened, other] = ledger.entries;
  const { seq, type, time, decision, body } = opened.members;
  const { pointers = POINTERS, commitment = body, named = type } = change;
  const { by = ORDERING, keep = false } = change;
  const values = [{ seq, decision: decision.id, type: named, time, commitment, pointers }];
  if (change.alsoOpen) values.push(valueOf(other, ['/goal']));
  const secret = (name) => chain.sha256(chain.utf8(`docket-ledger/v1 example secret ${name}`));
  append(chain, ledger, {
    type: 'erasure.requested',
    ...(expiry ? DOCKET : { actor: ASKING, role: 'officer' }),
    time: expiry ? '2027-06-01T09:00:00.000Z' : '2026-11-23T09:00:00.000Z',
    body: { ...(expiry ? FOR_AGE : FOR_A_PERSON), values },
    secret: secret('erasure.requested'),
  });
  append(chain, ledger, {
    type: 'erasure.executed',
    ...(expiry ? DOCKET : { actor: by, role: 'officer' }),
    time: expiry ? '2027-06-01T09:00:00.500Z' : '2026-11-23T10:00:00.000Z',
    body: { request: 5, values },
    secret: secret('erasure.executed'),
  });
  const erasure = { pointers: POINTERS, erasedBy: 6 };
  const also = { pointers: ['/goal'], erasedBy: 6 };
  if (change.alsoOpen) other.disclosure = chain.eraseValues(other.disclosure, 'scalar', also);
  if (!keep) opened.disclosure = chain.eraseValues(opened.disclosure, 'scalar', erasure);
  return ledger;
}

/** What an erasure names of an entry. */
function valueOf({ members }, pointers) {
  const { seq, type, time, decision, body: commitment } = members;
  return { seq, decision: decision.id, type, time, commitment, pointers };
}

/** Evidence about a decision of which values are erased, as it should be and not. */
export async function erasedEvidence(chain) {
  const whole = await evidenceOf(chain, exampleLedger(chain), DECISION);
  const erased = await evidenceOf(chain, erasedLedger(chain), DECISION);
  const changed = (change) => evidenceOf(chain, erasedLedger(chain, change), DECISION);
  const edited = (edit) => {
    const evidence = structuredClone(erased);
    edit(evidence);
    return evidence;
  };
  return [
    { name: 'values erased by two people', findings: [], evidence: erased },
    {
      name: 'a value erased beyond those that the erasure names',
      findings: ['content_erasure_unrecorded'],
      evidence: edited((e) => {
        const { disclosed, erased: gone } = e.entries[0].disclosure;
        const [{ pointer }] = disclosed.splice(0, 1);
        gone.push({ pointer, erased_by: gone[0].erased_by });
      }),
    },
    {
      name: 'a value erased by an entry that erases another one',
      findings: ['content_erasure_unrecorded'],
      evidence: edited((e) => {
        const also = { pointers: ['/goal'], erasedBy: 6 };
        e.entries[1].disclosure = chain.eraseValues(e.entries[1].disclosure, 'scalar', also);
      }),
    },
    {
      name: 'an erasure that is not in the evidence',
      findings: ['content_erasure_unrecorded'],
      evidence: edited((e) => {
        e.ledger_records.pop();
      }),
    },
    {
      name: 'a value that an erasure names and that is withheld instead',
      findings: ['content_not_erased'],
      evidence: edited((e) => {
        e.entries[0].disclosure.withheld = e.entries[0].disclosure.erased.map(({ pointer }) => ({
          pointer,
          reason: 'not needed',
        }));
        e.entries[0].disclosure.erased = [];
      }),
    },
    {
      name: 'a value that an erasure names and that is still there',
      findings: ['content_not_erased'],
      evidence: edited((e) => {
        e.entries[0].disclosure = whole.entries[0].disclosure;
      }),
    },
    {
      name: 'values that are said to be erased by an order whose values are withheld',
      findings: [],
      in_part: true,
      evidence: edited((e) => {
        const order = e.ledger_records.at(-1);
        const { body, secret } = order.disclosure;
        const hidden = [{ pointer: '/values', reason: 'not needed' }];
        order.disclosure = chain.withhold(body, chain.fromHex(secret), 'scalar', hidden);
        const also = { pointers: ['/goal'], erasedBy: 6 };
        e.entries[1].disclosure = chain.eraseValues(e.entries[1].disclosure, 'scalar', also);
      }),
    },
    ...(await ordersOf(changed)),
  ];
}

/** Of who orders what, and why. */
async function ordersOf(changed) {
  return [
    {
      name: 'an erasure of one person alone',
      findings: ['second_person_required'],
      evidence: await changed({ by: ASKING }),
    },
    {
      name: 'values erased by Docket itself, as the policy says',
      findings: [],
      evidence: await changed({ expiry: 'automatic' }),
    },
    {
      name: 'values erased by Docket itself, where the policy has a person order it',
      findings: ['second_person_required'],
      evidence: await changed({ expiry: 'waits' }),
    },
    {
      name: 'an erasure that names another type than the leaf',
      findings: ['content_erasure_unrecorded'],
      evidence: await changed({ named: 'job_card.filed' }),
    },
    {
      name: 'an erasure that names another commitment than the leaf',
      findings: ['content_erasure_unrecorded'],
      evidence: await changed({ commitment: '0'.repeat(64) }),
    },
  ];
}

/** The same of a whole ledger. */
export function erasedLedgers(chain) {
  const file = (change) => {
    const ledger = erasedLedger(chain, change);
    const entries = ledger.entries.map(({ members, leaf, disclosure }) => ({
      seq: members.seq,
      leaf,
      disclosure,
    }));
    return { checkpoint: checkpointOf(chain, ledger), entries };
  };
  return [
    { name: 'values erased by two people', findings: [], ledger: file() },
    {
      name: 'a value that an erasure names and that is still there',
      findings: ['content_not_erased'],
      ledger: file({ keep: true }),
    },
    {
      name: 'values erased by an entry that names others',
      findings: ['content_erasure_unrecorded'],
      ledger: file({ pointers: ['/goal'] }),
    },
    {
      name: 'an erasure of one person alone',
      findings: ['second_person_required'],
      ledger: file({ by: ASKING }),
    },
    {
      name: 'values erased by Docket itself, as the policy says',
      findings: [],
      ledger: file({ expiry: 'automatic' }),
    },
    {
      name: 'values erased by Docket itself, where the policy has a person order it',
      findings: ['second_person_required'],
      ledger: file({ expiry: 'waits' }),
    },
    {
      name: 'values erased for their age, of a decision that is open',
      findings: ['entry_refused'],
      ledger: file({ expiry: 'automatic', alsoOpen: true }),
    },
    {
      name: 'values erased for another reason than their age, of a decision that is open',
      findings: [],
      ledger: file({ alsoOpen: true }),
    },
  ];
}

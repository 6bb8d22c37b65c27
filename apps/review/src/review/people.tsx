import { askJson, inLedger } from '../ask.js';
import { Marks } from '../parts/fact.js';
import { useLoaded } from '../parts/loaded.js';
import type { AskedQuestion, QuestionPlace } from '../question/question.js';
import { words } from '../words/index.js';

interface PeopleProps {
  place: QuestionPlace;
  question: AskedQuestion;
}

/** Where one yes is not enough: how many it takes, and whether one of them is yours. */
export function People({ place, question: { escalation } }: PeopleProps) {
  const { verdict: say } = words.value;
  const { people } = escalation;
  const isSaid = (people?.said.length ?? 0) > 0;
  const { value: isMine } = useLoaded(
    async () => isSaid && (await saidByYou(place)),
    [place.ledger, place.decision, place.escalation, isSaid],
  );
  if (people === undefined) return null;
  const { needed, agreed, said } = people;
  return (
    <p class="notice">
      {agreed === null ? say.peopleHidden(needed) : say.people(agreed, needed)}{' '}
      <Marks marks={said.map(({ mark }) => mark)} />
      {isMine === true && <strong> {say.youSaidYes}</strong>}
    </p>
  );
}

interface OpenEscalations {
  open_escalations: { escalation_id: string; approved_by_you: boolean }[];
}

async function saidByYou({ ledger, decision, escalation }: QuestionPlace): Promise<boolean> {
  const { open_escalations: open } = await askJson<OpenEscalations>(
    inLedger(ledger, 'decisions', decision),
  );
  return open.some((one) => one.escalation_id === escalation && one.approved_by_you);
}

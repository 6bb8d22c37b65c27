import { useSignal } from '@preact/signals';
import { ask, inLedger, refusedBy, type Refused } from '../ask.js';
import { Problem } from '../parts/problem.js';
import { saveAnswer } from '../parts/save.js';
import { language, words } from '../words/index.js';
import type { PartProps } from './part-props.js';

const FORMATS = ['pdf', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** The certificate of an erasure that was ordered, as a file. */
export function Certificate({
  ledger,
  say,
  request,
}: Pick<PartProps, 'ledger' | 'say'> & { request: number }) {
  const { decision } = words.value;
  const refused = useSignal<Refused | undefined>(undefined);
  const isBusy = useSignal(false);
  const save = async (format: Format): Promise<void> => {
    isBusy.value = true;
    refused.value = undefined;
    try {
      const path = inLedger(ledger, 'erasures', String(request), 'certificate');
      const answer = await ask(`${path}?format=${format}&locale=${language.value}`);
      await saveAnswer(answer, `${ledger}.erasure-${request}.${format}`);
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <section>
      <h2>{say.certificate}</h2>
      <p class="small">{say.certificateMeans}</p>
      <p class="row">
        {FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            disabled={isBusy.value}
            onClick={() => void save(format)}
          >
            {decision.download(format.toUpperCase())}
          </button>
        ))}
        <span role="status">{isBusy.value ? decision.making : ''}</span>
      </p>
      {refused.value !== undefined && <Problem refused={refused.value} />}
    </section>
  );
}

import { useSignal } from '@preact/signals';
import { ask, inLedger, refusedBy, type Refused } from '../ask.js';
import { Problem } from '../parts/problem.js';
import { saveAnswer } from '../parts/save.js';
import { exportsIn, roleIn } from '../session/session.js';
import { language, words } from '../words/index.js';
import { Part } from './part.js';

type Format = 'pdf' | 'json';

/** The dossier as a file, for whoever may hand it out. */
export function Downloads({ ledger, decision }: { ledger: string; decision: string }) {
  const { decision: say } = words.value;
  const refused = useSignal<Refused | undefined>(undefined);
  const making = useSignal<Format | undefined>(undefined);
  const mayExport = exportsIn(roleIn(ledger));
  const download = async (format: Format): Promise<void> => {
    making.value = format;
    refused.value = undefined;
    try {
      await save(ledger, decision, format);
    } catch (error) {
      refused.value = refusedBy(error);
    } finally {
      making.value = undefined;
    }
  };
  return (
    <Part id="downloads" title={say.dossier}>
      {!mayExport && <p>{say.notYours}</p>}
      {mayExport && (
        <>
          <p class="small">{say.exportRecorded}</p>
          <p class="row">
            {(['pdf', 'json'] as const).map((format) => (
              <button
                key={format}
                type="button"
                disabled={making.value !== undefined}
                onClick={() => void download(format)}
              >
                {say.download(format.toUpperCase())}
              </button>
            ))}
            <span role="status">{making.value === undefined ? '' : say.making}</span>
          </p>
        </>
      )}
      {refused.value !== undefined && <Problem refused={refused.value} />}
    </Part>
  );
}

async function save(ledger: string, decision: string, format: Format): Promise<void> {
  const path = inLedger(ledger, 'decisions', decision, `dossier.${format}`);
  const answer = await ask(`${path}?locale=${language.value}`);
  await saveAnswer(answer, `${decision}.dossier.${format}`);
}

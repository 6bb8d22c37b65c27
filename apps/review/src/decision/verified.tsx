import { sectionId } from '../parts/references.js';
import type { SeenDecision } from '../question/seen.js';
import { lexicon } from '../told.js';
import { language, words } from '../words/index.js';

/** What this browser verified, with what that covers, and what it cannot show. */
export function Verified({ seen }: { seen: SeenDecision }) {
  const { decision: say } = words.value;
  const { verification, verificationCheck, sub } = lexicon(language.value).document;
  const { integrity } = seen.model;
  const { verified, checks, findings, limits } = integrity;
  return (
    <details class={verified ? 'notice good' : 'notice bad'} open={!verified}>
      {/* Not on what is folded: with a tabindex of -1 that would take its summary from the keyboard. */}
      <summary id={sectionId(14)} tabIndex={0}>
        <strong>{verified ? `✓ ${say.verified}` : `✗ ${say.notVerified}`}</strong>{' '}
        {say.entries(integrity.entries)}
      </summary>
      <p>{say.verifiedMeans}</p>
      <ul>
        {checks.map(({ name, passed, count }) => (
          <li key={name}>
            {verification(passed)}: {verificationCheck(name)} ({words.value.number(count)})
          </li>
        ))}
      </ul>
      {findings.length > 0 && (
        <>
          <h2>{sub.findings}</h2>
          <ul>
            {findings.map(({ code, message }, i) => (
              <li key={i}>
                {code}: {message}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{sub.limits}</h2>
      <ul>
        {limits.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
        <li>{say.keyFromServer}</li>
      </ul>
    </details>
  );
}

import { Heading } from '../parts/heading.js';
import { words } from '../words/index.js';
import { VerifyForm } from './verify-form.js';

/** The file that `npm run build` made of this view, as the page names it. */
interface Alone {
  name: string;
  sha256: string;
}

/** Verifies a file; nobody has to be signed in for it, and the server sees nothing of it. */
export function VerifyView() {
  const say = words.value.verify;
  return (
    <main id="content">
      <Heading text={say.title} />
      <p>{say.intro}</p>
      <VerifyForm load={() => import('./verifier.js')} />
      <KeepIt />
    </main>
  );
}

function KeepIt() {
  const say = words.value.verify;
  const alone = readAlone();
  if (alone === undefined) return null;
  return (
    <section>
      <h2>{say.alone}</h2>
      <p>{say.aloneMeans}</p>
      <p>
        <a class="button" href={`/app/files/${alone.name}`} download="docket-verify.html">
          {say.aloneGet}
        </a>
      </p>
      <p class="small">
        SHA-256: <code>{alone.sha256}</code>
      </p>
    </section>
  );
}

/** What the build says of the file, in the page itself. */
function readAlone(): Alone | undefined {
  const { verifier: name, verifierSha256: sha256 } = document.documentElement.dataset;
  return name === undefined || sha256 === undefined ? undefined : { name, sha256 };
}

import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { choose, language, words } from '../words/index.js';
import * as verifier from './verifier.js';
import { VerifyForm } from './verify-form.js';

/** `docket-verify.html`: the view by itself, in one file that asks nobody. */
function Alone() {
  const say = words.value;
  const other = language.value === 'en' ? 'de' : 'en';
  useEffect(() => {
    document.documentElement.lang = language.value;
    document.title = say.verify.title;
  }, [language.value]);
  return (
    <>
      <header class="head">
        <span class="brand">{say.product}</span>
        <span class="row end">
          <button
            type="button"
            lang={other}
            aria-label={say.languageName}
            onClick={() => choose(other)}
          >
            {say.language}
          </button>
        </span>
      </header>
      <main id="content">
        <h1>{say.verify.title}</h1>
        <p>{say.verify.introAlone}</p>
        <VerifyForm load={async () => verifier} />
      </main>
    </>
  );
}

const root = document.getElementById('app');
if (root !== null) render(<Alone />, root);

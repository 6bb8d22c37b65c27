import { render } from 'preact';
import { App } from './app.js';
import { startKeys } from './keys/keys.js';
import { startRouter } from './router.js';
import { readStop } from './session/session.js';

startRouter();
readStop();
startKeys();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);

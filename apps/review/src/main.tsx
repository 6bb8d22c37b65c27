import { render } from 'preact';
import { App } from './app.js';
import { startKeys } from './keys/keys.js';
import { startRouter } from './router.js';

startRouter();
startKeys();
const root = document.getElementById('app');
if (root !== null) render(<App />, root);

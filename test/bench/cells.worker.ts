import { openAll, fileCards } from './api.bench.js';

/** The load of one cell, in a process of its own: told how many cards, it answers with the rate a second. */
const [url = '', key = ''] = process.argv.slice(2);
const connections = await openAll(url);
process.on('message', (cards: number | 'end') => {
  if (cards === 'end') process.exit(0);
  void fileCards(connections, key, cards).then(({ rate }) => process.send?.(rate));
});
process.send?.('ready');

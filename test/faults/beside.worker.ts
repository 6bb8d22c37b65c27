import { setPriority } from 'node:os';
import { floodFrom, type Flood } from '../bench/flood.js';

// Where both want a core: what is measured is what the server takes, and not how long this waits for one. Root may.
try {
  setPriority(-5);
} catch {
  // As everybody else.
}
process.on('message', (order: Flood) => {
  void floodFrom(order).then((result) => process.send?.(result, () => process.exit(0)));
});

import { setPriority } from 'node:os';
import { ask, type Asking } from './asking.js';

// Where both want a core: what is measured is what the server takes, and not how long this waits for one. Root may.
try {
  setPriority(-5);
} catch {
  // As everybody else.
}
process.on('message', (order: Asking) => {
  void ask(order).then((result) => process.send?.(result, () => process.exit(0)));
});

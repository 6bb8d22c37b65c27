import { floodFrom, type Flood } from './flood.js';

process.on('message', (order: Flood) => {
  void floodFrom(order).then((result) => process.send?.(result));
});

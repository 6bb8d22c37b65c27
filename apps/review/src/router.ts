import { signal } from '@preact/signals';
import { PLACES, type AppPlace } from './places.js';

/** Where somebody is: `/app/queue/claims/dec_1/esc-1` is `{ place: 'queue', path: ['claims', 'dec_1', 'esc-1'] }`. */
export interface Address {
  /** `start`: the address of the page alone, which leads each to where they begin. */
  place: AppPlace | 'start';
  path: readonly string[];
}

const ROOT = '/app';
const START: Address = { place: 'start', path: [] };

export const address = signal<Address>(START);

/** The part of a view that the address names behind `#`, such as `E7`; empty: none. Anew each time that one is asked for. */
export const fragment = signal<{ id: string }>({ id: '' });

/** Follows the browser's address from now on, and links of the page without loading it again. */
export function startRouter(): void {
  const read = (): void => {
    address.value = parseAddress(location.pathname);
    fragment.value = { id: location.hash.slice(1) };
  };
  read();
  addEventListener('popstate', read);
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null || !isPlainClick(event) || !isOwn(link) || isHere(link)) return;
    event.preventDefault();
    if (link.href !== location.href) history.pushState(null, '', link.href);
    read();
  });
}

export function go(to: Address): void {
  history.pushState(null, '', addressOf(to));
  fragment.value = { id: '' };
  address.value = to;
}

/** The same view with a query, which is a part of its address: it can be kept, and goes back with the browser. */
export function goWith(to: Address, query: string): void {
  history.pushState(null, '', `${addressOf(to)}${query === '' ? '' : `?${query}`}`);
  fragment.value = { id: '' };
  address.value = { ...to };
}

export function addressOf({ place, path }: Address): string {
  if (place === 'start') return ROOT;
  return [ROOT, place, ...path.map(encodeURIComponent)].join('/');
}

/** What is no address of the page leads to its beginning. */
export function parseAddress(pathname: string): Address {
  const [, root, first = '', ...rest] = pathname.split('/');
  const place = PLACES.find((one) => one === first);
  if (`/${root}` !== ROOT || place === undefined) return START;
  try {
    return { place, path: rest.filter((part) => part !== '').map(decodeURIComponent) };
  } catch {
    // A percent sign that encodes nothing.
    return START;
  }
}

function isPlainClick(event: MouseEvent): boolean {
  const { ctrlKey, metaKey, shiftKey, altKey } = event;
  return (
    event.button === 0 && !event.defaultPrevented && !(ctrlKey || metaKey || shiftKey || altKey)
  );
}

/** Leads to another part of the same view, which the browser does by itself. */
const isHere = (link: HTMLAnchorElement): boolean =>
  link.hash !== '' && link.pathname === location.pathname;

function isOwn(link: HTMLAnchorElement): boolean {
  const isInside = link.pathname === ROOT || link.pathname.startsWith(`${ROOT}/`);
  return link.origin === location.origin && isInside && !link.hasAttribute('download');
}

import { chooseOffer } from '../http/accept.js';

/**
 * Why nobody was signed in, as the page for people is told it: a closed set, of which nothing is the provider's text.
 * `not_begun`: not in this browser, or too long ago.
 */
export type SignInStop = 'no_role' | 'not_begun' | 'refused' | 'unavailable';

const PAGE = '/app';

/**
 * Where a browser is led that was not signed in: the place that it wanted where that is one of the page, or else the
 * beginning of the page. @param returnTo of the flow; undefined where there is none.
 */
export function stopAddress(stop: SignInStop, returnTo: string | undefined): string {
  // Read as a browser reads it, which resolves dots: what was a path of the page may then be none.
  const wanted = new URL(returnTo ?? PAGE, 'https://docket.invalid');
  const isPage = wanted.pathname === PAGE || wanted.pathname.startsWith(`${PAGE}/`);
  const query = new URLSearchParams(isPage ? wanted.search : '');
  query.set('sign_in', stop);
  return `${isPage ? wanted.pathname : PAGE}?${query.toString()}`;
}

/** Whether an Accept header says that a person looks at the answer; who takes anything gets the problem. */
export function takesPage(accept: string | undefined): boolean {
  const offers = [
    ['problem', 'application/problem+json'],
    ['page', 'text/html'],
  ] as const;
  return chooseOffer(accept, offers) === 'page';
}

import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** An identity provider of another maker, on this machine, that asks nothing: whoever is `user` signs in. */
export interface TestProvider {
  issuer: string;
  /** Who signs in next, in which groups they are, and how many seconds ago that was. */
  user: { id: string; groups: string[]; agoS: number };
  /** Tells the server under test, which really is at this address, that somebody has signed out or was put out. */
  signOut(id: string, server: string): Promise<void>;
  /** The body of what it told last. */
  readonly told: { body: string };
  close(): Promise<void>;
}

export const CLIENT = { id: 'docket', secret: 'a secret of the test' };
/** Where browsers reach the server under test: the browser below goes to its real address instead. */
export const PUBLIC_URL = 'https://docket.example';

export async function startIdentityProvider(publicUrl = PUBLIC_URL): Promise<TestProvider> {
  const server = createServer();
  const issuer = await listen(server);
  const user = { id: 'nobody', groups: [] as string[], agoS: 0 };
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const told = { server: '', body: '' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${publicUrl}/v1/session/oidc/callback`],
        backchannel_logout_uri: `${publicUrl}/v1/session/oidc/logout`,
      },
    ],
    claims: { openid: ['sub'], groups: ['groups'] },
    cookies: { keys: ['of the test'] },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    // By the address of the server under test: the other one is nowhere.
    fetch: (url, { method = 'GET', headers = {}, body }) => {
      told.body = String(body);
      const own = { method, headers, body: told.body };
      return fetch(told.server + new URL(url).pathname, own);
    },
    findAccount: (_ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, groups: user.groups }),
    }),
    // Said, because it warns of what it assumes.
    jwks: { keys: [privateKey.export({ format: 'jwk' })] },
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
  });
  const answer = provider.callback();
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/') !== true) return void answer(request, response);
    interact(provider, user, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const signOut = async (id: string, to: string): Promise<void> => {
    told.server = to;
    const client = await provider.Client.find(CLIENT.id);
    await client.backchannelLogout(id);
  };
  return { issuer, user, told, signOut, close: () => stop(server) };
}

async function interact(
  provider: Provider,
  { id: accountId, agoS }: TestProvider['user'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, {
      login: { accountId, ts: Math.floor(Date.now() / 1_000) - agoS },
    });
    return;
  }
  const grant = new provider.Grant({
    accountId: session?.accountId ?? accountId,
    clientId: String(params['client_id']),
  });
  grant.addOIDCScope(String(params['scope']));
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { consent });
}

export async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** A browser with one tab: it keeps cookies by host, and follows redirects. */
export class TestBrowser {
  /** By the origin that set them. */
  readonly cookies = new Map<string, Map<string, string>>();
  /** Every `Set-Cookie` that it was sent. */
  readonly setCookies: string[] = [];

  /** @param server where PUBLIC_URL really is. */
  constructor(private readonly server: string) {}

  /** Goes to an address of the server, or of the provider, and on to wherever that leads. */
  async visit(address: string, until = (_url: URL) => false): Promise<Response> {
    let url = new URL(address, PUBLIC_URL);
    for (let step = 0; step < 20; step += 1) {
      const response = await this.#get(url);
      const next = response.headers.get('location');
      if (next === null) return response;
      url = new URL(next, url);
      if (until(url)) return response;
    }
    throw new Error(`too many redirects, at last to ${url.href}`);
  }

  /** What a page of the server sends. */
  fetch(method: string, path: string, options: PageRequest = {}): Promise<Response> {
    const { body, headers = {} } = options;
    return fetch(this.server + path, {
      method,
      redirect: 'manual',
      headers: {
        cookie: this.cookieHeader(PUBLIC_URL),
        'sec-fetch-site': 'same-origin',
        'x-docket-csrf': '1',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  cookieHeader(origin: string): string {
    return [...(this.cookies.get(origin) ?? [])]
      .map(([name, value]) => `${name}=${value}`)
      .join('; ');
  }

  async #get(url: URL): Promise<Response> {
    const isOwn = url.origin === PUBLIC_URL;
    const response = await fetch(isOwn ? this.server + url.pathname + url.search : url, {
      redirect: 'manual',
      headers: { cookie: this.cookieHeader(url.origin) },
    });
    const jar = this.cookies.get(url.origin) ?? new Map<string, string>();
    this.cookies.set(url.origin, jar);
    for (const line of response.headers.getSetCookie()) {
      this.setCookies.push(line);
      const [pair = ''] = line.split(';');
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const isOver = /max-age=0(;|$)|expires=Thu, 01 Jan 1970/i.test(line);
      if (isOver) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
}

interface PageRequest {
  body?: unknown;
  headers?: Record<string, string>;
}

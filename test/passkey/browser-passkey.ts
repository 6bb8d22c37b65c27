import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type PasskeyAssertion, type PasskeyPublicKey, toBase64Url } from '@docket/chain';
import { chromium } from 'playwright-core';

/** Where a Chromium may stand; the first that is there is taken. */
const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Path of the Chromium of this machine: that of CHROMIUM_PATH, or where Linux puts it. */
export function findChromium(): string | undefined {
  return [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find((path) => existsSync(path));
}

/** What a client does to make a passkey, and to sign with it; as a page has it. */
const PAGE = `<!doctype html><title>Docket</title><script>
const encode = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)))
  .replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

// No attestation is asked for: the proof that is sent to Docket is the first signature.
async function makePasskey() {
  const { id, response } = await navigator.credentials.create({ publicKey: {
    rp: { id: 'localhost', name: 'Docket' },
    user: { id: crypto.getRandomValues(new Uint8Array(16)), name: 'r', displayName: 'r' },
    challenge: crypto.getRandomValues(new Uint8Array(32)),
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    authenticatorSelection: { userVerification: 'required' },
  } });
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('spki', response.getPublicKey(), algorithm, true, ['verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key);
  return { credentialId: id, publicKey: { kty, crv, x, y } };
}

async function signWith(id, challenge) {
  const { response } = await navigator.credentials.get({ publicKey: {
    challenge: decode(challenge),
    rpId: 'localhost',
    allowCredentials: [{ type: 'public-key', id: decode(id) }],
    userVerification: 'required',
  } });
  return {
    client_data: encode(response.clientDataJSON),
    authenticator_data: encode(response.authenticatorData),
    signature: encode(response.signature),
  };
}
</script>`;

/** A passkey in the virtual authenticator of a real browser, used from a page that this process serves. */
export interface BrowserPasskey {
  credentialId: string;
  publicKey: PasskeyPublicKey;
  relyingParty: string;
  origins: string[];
  assert(challenge: Uint8Array): Promise<PasskeyAssertion>;
  close(): Promise<void>;
}

export async function createPasskeyInBrowser(executablePath: string): Promise<BrowserPasskey> {
  const server = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end(PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  // Chromium's own sandbox needs rights that a container does not give; the page is ours.
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  await page.goto(origin);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const made =
    await page.evaluate<Pick<BrowserPasskey, 'credentialId' | 'publicKey'>>('makePasskey()');
  return {
    ...made,
    relyingParty: 'localhost',
    origins: [origin],
    assert: async (challenge) =>
      page.evaluate<PasskeyAssertion>(
        `signWith('${made.credentialId}', '${toBase64Url(challenge)}')`,
      ),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** What the tests use of it: the package has no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  interface Account {
    accountId: string;
    claims(): Record<string, unknown> & { sub: string };
  }

  interface Interaction {
    prompt: { name: string };
    params: Record<string, unknown>;
    session?: { accountId: string };
  }

  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: object[];
        claims: Record<string, string[]>;
        cookies: { keys: string[] };
        features: object;
        fetch: (url: string | URL, options: RequestInit) => Promise<Response>;
        findAccount: (context: unknown, id: string) => Account;
        jwks: { keys: object[] };
        ttl: Record<string, number>;
        interactions: { url: (context: unknown, interaction: { uid: string }) => string };
      },
    );
    readonly Grant: new (of: { accountId: string; clientId: string }) => {
      addOIDCScope(scope: string): void;
      save(): Promise<string>;
    };
    readonly Client: {
      find(
        id: string,
      ): Promise<{ backchannelLogout(subject: string, sid?: string): Promise<void> }>;
    };
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
    ): Promise<void>;
  }
}

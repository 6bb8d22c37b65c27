/** A value to withhold, or an object or list with all its values. */
export interface ValueToWithhold {
  /** Entry of the ledger; absent: every entry of `type`, or of any type. */
  seq?: number;
  type?: string;
  /** JSON Pointer (RFC 6901) into the body; a token `*` stands for any one token. */
  pointer: string;
  /** Reason code, such as `personal_data`. */
  reason: string;
}

/** Which dossier is wanted; the server checks it (schema `DossierRequest` of its OpenAPI). */
export interface DossierRequest {
  /** `full` when left out. */
  variant?: 'full' | 'redacted' | 'subject';
  locale?: 'en' | 'de';
  profile?: string;
  withhold?: readonly ValueToWithhold[];
  repeats?: 'withhold' | 'list';
  deployer?: string;
  classification?: string;
  retention?: string;
  contact?: { responsible?: string; correction?: string; review?: string; complaint?: string };
  frameworks?: readonly string[];
  purpose?: string;
  recipient?: string;
}

/** What a redaction would withhold, and where it would still show: places, never values. */
export interface RedactionPreview {
  profile?: string;
  withheld: { seq: number; type: string; pointer: string; reason: string; cause: string }[];
  residues: {
    kind: 'repeat' | 'part' | 'alike' | 'key' | 'header' | 'id' | 'issuer';
    of: { seq: number; pointer: string };
    at: { seq?: number; pointer: string };
  }[];
  truncated: boolean;
}

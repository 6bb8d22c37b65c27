/** What a bundle says of itself to people. */
export interface BundleFacts {
  origin: string;
  /** Entries that the checkpoint covers. */
  size: number;
  /** Which decisions are disclosed, in words; undefined: all. */
  selection?: string;
}

/** The README of a bundle: what is what, how to check it, and what it cannot show. */
export function bundleReadme({ origin, size, selection }: BundleFacts): string {
  const scope =
    selection === undefined
      ? `It holds the whole ledger up to a signed checkpoint: ${size} entries.`
      : `It is PART of the ledger: what ${selection} hold, and of the records outside decisions those about
the ledger, who writes in it, its keys and its policy, and those that name one of these decisions. Of all else it has the
headers of the entries (the leaves of the tree), up to a signed checkpoint over ${size} entries: so no entry of the
decisions of the part can be left out unseen. bag-info.txt says how much of how much.
These records outside decisions are here whatever was chosen, with reasons that may speak of other decisions: changes of
the policy and the system, gaps, who was registered and revoked and why. Look through them before you hand this on.`;
  return `A bundle of the ledger ${origin}
in the form BagIt 1.0 (RFC 8493), made by Docket.

${scope}

What is what
  data/ledger.ndjson
                  the evidence: one JSON object a line. First what signs it (origin, public key, checkpoint),
                  then the entries: leaf, and body with the secret of its salts. What is erased stays so.
  data/csv/       tables for a spreadsheet, in UTF-8
  data/prov/      who did what with what, as W3C PROV-JSON, 5000 entries a file
  data/schemas/   JSON Schemas of the records
  data/policy.txt whom to trust, as whoever runs the ledger states it: the ledger's key and its witnesses
                  (C2SP tlog-policy)
  docket-verify.html  a verifier that runs in a browser, without a network
  bag-info.txt    what this is, of how much, and when it was made
  manifest-sha256.txt, tagmanifest-sha256.txt  digests of all that

How to check it
  sha256sum -c manifest-sha256.txt       every file is as it was packed; likewise tagmanifest-sha256.txt
  docket verify <this file>              of the .zip, or of this folder: that, and the entries, signatures,
                                         rules, tables and PROV
  or open docket-verify.html in a browser and give it data/ledger.ndjson: the entries, not the tables

Bring the ledger's public key from elsewhere than this bundle (--key), and a checkpoint that you kept
(--checkpoint). Whoever made the bundle could have made the key, the policy and the verifier in it as well: get
the verifier from elsewhere too if you doubt them.

What it cannot show
  - what was never recorded, and whether what was recorded is true
  - what came after the checkpoint, the record of this export among it
  - the time, beyond the order of entries, unless the checkpoint has a time stamp
  - another history signed with the same key, unless a witness, or a checkpoint kept elsewhere, says otherwise
  - values that are erased${
    selection === undefined
      ? ''
      : `
  - what decisions hold that are not part of it
  - observations, incidents, legal holds, erasures, reads and exports that name none of the part: that those
    left out are about other decisions rests on the word of who made this bundle`
  }
  - tables and PROV are made of the entries: where they differ, the entries count
`;
}

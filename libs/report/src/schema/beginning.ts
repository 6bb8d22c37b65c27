/** How the JSON of a dossier begins: the first of its members in the order of RFC 8785. */
export const DOSSIER_BEGINNING = '{"decision_id":';
/** The same of a certificate of erasure. */
export const CERTIFICATE_BEGINNING = '{"beyond_reach":';

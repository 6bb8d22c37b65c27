/** Seals of PDFs (PAdES), apart from the rest: what reads them is larger than all of it. */
export { certificateOf, checkDocumentSeal } from './seal/check-seal.js';
export { makeDocumentSeal, SealError } from './seal/make-seal.js';
export { readPkcs12 } from './seal/pkcs12.js';

/** COSE receipts (RFC 9942), apart from the rest: what reads CBOR is not needed for anything else. */
export { isCoseFile, verifyCoseReceipt } from './cose-receipt.js';

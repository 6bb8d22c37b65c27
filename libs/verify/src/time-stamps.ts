/** Time stamps (RFC 3161), apart from the rest: what reads them is larger than all of it. */
export { timeStampChecker } from './attestations/time-stamp/token.js';
export {
  encodeTimeStampRequest,
  readTimeStampReply,
  TimeStampReplyError,
} from './attestations/time-stamp/exchange.js';

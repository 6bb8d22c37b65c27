import { NO_REFUSAL, REFUSAL } from './acts.js';
import { isQuotable } from './requests.js';

/** Words with which a sentence gives a ground; `since May` gives none. */
const GROUND =
  /\b(?:because|since(?! (?:\d|then\b|last\b|yesterday\b))|given that|due to|as your?|therefore|polic(?:y|ies) (?:only )?(?:allows?|requires?|limits?|states?|says?|(?:does|do)(?: not|n['’]t))|(?:per|under|according to) (?:our |the |company )?polic(?:y|ies)|exceeds? your|weil|aufgrund|deshalb|daher)\b|(?:^|, )da\b/iu;

/** The same beside what is refused: `…, as they have departed`, and what a thing is restricted to. */
const GROUND_OF_REFUSAL =
  /, as (?!soon|well|you (?:asked|requested|wish|mentioned)|requested|discussed)|\b(?:is|are) only (?:available|possible|allowed|permitted)\b|\bnur (?:verfügbar|möglich)\b/iu;

/** What it is the ground for where nothing is refused: that something is due, or is done. */
const GRANTED =
  /\b(?:eligible|entitled|qualif(?:y|ies)|allows? me to|can (?:only )?be (?:cancell?ed|changed|modified|refunded|returned|exchanged)|you can (?:now |still |therefore )?(?:cancel|change|modify|return|exchange)|(?:i|we) (?:can|am able to|are able to) (?:offer|issue|cancel|change|modify|refund|return|exchange|update|process|proceed|book)|berechtigt)\b/iu;

/** A question, a condition, and what only may be; `May 12` is a day. */
const OPEN = /\?|\b(?:might|could|would|if|whether|unless|wenn|falls|könnte)\b|\bmay\b(?! \d)/iu;

/** A whole sentence, and no piece of code around one. */
export const ENDED = /[.!][’”)]?$/u;

/** What only follows from the sentence before it. */
const NOT_ALONE = /^(?:therefore|so|thus|daher|deshalb)\b/iu;

/** A ground for what is refused, or for what is due or done: that a thing can be done is its own ground. */
export const isGround = (sentence: string): boolean =>
  isQuotable(sentence) &&
  ENDED.test(sentence) &&
  !NOT_ALONE.test(sentence) &&
  (SO_NOT.test(sentence) ||
    EXCEEDS.test(sentence) ||
    SINCE_SO.test(sentence) ||
    (HANDS_OVER.test(sentence) && GROUND.test(sentence)) ||
    isGivenGround(sentence));

const isGivenGround = (sentence: string): boolean =>
  REFUSAL.test(sentence)
    ? (GROUND.test(sentence) || GROUND_OF_REFUSAL.test(sentence)) && !NO_REFUSAL.test(sentence)
    : (GROUND.test(sentence) || CAN_BE.test(sentence)) &&
      GRANTED.test(sentence) &&
      !OPEN.test(sentence);

const CAN_BE =
  /\b(?:is|are) (?:an?|in)\b[^.]{0,80}\bcan be (?:cancell?ed|changed|modified|refunded|returned|exchanged)\b/iu;

/** A thing, and what therefore is not so: `it is scheduled for June, so it could not have been delayed`. */
const SO_NOT =
  /^[^?]{10,}, (?:so|which means)\b[^?.]{0,60}?\b(?:can ?not|could(?: not|n['’]t)|can['’]t|won['’]t|(?:is|are)(?: not|n['’]t))\b/iu;

/** More than somebody wants to spend: what was then not done has that ground. */
const EXCEEDS = /, which exceeds? (?:your|the)\b/iu;

/** What is so, and what therefore can or cannot be: under whatever condition, that is the ground. */
const SINCE_SO =
  /^(?:since|because|as|da|weil)\b(?! (?:soon|you (?:asked|requested|(?:have |are |['’]ve )?(?:been )?verified)))[^?]{10,}, (?:it|they|this|that|the [\p{L} ]{1,40}|we|i|you|kann|können)\b[^?]{0,20}(?:\b(?:can|cannot|can['’]t|must|will|(?:am|is|are) (?:un)?able|(?:is|are) not|nur|nicht)|['’]ll)\b/iu;

/** What is said for a handover, with its ground: that it may help is what it is made for. */
const HANDS_OVER = /\brecommend (?:transferring|connecting|a transfer)\b/iu;

/** A word for something that another sentence names: `Can we look it up another way?`, `with that information`. */
const BACK =
  /\b(?:it|them|those|these)\b(?! (?:is|was)\b)|\b(?:this|that|such) (?:information|info|details?|options?|arrangement|way|amount|payment|change|case|offer|plan|total|price|one|reservation|order|flight)\b|\b(?:this|that)(?= (?:for|in|on|with|please|now|then|again|too|instead|would|is|was|works|sounds|could|can|will)\b|['’]s\b|[”"’')]*[.?!,;]|[”"’')]*$)|\b(?:es|sie damit|damit|dafür|davon|diese[rsnm]?|jene[rsnm]?)\b/iu;

/** Something by its own id or figure, which needs no other sentence. */
const NAMED = /\d{3,}|\p{Lu}{2,}\d/u;

/** What it speaks of stands before it in the same sentence. */
const WITHIN = /, (?:so|but|and|because|since|aber|weil|und)\b.*\b(?:it|them|this|that|es|sie)\b/iu;

/** Whether a sentence speaks of something that only another one names. */
export const refersBack = (sentence: string): boolean =>
  BACK.test(sentence) && !NAMED.test(sentence) && !WITHIN.test(sentence);

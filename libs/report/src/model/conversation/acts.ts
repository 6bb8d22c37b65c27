/** An act that an agent may say it did, and what a tool that does it is called. */
interface Act {
  /** The word that names it. */
  name: string;
  /** As a participle: `has been added`, `I have added`. */
  done: RegExp;
  /** As an infinitive, or with `-ing`: `I will transfer`. */
  promised?: RegExp;
  /** Whether it is a promise too that a thing will be: `the labels will be posted`. Absent where that may come of itself. */
  isSaidOfThings?: true;
  /** What a sentence names that the word is said of without meaning this act. */
  notOf?: RegExp;
  /** Beginnings of words in the names of tools that do it. */
  tools: readonly string[];
  /** Whether a tool whose name or arguments name the thing does it too: a bag is added by an update of bags. */
  byThing: boolean;
}

/** English first, then German. What is not here is no claim. */
export const ACTS: readonly Act[] = [
  {
    name: 'add',
    done: /added|inserted|attached|hinzugefügt|ergänzt/u,
    promised: /add/u,
    tools: ['add', 'append', 'insert', 'attach', 'includ', 'book', 'creat'],
    byThing: true,
  },
  {
    name: 'book',
    done: /booked|reserved|gebucht|reserviert/u,
    promised: /book/u,
    tools: ['book', 'reserv', 'creat', 'order', 'purchas', 'plac'],
    byThing: false,
  },
  {
    name: 'cancel',
    done: /cancell?ed|terminated|storniert|gekündigt/u,
    promised: /cancel/u,
    tools: ['cancel', 'delet', 'remov', 'void', 'terminat', 'clos'],
    byThing: false,
  },
  {
    name: 'refund',
    done: /refunded|reimbursed|erstattet|zurückerstattet/u,
    promised: /refund/u,
    tools: ['refund', 'return', 'credit', 'cancel', 'reimburs', 'revers'],
    byThing: true,
  },
  {
    name: 'update',
    done: /updated|changed|modified|switched|adjusted|corrected|edited|reverted|geändert|aktualisiert/u,
    tools: [
      'updat',
      'chang',
      'modif',
      'switch',
      'adjust',
      'correct',
      'edit',
      'set',
      'patch',
      'put',
      'rever',
      'swap',
      'exchang',
      'replac',
    ],
    byThing: true,
  },
  {
    name: 'upgrade',
    done: /upgraded|downgraded/u,
    tools: ['upgrad', 'downgrad', 'updat', 'chang', 'modif'],
    byThing: true,
  },
  {
    name: 'exchange',
    done: /exchanged|swapped|replaced|umgetauscht|ersetzt/u,
    tools: ['exchang', 'swap', 'replac', 'modif', 'chang', 'updat'],
    byThing: false,
  },
  {
    name: 'issue',
    done: /issued|granted|credited|awarded|ausgestellt|gutgeschrieben/u,
    promised: /issue/u,
    tools: ['issu', 'send', 'creat', 'grant', 'credit', 'award', 'add', 'giv'],
    byThing: true,
  },
  {
    name: 'send',
    done: /sent|emailed|e-mailed|mailed|notified|triggered|gesendet|geschickt|benachrichtigt/u,
    promised: /send|email|e-mail|notify|senden|schicken/u,
    tools: ['send', 'email', 'mail', 'notif', 'messag', 'sms'],
    byThing: false,
  },
  {
    name: 'post',
    done: /posted|uploaded|published|hochgeladen|eingestellt|veröffentlicht/u,
    promised: /post|upload|publish|hochladen|einstellen|veröffentlichen/u,
    isSaidOfThings: true,
    // A bank posts money, days after what the agent called.
    notOf:
      /\b(?:refund|payment|credit|charge|reimbursement|(?:rück)?erstattung|gutschrift|(?:rück)?zahlung)/iu,
    tools: ['post', 'upload', 'publish', 'attach', 'notif'],
    byThing: false,
  },
  {
    name: 'transfer',
    done: /transferred|escalated|forwarded|handed over|weitergeleitet|übergeben|verbunden/u,
    promised:
      /transfer(?:r?ing)?|escalat(?:e|ing)|connect(?:ing)?|forward(?:ing)?|weiterleiten|verbinden/u,
    tools: ['transfer', 'escalat', 'connect', 'hand', 'forward', 'rout', 'human', 'ticket'],
    byThing: false,
  },
  {
    name: 'remove',
    done: /removed|deleted|entfernt|gelöscht/u,
    tools: ['remov', 'delet', 'cancel', 'clear', 'drop'],
    byThing: true,
  },
  {
    name: 'enable',
    done: /enabled|activated|aktiviert/u,
    tools: ['enabl', 'activ', 'turn', 'toggl', 'set', 'resum'],
    byThing: true,
  },
  {
    name: 'disable',
    done: /disabled|deactivated|suspended|blocked|gesperrt|deaktiviert/u,
    tools: ['disabl', 'deactiv', 'suspend', 'block', 'turn', 'toggl', 'set', 'lock'],
    byThing: true,
  },
];

/** What makes a sentence no claim: a condition, a question, something of the past that others did, or a denial. */
export const NO_CLAIM =
  /\?|\b(?:if|once|after|when|unless|until|whether|before|already|not|no|never|would|could|should|can|may|wenn|falls|sobald|nachdem|bevor|bereits|nicht|kein|keine)\b|n['’]t\b|\bby the\b/iu;

/** What an agent says that cannot be done, or that it does not do. */
export const REFUSAL =
  /\b(?:unable to|can ?not|can['’]t|not able to|not possible|not allowed|not permitted|not eligible|not supported|(?:is|are)(?:n['’]t| not) (?:available|possible|allowed|eligible|supported)|(?:does|do)(?: not|n['’]t) (?:allow|permit|offer|support)|not available|no [^.!?]{0,60}\bavailable|only (?:available|possible|allowed|permitted|offered) (?:for|if|when|once|to|until)|won['’]t be able|must decline|nur (?:für|bei|bis) [^.!?]{0,60}\b(?:möglich|verfügbar|erlaubt)|leider|nicht möglich|nicht erlaubt|kann (?:ich )?nicht|können (?:wir )?nicht|(?:do|did)(?: not|n['’]t) see an?y?)\b|\bunfortunately\b|[—–]\s?not (?:to|on|for) (?:an?|any|the|your)\b/iu;

/** What a sentence says though it begins as one that only wishes: a condition under which something is refused. */
export const NO_COURTESY =
  /\b(?:can ?not|can['’]t|unable|won['’]t|not (?:possible|allowed|able|available)|polic(?:y|ies)|nicht)\b/iu;

/** What is said of later, or under a condition: nothing was asked for that it refuses. */
export const NO_REFUSAL =
  /^(?:note|reminder|just a reminder|keep in mind|be aware|important|erinnerung|i['’]ll check|after|once|if|please note|before|hinweis|nach|falls|wenn)\b|\?$|\bif you\b|\bafter (?:this|that)\b|\bonce (?:this|it)\b|\bcan(?:not|['’]t) (?:find|locate|see)\b/iu;

/** What a user says who agrees. */
export const CONSENT =
  /\b(?:yes|i(?:[’']d| would) like to|yeah|yep|yup|sure|ok(?:ay)?|confirm(?:ed|s)?|correct|agreed?|proceed|go ahead|please|approved?|sounds (?:good|great|fine)|let['’]?s|that works|do it|absolutely|definitely|of course|perfect|great|fine|works for me|right|ja|gerne?|bestätig\w*|einverstanden|bitte|genau|in ordnung)\b/iu;

/** What a user says who agrees to what was just asked, or has it done. */
export const AGREES =
  /^(?:yes|yeah|yep|yup|ok(?:ay)?|correct|confirmed|agreed|absolutely|definitely|ja|gerne|einverstanden|genau)\b|\b(?:go ahead|(?:please|okay) proceed(?:ing)?|proceed (?:with|as|to)|i (?:confirm|agree|approve)|that works|i['’]?m (?:okay|ok|fine|happy) with|(?:sounds|looks) (?:good|great|fine|correct)|(?:is|are) (?:fine|correct)|do it|in ordnung)\b/iu;

/** Words that stand in about every message of the languages whose words are known here: English and German. */
export const KNOWN_LANGUAGE =
  /\b(?:the|and|is|are|was|to|of|in|for|it|that|this|what|how|i|my|you|your|der|die|das|und|ist|sind|nicht|ein|eine|ich|sie|mein|was|wie|zu)\b/iu;

/** What a user says who asks for something. */
export const ASKED =
  /\?|\b(?:please|i(?:['’]d| would)(?: \w+)? like|i(?: \w+)? want|i need|i wish|can you|could you|help me|bitte|ich möchte|ich will|ich brauche|können sie)\b/iu;

/** What a user says who has something done. */
export const ORDERED =
  /\b(?:cancel|return|exchange|swap|switch|change|update|modify|remove|keep|leave|add|book|upgrade|refund|transfer|apply|roll|process|proceed|submit|charge|ship|go (?:ahead|with)|use|set|send|issue|move|stornier\w*|ändern|umbuchen|zurück|nehmen sie)\b/iu;

/** What a user wants only where something else is not possible, or wants left as it is. */
export const FALLBACK =
  /(?:^(?:but |and |or )?if (?:that|this|it|you|not|there|they|cancell?ation)\b[^.]{0,60}?(?:n['’]t|not\b|impossible|unavailable|cheaper|already)|\b(?:if not|otherwise)\b|\bhold off\b|\bleave\b[^.]{0,60}\bas[- ]is\b|\b(?:leave (?:it|the order|the rest)|no change|wenn (?:das |es )?nicht|falls nicht|ansonsten)\b)/iu;

/** What a user says who wants no more than so much, or only under a condition. */
export const LIMITS =
  /\bif (?:yes|so|it['’]?s|it is|possible|allowed|you can)\b|\b(?:only|just) (?:the|that|this|change|one|my)\b|\bfor (?:that|this) (?:segment|leg|item|order|one|part|flight)\b|\b(?:unless|as long as|provided that|at most|no more than|up to|nur|höchstens|solange)\b/iu;

/** What a user says to whom an offer is too little. */
export const DECLINES =
  /n['’]t enough\b|\bnot enough\b|\b(?:too|bit|rather) (?:low|little|small|high|expensive)\b|\bnicht genug\b|\bzu (?:wenig|teuer)\b/iu;

/** What a user says who wants a human. */
export const ASKS_HUMAN =
  /\b(?:human|(?:live|real) (?:agent|person)|representative|supervisor|manager|someone (?:else|who)|escalate|transfer(?:red)? (?:me|to)|menschen|mitarbeiter|vorgesetzten)\b/iu;

/** What an agent says who asks the user for something. */
export const ASKS_USER =
  /\?$|\b(?:please|could you|can you|bitte|können sie)\b[^.]{0,40}\b(?:provide|confirm|share|reply|tell|let me know|review|specify|verify|bestätigen|nennen|angeben)\b/iu;

/** What a user says who takes something back or turns to another thing. */
export const TAKEN_BACK =
  /\b(?:actually|instead|hold off|never ?mind|changed my mind|stick with|leave (?:it|the|order)\b|don['’]t want|no longer|forget (?:it|that)|doch|stattdessen)\b/iu;

import type { RedactionPlan } from '@docket/report';

import { ServiceError, type RequestPlace } from '../service-error.js';
import type { RedactionRefusal } from './make-dossier.js';

/** Places that one problem names. */
const PLACES_NAMED_MAX = 50;

/** The refusal of a redaction, with the places that it is about. */
export function redactionRefused({ code, message, item, plan }: RedactionRefusal): ServiceError {
  if (code === 'unavoidable') {
    return new ServiceError(
      'redaction_incomplete',
      'A value that is to be withheld also stands where nothing can be withheld.',
      { places: placesOf(plan) },
    );
  }
  if (code === 'found_otherwise') {
    return new ServiceError(
      'decision_changed',
      'What a verification of the whole decision finds changed while the copy was made; ask for it again.',
    );
  }
  const pointer =
    code === 'unknown_profile'
      ? '/profile'
      : item === undefined
        ? '/withhold'
        : `/withhold/${item}/pointer`;
  return new ServiceError('invalid_request', 'The redaction cannot be made as asked.', {
    places: [{ pointer, code, detail: message }],
  });
}

const WHERE: Record<string, string> = {
  key: 'the name of a member of',
  header: 'the header',
  id: 'the id',
};

function placesOf(plan: RedactionPlan | undefined): RequestPlace[] {
  return (plan?.residues ?? [])
    .filter(({ kind }) => kind in WHERE)
    .slice(0, PLACES_NAMED_MAX)
    .map(({ kind, of, at }) => ({
      code: kind,
      detail: `what is withheld at seq ${of.seq} ${of.pointer} also stands in ${WHERE[kind]} ${at.pointer || 'the body'} of seq ${at.seq}`,
    }));
}

/** Name of this package. */
export const packageName = '@docket/client';

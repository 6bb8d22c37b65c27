/** codeOf gives the code of the error that `run` throws, or `accepted`. */
export function codeOf(run) {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (typeof error.code !== 'string') throw error;
    return error.code;
  }
}

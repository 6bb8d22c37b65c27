/** Thrown for a setting that is missing or cannot be used; the message names the variable. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

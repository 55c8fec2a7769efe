import { likePattern } from '../stores/lists/like-pattern';

/**
 * The LIKE pattern that finds a text inside JSON as PostgreSQL prints it, where quotes and
 * backslashes of a text are escaped.
 */
export function likeInJson(text: string): string {
  return `%${likePattern(JSON.stringify(text).slice(1, -1))}%`;
}

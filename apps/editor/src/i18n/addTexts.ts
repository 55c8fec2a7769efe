import { i18n } from './i18n';

/**
 * Adds the English texts of a feature that is loaded late, under a namespace of its own. Call it
 * at the top of the feature's page module.
 */
export function addTexts(namespace: string, texts: object): void {
  i18n.addResourceBundle('en', namespace, texts, true, true);
}

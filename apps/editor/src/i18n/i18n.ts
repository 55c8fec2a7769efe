import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import access from './en/access.json' with { type: 'json' };
import agents from './en/agents.json' with { type: 'json' };
import common from './en/common.json' with { type: 'json' };
import eventLog from './en/event-log.json' with { type: 'json' };
import flowSchemas from './en/flow-schemas.json' with { type: 'json' };
import hooks from './en/hooks.json' with { type: 'json' };
import lists from './en/lists.json' with { type: 'json' };
import members from './en/members.json' with { type: 'json' };
import queues from './en/queues.json' with { type: 'json' };
import simulate from './en/simulate.json' with { type: 'json' };

/** Texts of the page. A lazy feature brings its own namespace with `addTexts`. */
export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: 'en',
  fallbackLng: 'en',
  defaultNS: 'common',
  initAsync: false,
  interpolation: { escapeValue: false },
  resources: {
    en: {
      common,
      access,
      agents,
      'event-log': eventLog,
      'flow-schemas': flowSchemas,
      hooks,
      lists,
      members,
      queues,
      simulate,
    },
  },
});

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBolt } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemMessage } from '../../api/api-problem';
import { useCreateFlowSchemaFreely } from '../flow-schemas/flow-schemas.api';
import { hookTemplates, templateGraph, type HookTemplate } from './hook-templates';
import classes from './HooksEmpty.module.css';

interface HooksEmptyProps {
  readonly addButton: ReactNode;
  /** The draft is made; the modal takes over with it. */
  readonly onTemplate: (template: HookTemplate, schemaId: string) => void;
}

/** A queue without hooks: three ways to begin, or one's own. */
export function HooksEmpty({ addButton, onTemplate }: HooksEmptyProps) {
  const { t } = useTranslation('hooks');
  const createSchema = useCreateFlowSchemaFreely();
  const handleUse = (template: HookTemplate) =>
    createSchema.mutate(
      {
        name: t(`template.${template.key}.name`),
        type: 'service',
        graph: templateGraph(template, t(`template.${template.key}.node`)),
      },
      {
        onSuccess: ({ id }) => onTemplate(template, id),
        onError: (error) =>
          notifications.show({
            color: 'bad',
            message: t('empty.failed', { reason: problemMessage(error) }),
          }),
      },
    );
  return (
    <div className={classes.root}>
      <h2 className={classes.title}>{t('empty.title')}</h2>
      <p className={classes.text}>{t('empty.text')}</p>
      <ul className={classes.templates}>
        {hookTemplates.map((template) => {
          const title = t(`template.${template.key}.title`);
          return (
            <li key={template.key} className={classes.template}>
              <IconBolt size={18} stroke={1.5} aria-hidden />
              <div className={classes.words}>
                <span className={classes.name}>{title}</span>
                <span className={classes.flow}>{t(`template.${template.key}.text`)}</span>
              </div>
              <Button
                variant="default"
                aria-label={`${t('empty.use')}: ${title}`}
                loading={
                  createSchema.isPending &&
                  createSchema.variables.name === t(`template.${template.key}.name`)
                }
                onClick={() => handleUse(template)}
              >
                {t('empty.use')}
              </Button>
            </li>
          );
        })}
      </ul>
      {addButton}
    </div>
  );
}

import type { ObjectUser } from '@hookline/contracts';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tag } from './Tag';
import classes from './UsersList.module.css';

interface UsersListProps {
  readonly label: string;
  readonly users: readonly ObjectUser[];
}

/** What uses an object and so keeps it or its name; a link where it can be looked at. */
export function UsersList({ label, users }: UsersListProps) {
  const { t } = useTranslation();
  if (users.length === 0) return null;
  return (
    <>
      <p className={classes.label}>{label}</p>
      <ul className={classes.list}>
        {users.map((user) => (
          <li key={`${user.kind} ${user.id}`}>
            <UserName user={user} />{' '}
            <Tag>{t(`userKind.${user.kind}`, { defaultValue: user.kind })}</Tag>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Opened beside the page: the dialog that names it stays. */
function UserName({ user: { kind, id, name, queue_id: queueId } }: { user: ObjectUser }) {
  switch (kind) {
    case 'flow-schema':
      return (
        <Link to="/flow-schemas/$schemaId" params={{ schemaId: id }} target="_blank">
          {name}
        </Link>
      );
    case 'queue':
      return (
        <Link to="/queues/$queueId/general" params={{ queueId: id }} target="_blank">
          {name}
        </Link>
      );
    case 'hook':
      return queueId === undefined ? (
        <>{name}</>
      ) : (
        <Link
          to="/queues/$queueId/hooks"
          params={{ queueId }}
          search={{ hook: id }}
          target="_blank"
        >
          {name}
        </Link>
      );
    case 'member':
      return queueId === undefined ? (
        <>{name}</>
      ) : (
        <Link
          to="/queues/$queueId/members"
          params={{ queueId }}
          search={{ member: id }}
          target="_blank"
        >
          {name}
        </Link>
      );
    default:
      return <>{name}</>;
  }
}

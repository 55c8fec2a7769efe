import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectUser } from '../api/api-problem';
import { Tag } from './Tag';
import classes from './UsersList.module.css';

interface UsersListProps {
  readonly label: string;
  readonly users: readonly ObjectUser[];
}

/** What uses an object and so keeps it from being removed; a link where it has a page of its own. */
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
function UserName({ user: { kind, id, name } }: { user: ObjectUser }) {
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
    default:
      return <>{name}</>;
  }
}

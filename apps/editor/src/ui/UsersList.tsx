import type { ObjectUser } from '../api/api-problem';
import { Tag } from './Tag';
import classes from './UsersList.module.css';

interface UsersListProps {
  readonly label: string;
  readonly users: readonly ObjectUser[];
}

/** What uses an object and so keeps it from being removed. */
export function UsersList({ label, users }: UsersListProps) {
  if (users.length === 0) return null;
  return (
    <>
      <p className={classes.label}>{label}</p>
      <ul className={classes.list}>
        {users.map((user) => (
          <li key={`${user.kind} ${user.id}`}>
            {user.name} <Tag>{user.kind}</Tag>
          </li>
        ))}
      </ul>
    </>
  );
}

import { CreateContactCentreAndRuntimeTables20261121100000 } from '../migrations/20261121100000-create-contact-centre-and-runtime-tables';

/** Every migration, in order. Never edit one that was merged: add another. */
export const migrationClasses = [CreateContactCentreAndRuntimeTables20261121100000];

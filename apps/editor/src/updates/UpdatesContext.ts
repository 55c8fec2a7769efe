import { createContext } from 'react';
import { UpdateHub } from './update-hub';

/** The stream the page listens to; specs put one of their own here. */
export const UpdatesContext = createContext<UpdateHub>(new UpdateHub());

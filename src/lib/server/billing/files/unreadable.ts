import { DomainError } from '../../../domain/errors';

/** A file that is not taken over, with the reason in German; nothing of it is kept. */
export const unreadable = (reason: string) => new DomainError('invoice/unreadable', { reason });

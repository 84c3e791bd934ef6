// Before any page: schemas look at it when they are made.
import '$lib/client/no-eval';

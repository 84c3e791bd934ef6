import { config } from 'zod/v4/core';

// Our content security policy forbids evaluating text. The library would try it once and each page would report that.
config({ jitless: true });

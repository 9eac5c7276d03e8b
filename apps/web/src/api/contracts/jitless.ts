import { config } from 'zod';

// The page's policy forbids evaluated code. Without this zod tries it once, and the browser reports a breach of the policy.
config({ jitless: true });

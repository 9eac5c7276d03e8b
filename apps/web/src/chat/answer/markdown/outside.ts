/** What every way out carries: the other page learns nothing of this one, and search engines nothing from a model. */
export const OUTSIDE = { target: '_blank', rel: 'noopener noreferrer nofollow ugc' } as const;

import { counter, histogram } from '@hyrox/telemetry';

/** From the POST to the first token written to that reader. */
export const firstTokenSeconds = histogram('hyrox_turn_first_token_seconds', 'From the request to the first token written');

/** accept, search, summary, examples, prompt. */
export const stageSeconds = histogram('hyrox_stage_seconds', 'Time spent in one stage of a turn');

/** Only of turns that have examples in their prompt. */
export const exampleTokens = histogram(
  'hyrox_prompt_example_tokens',
  'Tokens that coaching examples add to one prompt',
  [250, 500, 750, 1_000, 1_250, 1_500, 1_800],
);

export const sseResumesTotal = counter('hyrox_sse_resumes_total', 'Streams continued from a place, or joined by another device');
export const degradedTotal = counter('hyrox_degraded_total', 'Turns answered with something missing, by what');
export const sseCutTotal = counter('hyrox_sse_cut_total', 'Streams cut because their reader was too slow');
export const restartsTotal = counter('hyrox_turn_restarts_total', 'Answers that began again with a new attempt');
export const staleFramesTotal = counter('hyrox_frames_stale_total', 'Frames of an attempt that had already been replaced');
export const frameGapsTotal = counter('hyrox_frame_gaps_total', 'Frames that arrived before what stands in front of them');

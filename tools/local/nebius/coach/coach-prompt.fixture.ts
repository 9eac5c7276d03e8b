export interface SentMessage {
  role: 'system' | 'user';
  content: string;
}

export interface FixturePassage {
  source: string;
  section: string;
  content: string;
}

const RULES = `You are Coach K.

## Safety Boundaries

- **Supplements**: Evidence-based only (caffeine, creatine, beta-alanine, electrolytes). No testosterone boosters or unregulated products.

## Retrieved Knowledge

`;
const AFTER = '\n\nUse this to ground your response with specific data, protocols, and benchmarks.';

/** A conversation as the product sends it, about a made-up sport, so that no answer can come from anywhere but the passages. */
export function coachMessages(question: string, passages: readonly FixturePassage[], beside: readonly string[] = []): SentMessage[] {
  const context =
    passages.length === 0
      ? 'No relevant knowledge found in the database.'
      : passages
          .map(({ source, section, content }, at) => `### Source ${at + 1}: ${source}\n**Section**: ${section}\n\n${content}`)
          .join('\n\n---\n\n');
  return [
    { role: 'system', content: RULES + context + AFTER },
    ...beside.map((content): SentMessage => ({ role: 'system', content })),
    { role: 'user', content: question },
  ];
}

export const ZORB_PASSAGES: readonly FixturePassage[] = [
  {
    source: 'Zorb Handbook',
    section: 'Zorb throw technique',
    content: `The zorb throw is done over 37 m with a ball of 19 kg for seniors and 13 kg for juniors. [src:handbook]

**Elbow position.** Keep the elbow under the ball and the wrist straight. An elbow that drifts outward costs about 4 m. [src:handbook]

**Leg drive.** Bend the knees to 100 degrees and push through the heel before the arm moves. [src:handbook]

**Training sessions.**

- Technique: 5 × 6 throws at half weight, rest 90 s, RPE 6.
- Power: 4 × 3 throws at full weight, rest 3 min, RPE 8.

| Division | Ball | Distance |
|---|---|---|
| Seniors | 19 kg | 37 m |
| Juniors | 13 kg | 37 m |`,
  },
  {
    source: 'Kettle Notes',
    section: 'Kettle climb pacing',
    content: 'The kettle climb rewards an even pace. Most climbers lose 22 s in the last third when they start too fast.',
  },
];

const FAMILIES = ['llama', 'qwen', 'deepseek', 'gpt-oss', 'mistral', 'gemma', 'glm', 'kimi', 'nemotron', 'hermes'] as const;

/** The family a model id belongs to: by the first known name in it, else its own id. Fine-tunes belong to their base. */
export function familyOf(model: string): string {
  const id = model.toLowerCase();
  return FAMILIES.find((family) => id.includes(family)) ?? id;
}

'use client';

import type { Source } from '@hyrox/contracts';
import { createContext, type ReactNode, use, useMemo } from 'react';
import { showSource } from './source-view.ts';

interface AnswerSources {
  sources: readonly Source[];
  open: (number: number, sentence: string | null) => void;
}

const Context = createContext<AnswerSources>({ sources: [], open: () => undefined });

interface AnswerSourcesProviderProps {
  answerKey: string;
  sources: readonly Source[];
  children: ReactNode;
}

/** Tells the numbers inside an answer which passages they mean. */
export function AnswerSourcesProvider({ answerKey, sources, children }: AnswerSourcesProviderProps) {
  const value = useMemo<AnswerSources>(
    () => ({ sources, open: (number, sentence) => showSource({ answerKey, sources, index: number - 1, sentence }) }),
    [answerKey, sources],
  );
  return <Context value={value}>{children}</Context>;
}

/** The passages of the answer around, numbered from 1, and how to open one. */
export const useAnswerSources = (): AnswerSources => use(Context);

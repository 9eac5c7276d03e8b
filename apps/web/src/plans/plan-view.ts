import { create } from 'zustand';

/** Which turn's plan is being reviewed, for the card that opens it and the one place that shows it. */
export const usePlanView = create<{ turnId: string | null }>(() => ({ turnId: null }));

export const showPlan = (turnId: string): void => usePlanView.setState({ turnId });
export const closePlan = (): void => usePlanView.setState({ turnId: null });

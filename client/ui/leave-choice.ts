/** What a person does with a form they leave unfinished. */
export type LeaveChoice = 'stay' | 'keep' | 'discard';

/** What a search tells while it runs; numbers only. */
export type Progress = (step: Step) => void;

export type Step =
  | { readonly doing: 'feasibility'; readonly types: number }
  | { readonly doing: 'levels'; readonly levels: number }
  | { readonly doing: 'panels'; readonly panels: number; readonly shortfall: number }
  | { readonly doing: 'lottery'; readonly panels: number };

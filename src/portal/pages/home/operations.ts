export const FIGURES = /* GraphQL */ `
  query Figures {
    integrity { received open overdue published }
  }
`;

export interface Figures {
  readonly received: number;
  readonly open: number;
  readonly overdue: number;
  readonly published: number;
}

export interface FiguresData {
  readonly integrity: Figures;
}

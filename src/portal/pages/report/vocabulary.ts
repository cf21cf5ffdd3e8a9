/** The closed lists as the API names them, in the order in which people are shown them. A spec holds them to the schema. */
export const INVOLVEMENT = ['CAUSED', 'CONTRIBUTED', 'MALFUNCTIONED', 'MISUSED', 'FAILED_TO_ACT', 'NEAR_MISS', 'UNSURE'] as const;
export const ROLE = ['AFFECTED', 'WITNESS', 'WORKER', 'OPERATOR', 'RESEARCHER', 'JOURNALIST', 'OTHER'] as const;
export const SEVERITY = ['HAZARD', 'SERIOUS_HAZARD', 'INCIDENT', 'SERIOUS_INCIDENT', 'DISASTER', 'OTHER'] as const;
export const HARM = [
  'PHYSICAL', 'PSYCHOLOGICAL', 'HUMAN_RIGHTS', 'REPUTATIONAL', 'ECONOMIC_PROPERTY', 'PUBLIC_INTEREST', 'ENVIRONMENTAL', 'OTHER',
] as const;
export const MODE = ['ANONYMOUS', 'CONFIDENTIAL', 'NAMED'] as const;
export const ANSWER = ['YES', 'NO', 'UNSURE'] as const;

/** A trial of the demonstration: invented people decide on an invented incident of an invented lab. */
export const TRIAL = {
  draw: {
    title: 'Seven people to judge what is proportionate (fictional)',
    about:
      '[Fictional example] Seven people of all ages and regions are sought, who decide together what follows from an incident. It takes three evenings, from home; costs are paid. This is a rehearsal: its lot can be foreseen, and nobody is really drawn.',
    quotas: [
      { category: 'age', value: '16 to 39', min: 2, max: 4 },
      { category: 'age', value: '40 to 64', min: 2, max: 4 },
      { category: 'age', value: '65 and over', min: 1, max: 3 },
      { category: 'gender', value: 'woman', min: 3, max: 4 },
      { category: 'gender', value: 'man', min: 3, max: 4 },
      { category: 'region', value: 'town', min: 3, max: 5 },
      { category: 'region', value: 'country', min: 2, max: 4 },
    ],
    size: 7,
  },
  volunteers: 48,
  charge:
    '[Fictional example] Overnight an assistant began to answer questions about doses that it had refused before. Nobody on the ward had been told. A wrong dose was read out and noticed in time. What is proportionate?',
  questions: [
    '[Fictional example] Was the safety feature switched off without telling those who relied on it?',
    '[Fictional example] Could the lab have known that wards relied on it?',
  ],
  evidence: { name: 'ward-log.txt', text: '[Fictional example] 06:40 dose question answered; 06:41 nurse stops; 06:55 note to the pharmacy.\n' },
  times: { summons: 24, first: 48, deliberation: 72, answer: 24, second: 48, opening: 48 },
  statements: ['[Fictional example] The refusals were part of how the ward works. Taking them away is like moving a railing at night.', '[Fictional example] Nobody was harmed, and the lab switched it on again within the day.'],
  question: '[Fictional example] Who decided that only enterprise customers are told?',
  answer: '[Fictional example] The product team did. It did not ask the safety team.',
  /** By seat, in both rounds: findings, measure. The discussion makes most of them stricter. */
  first: { 1: 'NOTICE', 2: 'CORRECTION', 3: 'NOTICE', 4: 'INDEPENDENT_AUDIT', 5: 'NONE', 6: 'DISCLOSURE', 7: 'CORRECTION' },
  second: { 1: 'CORRECTION', 2: 'DISCLOSURE', 3: 'DISCLOSURE', 4: 'INDEPENDENT_AUDIT', 5: 'NOTICE', 6: 'DISCLOSURE', 7: 'DISCLOSURE' },
  reasons:
    '[Fictional example] What happened was kept from the people who relied on it, and that is what a disclosure mends. Harm was avoided by a nurse and not by the lab; but a restriction would take the assistant from wards that want it.',
  opinion: '[Fictional example] A notice would have been enough: the lab put it right within a day.',
  response: '[Fictional example] We publish what was changed, when and by whom, and we name a person whom wards can ring.',
} as const;

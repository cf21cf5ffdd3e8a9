import type { MessageKey } from '../../messages/index.js';

/** What each signed command does, in words for the person who signs it. */
const ACTS: Readonly<Record<string, MessageKey>> = {
  InviteMember: 'act.InviteMember',
  InviteRecovery: 'act.InviteRecovery',
  AddKey: 'act.AddKey',
  RevokeKey: 'act.RevokeKey',
  GrantRole: 'act.GrantRole',
  RevokeRole: 'act.RevokeRole',
  RemoveMember: 'act.RemoveMember',
  EraseOpenings: 'act.EraseOpenings',
  AcceptReport: 'act.AcceptReport',
  DeclineReport: 'act.DeclineReport',
  ConfirmDecline: 'act.ConfirmDecline',
  MergeReport: 'act.MergeReport',
  ApproveContact: 'act.ApproveContact',
  PublishIncident: 'act.PublishIncident',
  CorrectIncident: 'act.CorrectIncident',
  RetractIncident: 'act.RetractIncident',
  MergeIncident: 'act.MergeIncident',
  UnmergeIncident: 'act.UnmergeIncident',
  AnswerIncident: 'act.AnswerIncident',
  FoundCouncil: 'act.FoundCouncil',
  AdoptCharter: 'act.AdoptCharter',
  DissolveCouncil: 'act.DissolveCouncil',
  FillSeat: 'act.FillSeat',
  VacateSeat: 'act.VacateSeat',
  DeclareInterest: 'act.DeclareInterest',
  EndInterest: 'act.EndInterest',
  Delegate: 'act.Delegate',
  RevokeDelegation: 'act.RevokeDelegation',
  ProposeMotion: 'act.ProposeMotion',
  ReviseMotion: 'act.ReviseMotion',
  WithdrawMotion: 'act.WithdrawMotion',
  Recuse: 'act.Recuse',
  ProposeRecusal: 'act.ProposeRecusal',
  VoteOnRecusal: 'act.VoteOnRecusal',
  OpenVote: 'act.OpenVote',
  RaiseObjection: 'act.RaiseObjection',
  TestObjection: 'act.TestObjection',
  ResolveObjection: 'act.ResolveObjection',
  CastBallot: 'act.CastBallot',
  ConfirmBallot: 'act.ConfirmBallot',
  OpenBallot: 'act.OpenBallot',
  RecogniseDomain: 'act.RecogniseDomain',
  RecogniseKey: 'act.RecogniseKey',
  WithdrawDomain: 'act.WithdrawDomain',
  WithdrawKey: 'act.WithdrawKey',
  RevokeRepresentative: 'act.RevokeRepresentative',
  SignMandate: 'act.SignMandate',
  AcceptMandate: 'act.AcceptMandate',
  EndMandate: 'act.EndMandate',
  PublishPolicy: 'act.PublishPolicy',
  RevisePolicy: 'act.RevisePolicy',
  WithdrawPolicy: 'act.WithdrawPolicy',
  Respond: 'act.Respond',
  ExtendDue: 'act.ExtendDue',
};

const RECORDS: Readonly<Record<string, MessageKey>> = {
  report: 'record.report',
  incident: 'record.incident',
  entity: 'record.entity',
  members: 'record.members',
  council: 'record.council',
  seat: 'record.seat',
  motion: 'record.motion',
  ballot: 'record.ballot',
  lab: 'record.lab',
  mandate: 'record.mandate',
  policy: 'record.policy',
  recommendation: 'record.recommendation',
};

export function actWords(command: string): MessageKey {
  return ACTS[command] ?? 'act.other';
}

export function recordWords(kind: string): MessageKey {
  return RECORDS[kind] ?? 'record.other';
}

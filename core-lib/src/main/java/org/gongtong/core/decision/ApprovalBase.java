package org.gongtong.core.decision;

/** Of whom the approval is a share. */
public enum ApprovalBase {
  /** Of those who took part in the vote, abstainers included. */
  PARTICIPANTS,
  /** Of the whole roll. */
  ROLL
}

package org.gongtong.server.publiclog;

/** How it stands with the public log. */
public enum LogState {
  /** Nobody has looked yet. */
  NOT_CHECKED,
  /** The newest checkpoint is the beginning of the log, and signing goes on. */
  SOUND,
  /**
   * The log in the database has fewer events than the newest checkpoint: the database was restored
   * from a backup that is older. Nothing is signed.
   */
  EVENTS_LOST,
  /** The log does not begin with the newest checkpoint: it was changed. Nothing is signed. */
  CHANGED,
  /** The database has a checkpoint of another key: the folder of keys is new or another's. */
  OTHER_KEY,
  /** The database came from a backup, and nobody has held it against the newest checkpoint yet. */
  RESTORED,
  /** The newest checkpoint in the folder of keys cannot be read. Nothing is signed. */
  UNREADABLE
}

package org.gongtong.server.storage.journal;

import org.gongtong.core.rules.Reason;

/** What is wrong with a file, thrown out of the transaction that read it so that nothing stays. */
final class JournalFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Reason reason;

  JournalFault(Reason reason) {
    super(reason.code());
    this.reason = reason;
  }

  static JournalFault of(JournalReason reason, long line, String why) {
    return new JournalFault(reason.because().figure("line", line).figure("why", why).refuses());
  }

  Reason reason() {
    return reason;
  }
}

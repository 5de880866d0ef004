package org.gongtong.server.ui.election;

import io.javalin.http.Context;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.decision.election.ParticipationReceipt;
import org.gongtong.server.publiclog.LogReader;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.SiteAddress;
import org.gongtong.server.ui.part.QrSign;

/**
 * The receipts of those who took part: that of the event in the public log that says so. No ballot
 * is found from one. Thread-safe.
 */
public final class ParticipationReceipts {
  private final LogReader log;
  private final SiteAddress site;

  public ParticipationReceipts(LogReader log, SiteAddress site) {
    this.log = log;
    this.site = site;
  }

  /** For example {@code 7K2M-94QX-0A5T-3HJW}. */
  String of(ParticipationReceipt receipt) {
    return log.receiptOf(receipt.eventId())
        .map(ReceiptCode::code)
        .orElseThrow(() -> new IllegalStateException("no event of a participation"));
  }

  /** Leads to where the public log has it. */
  QrSign sign(Context context, String receipt) {
    return QrSign.of(site.of(context) + Routes.logReceipt(receipt));
  }
}

package org.gongtong.server.ui.ballot;

import io.javalin.http.Context;
import java.util.UUID;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.decision.BallotEvent;
import org.gongtong.server.publiclog.LogReader;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.SiteAddress;
import org.gongtong.server.ui.part.QrSign;

/**
 * The receipts of ballots: that of the event in the public log that recorded each. Nothing about
 * the choice can be told from one. Thread-safe.
 */
public final class BallotReceipts {
  private final LogReader log;
  private final SiteAddress site;

  public BallotReceipts(LogReader log, SiteAddress site) {
    this.log = log;
    this.site = site;
  }

  /** For example {@code 7K2M-94QX-0A5T-3HJW}. */
  public String of(UUID ballotId) {
    return log.receiptOf(BallotEvent.idOf(ballotId))
        .map(ReceiptCode::code)
        // A ballot from before there was a log.
        .orElse("–");
  }

  /** Leads to where the public log has it. */
  public QrSign sign(Context context, String receipt) {
    return QrSign.of(address(context, receipt));
  }

  /** Where the public log has it. */
  public String address(Context context, String receipt) {
    return site.of(context) + Routes.logReceipt(receipt);
  }
}

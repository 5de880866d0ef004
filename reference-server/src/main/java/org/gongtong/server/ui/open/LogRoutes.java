package org.gongtong.server.ui.open;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.audit.ReceiptCode;
import org.gongtong.core.audit.note.Checkpoint;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.publiclog.LogReader;
import org.gongtong.server.ui.Pages;
import org.gongtong.server.ui.Routes;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.SiteAddress;
import org.gongtong.server.ui.part.Link;
import org.gongtong.server.ui.part.QrSign;
import org.gongtong.server.ui.text.TypedCode;

/** The public log for people. Reads only. */
public final class LogRoutes implements RouteGroup {
  private static final int LONGEST_TYPED = 60;

  private final Pages pages;
  private final LogReader log;
  private final SiteAddress site;

  public LogRoutes(Pages pages, LogReader log, SiteAddress site) {
    this.pages = pages;
    this.log = log;
    this.site = site;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(Routes.log(), this::log, Audience.EVERYBODY);
    javalin.routes.get(Routes.logReceipts(), this::search, Audience.EVERYBODY);
    javalin.routes.get(Routes.logReceipts() + "/{code}", this::receipt, Audience.EVERYBODY);
  }

  private String address(Context context) {
    return site.of(context) + Routes.log();
  }

  private void log(Context context) {
    Optional<String> note = log.note();
    List<String> witnesses =
        log.cosigned().map(SignedNote::parse).map(SignedNote::signatures).orElse(List.of()).stream()
            .map(SignedNote.Signed::name)
            .filter(name -> !name.equals(log.key().name()))
            .distinct()
            .toList();
    pages.show(
        context,
        new LogPage(
            pages.shell(context, ""),
            note.map(LogRoutes::newest).orElse(null),
            witnesses,
            log.key().toString(),
            address(context)));
  }

  private static LogPage.Newest newest(String note) {
    Checkpoint checkpoint = Checkpoint.ofNote(note);
    return new LogPage.Newest(
        checkpoint.origin(), checkpoint.head().size(), checkpoint.head().root().hex(), note);
  }

  private void search(Context context) {
    String typed = Optional.ofNullable(context.queryParam("code")).orElse("");
    Optional<ReceiptCode> code = parse(typed);
    if (code.isPresent()) {
      context.redirect(Routes.logReceipt(code.get().code()), HttpStatus.SEE_OTHER);
      return;
    }
    show(context, typed, Optional.empty());
  }

  private void receipt(Context context) {
    String typed = context.pathParam("code");
    show(context, typed, parse(typed).flatMap(log::find));
  }

  private static Optional<ReceiptCode> parse(String typed) {
    return typed.length() > LONGEST_TYPED
        ? Optional.empty()
        : ReceiptCode.parse(TypedCode.normalise(typed));
  }

  private static LogReceiptPage.Found found(LogReader.Receipt receipt) {
    return new LogReceiptPage.Found(
        receipt.code().code(),
        receipt.index().isPresent() ? receipt.index().getAsLong() : null,
        receipt.checkpoint().map(checkpoint -> checkpoint.head().size()).orElse(0L),
        receipt.leaf().hex(),
        receipt.proof().stream().map(ContentHash::hex).toList());
  }

  private void show(Context context, String typed, Optional<LogReader.Receipt> receipt) {
    Shell shell = pages.shell(context, "");
    QrSign sign =
        receipt
            .map(found -> QrSign.of(site.of(context) + Routes.logReceipt(found.code().code())))
            .orElse(null);
    String shown = typed.length() > LONGEST_TYPED ? "" : typed;
    pages.show(
        context.status(receipt.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND),
        new LogReceiptPage(
            shell,
            shown,
            receipt.map(LogRoutes::found).orElse(null),
            sign,
            address(context),
            new Link(Routes.log(), shell.text().of("log.title"))));
  }
}

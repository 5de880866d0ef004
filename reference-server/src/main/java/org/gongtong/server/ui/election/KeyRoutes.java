package org.gongtong.server.ui.election;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Optional;
import org.gongtong.core.decision.election.Election;
import org.gongtong.core.decision.election.ElectionReason;
import org.gongtong.core.decision.election.ElectionState;
import org.gongtong.core.decision.election.Trustee;
import org.gongtong.core.decision.election.TrusteeKeys;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FormErrors;

/**
 * A trustee's key: made and told once, to himself alone, and compared with what he wrote down.
 * Thread-safe.
 */
public final class KeyRoutes implements RouteGroup {
  private static final String KEY = "/staff/c/{community}/e/{election}/key";

  private final ElectionOffice office;
  private final TrusteeKeys keys;

  public KeyRoutes(ElectionOffice office, TrusteeKeys keys) {
    this.office = office;
    this.keys = keys;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.get(KEY, this::show, Action.ELECTION_KEY);
    javalin.routes.post(KEY, this::make, Action.ELECTION_KEY);
    javalin.routes.get(KEY + "/check", this::show, Action.ELECTION_KEY);
    javalin.routes.post(KEY + "/check", this::check, Action.ELECTION_KEY);
  }

  private void show(Context context) {
    ElectionOffice.Found found = office.election(context);
    Optional<Trustee> me = me(context, found);
    if (me.isEmpty()) {
      notMine(context, found);
      return;
    }
    draw(context, found, me.get(), false, FormErrors.none());
  }

  private Optional<Trustee> me(Context context, ElectionOffice.Found found) {
    Actor actor = office.pages().staff(context).actor();
    return found.election().content().trusteeOf(actor);
  }

  private void notMine(Context context, ElectionOffice.Found found) {
    office.refuse(context, 403, found, List.of(ElectionReason.NOT_A_TRUSTEE.because().refuses()));
  }

  private void make(Context context) {
    ElectionOffice.Found found = office.acting(context);
    if (me(context, found).isEmpty()) {
      notMine(context, found);
      return;
    }
    Actor actor = office.pages().staff(context).actor();
    Reason told = ElectionPageReason.KEY_TOLD.because().refuses();
    List<Reason> unmet =
        office
            .pages()
            .onceTold(
                context,
                () ->
                    keys.make(actor, found.election().id())
                        .map(made -> () -> tell(context, found, made)),
                told);
    if (!unmet.isEmpty()) {
      office.refuse(context, 409, found, unmet);
    }
  }

  private void tell(Context context, ElectionOffice.Found found, TrusteeKeys.Made made) {
    Shell shell = office.shell(context, found, ElectionAddress.key(found.slug(), found.id()));
    Election election = made.election();
    office
        .pages()
        .show(
            context,
            new KeySheetPage(
                shell,
                found.head(shell.text()),
                made.trustee().name(),
                made.trustee().number(),
                election.content().trustees().size(),
                election.content().quorum(),
                made.code().code()));
  }

  private void check(Context context) {
    ElectionOffice.Found found = office.election(context);
    Optional<Trustee> me = me(context, found);
    if (me.isEmpty()) {
      notMine(context, found);
      return;
    }
    Outcome<Trustee> owner = keys.check(found.election().id(), Forms.field(context, KeyPage.CODE));
    boolean right = owner.asOptional().filter(me.get()::equals).isPresent();
    List<Reason> unmet =
        right
            ? List.of()
            : owner.isAccepted()
                ? List.of(ElectionPageReason.KEY_OF_ANOTHER.because().refuses())
                : owner.refusals();
    if (!right) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
    draw(context, found, me.get(), right, office.errors(context, unmet, reason -> KeyPage.CODE));
  }

  private void draw(
      Context context, ElectionOffice.Found found, Trustee me, boolean right, FormErrors errors) {
    Shell shell = office.shell(context, found, ElectionAddress.key(found.slug(), found.id()));
    Election election = found.election();
    boolean late =
        election.state() != ElectionState.ANNOUNCED && election.state() != ElectionState.DRAFTED;
    office
        .pages()
        .show(
            context,
            new KeyPage(
                shell,
                office.pages().command(""),
                found.head(shell.text()),
                me.number(),
                election.content().trustees().size(),
                election.content().quorum(),
                election.keyOf(me.number()).isPresent(),
                late,
                right,
                errors));
  }
}

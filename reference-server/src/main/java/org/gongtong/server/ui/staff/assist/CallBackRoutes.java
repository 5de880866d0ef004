package org.gongtong.server.ui.staff.assist;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gongtong.core.decision.assisted.AssistedDesk;
import org.gongtong.core.decision.assisted.AssistedSession;
import org.gongtong.core.decision.callback.CallBack;
import org.gongtong.core.decision.callback.CallBackDraw;
import org.gongtong.core.decision.callback.CallBackFigures;
import org.gongtong.core.decision.callback.CallBackReason;
import org.gongtong.core.decision.callback.CallBackSample;
import org.gongtong.core.decision.callback.CallBacks;
import org.gongtong.core.decision.callback.CallOutcome;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.rules.Reason;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.AddressedMotion;
import org.gongtong.server.http.RefusedRequest;
import org.gongtong.server.http.RequestParameters;
import org.gongtong.server.http.RequestReason;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.http.StatusOf;
import org.gongtong.server.ui.Forms;
import org.gongtong.server.ui.Shell;
import org.gongtong.server.ui.part.FieldError;
import org.gongtong.server.ui.part.FormErrors;
import org.gongtong.server.ui.part.MotionViews;
import org.gongtong.server.ui.part.Refusal;
import org.gongtong.server.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/** The households that are called back, and what each said. Thread-safe. */
public final class CallBackRoutes implements RouteGroup {
  private final DoorOffice office;
  private final AssistedDesk desk;
  private final CallBacks calls;

  public CallBackRoutes(DoorOffice office, AssistedDesk desk, CallBacks calls) {
    this.office = office;
    this.desk = desk;
    this.calls = calls;
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    String motion = "/staff/c/{community}/m/{motion}";
    String one = motion + "/callbacks/{session}";
    javalin.routes.get(motion + "/callbacks", c -> list(c, false), Action.CALLBACK_VIEW);
    javalin.routes.get(motion + "/callback-list", c -> list(c, true), Action.CALLBACK_RECORD);
    javalin.routes.get(one, this::show, Action.CALLBACK_RECORD);
    javalin.routes.post(one, this::record, Action.CALLBACK_RECORD);
  }

  private void list(Context context, boolean printed) {
    AddressedMotion found = office.find(context);
    UUID motion = found.motion().id();
    String here =
        printed
            ? CallBackAddress.callBackSheet(found.slug(), found.id())
            : CallBackAddress.callBacks(found.slug(), found.id());
    Shell shell = office.shell(context, found, here);
    Optional<CallBackDraw> draw = calls.find(motion);
    if (printed && draw.isEmpty()) {
      throw new RefusedRequest(404, CallBackReason.CALLBACK_NONE.because().refuses());
    }
    List<CallBack> all = calls.calls(motion);
    office
        .pages()
        .show(
            context,
            new CallBackListPage(
                shell,
                office.head(shell, found),
                draw.map(d -> sample(d, all)).orElse(null),
                printed,
                draw.map(d -> rows(context, found, d, all)).orElse(List.of())));
  }

  private static CallBackListPage.Sample sample(CallBackDraw draw, List<CallBack> all) {
    return new CallBackListPage.Sample(
        draw.ballots(),
        draw.rule().least(),
        draw.rule().percent(),
        draw.logSize(),
        draw.root().hex(),
        CallBackSample.seed(draw.motionId(), draw.root()).hex(),
        CallBackFigures.of(draw, all));
  }

  private List<CallBackListPage.Row> rows(
      Context context, AddressedMotion found, CallBackDraw draw, List<CallBack> all) {
    String reader = office.pages().staff(context).login();
    Map<UUID, AssistedSession> sessions =
        desk.ofMotion(draw.motionId()).stream()
            .collect(Collectors.toUnmodifiableMap(AssistedSession::id, Function.identity()));
    Map<UUID, CallOutcome> gravest = CallBackFigures.gravest(all);
    List<CallBackListPage.Row> rows = new ArrayList<>();
    for (UUID id : draw.sessions()) {
      AssistedSession session = Objects.requireNonNull(sessions.get(id), "it was drawn");
      CallOutcome word = gravest.get(id);
      rows.add(
          new CallBackListPage.Row(
              rows.size() + 1,
              id.toString(),
              session.worker().id(),
              session.part(),
              session.who(),
              session.begunAt().atZone(found.motion().zone()),
              word == null ? null : CallWord.of(word),
              (int) all.stream().filter(call -> call.session().equals(id)).count(),
              session.worker().id().equals(reader)));
    }
    return rows;
  }

  /** One household of the sample. */
  private record Household(AddressedMotion found, CallBackListPage.Row row, List<CallBack> calls) {
    UUID session() {
      return UUID.fromString(row.session());
    }
  }

  private Household household(Context context) {
    AddressedMotion found = office.find(context);
    UUID motion = found.motion().id();
    Optional<UUID> session = RequestParameters.uuid(context.pathParam("session"));
    List<CallBack> all = calls.calls(motion);
    return calls.find(motion).stream()
        .flatMap(draw -> rows(context, found, draw, all).stream())
        .filter(row -> session.filter(id -> row.session().equals(id.toString())).isPresent())
        .findFirst()
        .map(
            row ->
                new Household(
                    found,
                    row,
                    all.stream()
                        .filter(call -> call.session().toString().equals(row.session()))
                        .toList()))
        .orElseThrow(
            () -> new RefusedRequest(404, CallBackReason.CALLBACK_NOT_DRAWN.because().refuses()));
  }

  private void show(Context context) {
    Household household = household(context);
    if (household.row().own()) {
      throw new RefusedRequest(403, CallBackReason.CALLBACK_OWN.because().refuses());
    }
    draw(context, household, "", "", FormErrors.none());
  }

  private void record(Context context) {
    Household household = household(context);
    AddressedMotion found = household.found();
    String selected = Forms.field(context, "outcome");
    String remark = Forms.field(context, "remark").strip();
    Optional<CallOutcome> outcome = CallOutcome.find(selected);
    if (outcome.isEmpty()) {
      Messages text = Messages.in(office.pages().language(context));
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      FieldError missing = new FieldError("outcome", text.of("callback.outcome-missing"));
      draw(context, household, selected, remark, new FormErrors(List.of(missing)));
      return;
    }
    UUID key =
        RequestParameters.uuid(Forms.field(context, Forms.KEY))
            .orElseThrow(
                () -> new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses()));
    int version = version(context);
    Actor caller = office.pages().staff(context).actor();
    List<Reason> refusals =
        office
            .pages()
            .once(
                context,
                () ->
                    calls
                        .record(
                            caller,
                            found.motion().id(),
                            household.session(),
                            version,
                            key,
                            outcome.get(),
                            remark)
                        .map(call -> CallBackAddress.callBacks(found.slug(), found.id())));
    if (refusals.stream().anyMatch(r -> r.code().equals(CallBackReason.CALLBACK_REMARK.name()))) {
      context.status(HttpStatus.UNPROCESSABLE_CONTENT);
      FormErrors errors = office.pages().errors(context, refusals, reason -> "remark");
      draw(context, household, selected, remark, errors);
    } else if (!refusals.isEmpty()) {
      throw new RefusedRequest(StatusOf.refusal(refusals), refusals);
    }
  }

  private static int version(Context context) {
    try {
      return Integer.parseInt(Forms.field(context, "version"));
    } catch (NumberFormatException e) {
      throw new RefusedRequest(400, RequestReason.BAD_REQUEST.because().refuses());
    }
  }

  private void draw(
      Context context, Household household, String selected, String remark, FormErrors errors) {
    AddressedMotion found = household.found();
    String here = CallBackAddress.callBack(found.slug(), found.id(), household.row().session());
    Shell shell = office.shell(context, found, here);
    office
        .pages()
        .show(
            context,
            new CallBackPage(
                shell,
                office.pages().command(Integer.toString(household.calls().size())),
                office.head(shell, found),
                household.row(),
                household.calls().stream().map(call -> call(found, call)).toList(),
                denied(shell, household),
                selected,
                remark,
                errors));
  }

  private static CallBackPage.Call call(AddressedMotion found, CallBack call) {
    return new CallBackPage.Call(
        call.at().atZone(found.motion().zone()),
        call.by().id(),
        CallWord.of(call.outcome()),
        call.remark());
  }

  private static @Nullable Refusal denied(Shell shell, Household household) {
    Reason reason = CallBackReason.BALLOT_NOT_CONFIRMED.because().refuses();
    return household.row().word() == CallWord.NOT_CONFIRMED
        ? MotionViews.refusals(shell.text(), List.of(reason)).get(0)
        : null;
  }
}

package org.gongtong.server.http.decision;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.gongtong.core.decision.Channel;
import org.gongtong.core.decision.paper.PaperDesk;
import org.gongtong.core.decision.paper.Sheet;
import org.gongtong.core.decision.paper.SheetAgreement;
import org.gongtong.core.decision.paper.SheetLine;
import org.gongtong.core.kernel.TypedId;
import org.gongtong.server.auth.Action;
import org.gongtong.server.http.Answer;
import org.gongtong.server.http.ApiReason;
import org.gongtong.server.http.ApiRequest;
import org.gongtong.server.http.Forms;
import org.gongtong.server.http.JsonFields;
import org.gongtong.server.http.Operation;
import org.gongtong.server.http.Operations;
import org.gongtong.server.http.ProblemException;
import org.gongtong.server.http.RequestReason;

/**
 * Sheets of paper ballots, entered by one account and checked by another, as at the desk; where the
 * two differ they are settled there.
 */
public final class SheetOperations implements Operations {

  /** A visit has a session of its own, and the web its voter. */
  private static final Map<String, Channel> CHANNELS =
      Map.of(
          Channel.PAPER.code(), Channel.PAPER,
          Channel.MEETING.code(), Channel.MEETING);

  private static final Map<String, String> CHOICES =
      Map.of("for", "for", "against", "against", "abstain", "abstain", "signed-only", "");

  private static final int ID = 64;
  private static final int MOST_SHEETS = 99_999;

  private final PaperDesk desk;

  public SheetOperations(PaperDesk desk) {
    this.desk = desk;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.post("/motions/{motion}/sheets", Action.PAPER_ENTER, this::enter),
        Operation.post("/motions/{motion}/sheets/{sheet}/check", Action.PAPER_ENTER, this::check));
  }

  private Answer enter(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    JsonFields body = request.json();
    int number = (int) body.integer("sheet", 1, MOST_SHEETS);
    Channel channel = body.oneOf("channel", CHANNELS, Channel.PAPER);
    List<SheetLine> lines = lines(body);
    body.end();
    return Answer.of(
        desk.enter(request.actor(), motion, number, channel, request.commandId(), lines),
        sheet -> new Answer.Content(201, Map.of(), shape(sheet)));
  }

  private Answer check(ApiRequest request) throws IOException {
    UUID motion = request.id("motion");
    int number = number(request.path("sheet"));
    JsonFields body = request.json();
    List<SheetLine> lines = lines(body);
    body.end();
    return Answer.of(
        desk.check(request.actor(), motion, number, request.commandId(), lines),
        sheet -> Answer.ok(shape(sheet)));
  }

  private static int number(String text) {
    if (!text.matches("[1-9][0-9]{0,4}")) {
      throw new ProblemException(RequestReason.NOT_FOUND);
    }
    return Integer.parseInt(text);
  }

  private static List<SheetLine> lines(JsonFields body) {
    List<SheetLine> lines = new ArrayList<>();
    for (JsonFields item : body.objects("lines", SheetLine.MOST)) {
      int number = (int) item.integer("line", 1, SheetLine.MOST);
      String part = TypedId.fold(item.text("part", 1, ID));
      String choice = item.oneOf("choice", CHOICES, "");
      Instant received = item.parsed("receivedAt", Forms.INSTANT, Forms::instant, Instant.EPOCH);
      String proxy = item.optionalText("proxy", ID);
      LocalDate until = item.optionalParsed("proxyUntil", Forms.DAY, Forms::day);
      if (lines.stream().anyMatch(line -> line.number() == number)) {
        item.refuse("line", ApiReason.LINE_TWICE.because().figure("line", number).refuses());
      } else {
        String who = proxy == null ? null : TypedId.fold(proxy);
        lines.add(new SheetLine(number, part, choice, received, who, until));
      }
    }
    return lines;
  }

  /** How far it is; never what stands on it, which the second one must not see. */
  private static Map<String, Object> shape(Sheet sheet) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("motion", sheet.motionId().toString());
    map.put("sheet", sheet.number());
    map.put("channel", sheet.channel().code());
    map.put("state", sheet.state().name().toLowerCase(Locale.ROOT));
    map.put(
        "differing",
        sheet.version() < 2
            ? List.of()
            : sheet.agreement().open().stream().map(SheetAgreement.Open::number).toList());
    return map;
  }
}

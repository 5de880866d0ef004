package org.gongtong.server.http.timebank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.timebank.PolicyFigure;
import org.gongtong.core.timebank.TimeBankPolicy;
import org.gongtong.core.timebank.bank.PostedService;
import org.gongtong.core.timebank.bank.RuleChoice;
import org.gongtong.core.timebank.ledger.AccountState;
import org.gongtong.core.timebank.ledger.LedgerAccount;
import org.gongtong.core.timebank.ledger.LedgerAnswer;
import org.gongtong.core.timebank.ledger.LedgerEntry;
import org.gongtong.core.timebank.ledger.LedgerHold;
import org.gongtong.core.timebank.ledger.Statements;
import org.gongtong.core.timebank.ledger.TimeBank;
import org.gongtong.server.http.Shapes;
import org.jspecify.annotations.Nullable;

/** How banks, accounts and entries look in JSON. */
final class TimeBankShapes {

  private TimeBankShapes() {}

  static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  static Map<String, @Nullable Object> bank(TimeBank bank, @Nullable TimeBankPolicy policy) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", bank.id().toString());
    map.put("zone", bank.zone().getId());
    map.put("pool", bank.poolId().toString());
    map.put("reserve", bank.reserveId().toString());
    map.put("policy", policy == null ? null : policy(policy));
    return map;
  }

  private static Map<String, Object> policy(TimeBankPolicy policy) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", policy.name());
    map.put("edition", policy.edition());
    map.put("rule", policy.rule().id().value());
    map.put("rounding", policy.rounding().code());
    map.put("verified", policy.isVerified());
    map.put("figures", policy.figures().stream().map(TimeBankShapes::figure).toList());
    return map;
  }

  private static Map<String, Object> figure(PolicyFigure figure) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("parameter", figure.parameter().name());
    map.put("meaning", Shapes.text(figure.parameter().meaning()));
    map.put("value", Shapes.text(figure.value()));
    map.put("citation", Shapes.citation(figure.citation()));
    return map;
  }

  static Map<String, @Nullable Object> choice(RuleChoice choice) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("number", choice.number());
    map.put("from", choice.from().toString());
    map.put("rule", choice.rule() == null ? null : choice.rule().value());
    map.put("recordedAt", choice.recordedAt().toString());
    return map;
  }

  static Map<String, @Nullable Object> account(AccountState state) {
    LedgerAccount account = state.account();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", account.id().toString());
    map.put("kind", account.kind().code());
    map.put("holder", account.holder());
    map.put("bucket", account.bucket().code());
    map.put("parent", text(account.parentId()));
    map.put("opened", account.opened().toString());
    map.put("closed", text(account.closed()));
    map.put("balance", state.balance());
    map.put("held", state.held());
    map.put("available", state.balance() - state.held());
    map.put("kept", state.kept());
    map.put("postings", state.postings());
    map.put("recordedAt", text(state.recordedAt()));
    return map;
  }

  /** What became of a command that was done. */
  static Map<String, Object> done(LedgerAnswer answer) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("operation", answer.key().toUuid().toString());
    map.put("outcome", answer.outcome().name());
    map.put("again", answer.again());
    map.put("kept", answer.kept());
    return map;
  }

  /** What became of a command of a batch, done or refused. */
  static Map<String, Object> answered(LedgerAnswer answer, List<Reason> refusals) {
    Map<String, Object> map = done(answer);
    map.put("reasons", refusals.stream().map(TimeBankShapes::reason).toList());
    return map;
  }

  private static Map<String, @Nullable Object> reason(Reason reason) {
    return Shapes.reason(reason);
  }

  static Map<String, @Nullable Object> line(Statements.Line line, @Nullable PostedService service) {
    LedgerEntry entry = line.entry();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("sequence", line.posting().sequence());
    map.put("minutes", line.posting().minutes());
    map.put("balance", line.balance());
    map.put("counts", line.posting().counts());
    map.put("effectiveAt", line.posting().at().toString());
    map.put("recordedAt", line.posting().recordedAt().toString());
    map.put("entry", entry.id().toString());
    map.put("operation", entry.key().toUuid().toString());
    map.put("kind", entry.kind().code());
    map.put("from", text(entry.from()));
    map.put("to", text(entry.to()));
    map.put("total", entry.minutes());
    map.put("kept", entry.kept());
    map.put("edition", entry.edition());
    map.put("reverses", text(entry.reverses()));
    map.put("appointment", service == null ? null : service.appointmentId().toString());
    map.put("rounding", service == null ? null : service.rounding());
    return map;
  }

  static Map<String, @Nullable Object> hold(LedgerHold hold) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", hold.id().toString());
    map.put("operation", hold.key().toUuid().toString());
    map.put("kind", hold.kind().code());
    map.put("from", text(hold.from()));
    map.put("to", text(hold.to()));
    map.put("minutes", hold.minutes());
    map.put("effectiveAt", hold.at().toString());
    map.put("expiresAt", hold.expiresAt().toString());
    map.put("edition", hold.edition());
    return map;
  }
}

package org.gongtong.core.timebank.service;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened of an appointment so far. Immutable.
 *
 * @param agreed the sides that agreed to it
 * @param token the code that is being shown, or null
 * @param checkIn when the visit began, or null
 * @param checkOut when it ended, or null
 * @param confirmed the sides that confirmed it
 * @param dispute the dispute about it, or null; one that was taken back stands in earlier versions
 * @param ending how it ended without a visit, or null
 * @param entry what was posted for it, or null
 */
public record Progress(
    Map<Side, Assent> agreed,
    @Nullable VisitToken token,
    @Nullable Check checkIn,
    @Nullable Check checkOut,
    Map<Side, Assent> confirmed,
    @Nullable Dispute dispute,
    @Nullable Ending ending,
    @Nullable ServiceEntry entry) {

  static final Progress NONE = new Progress(Map.of(), null, null, null, Map.of(), null, null, null);

  public Progress {
    agreed = bySide(agreed);
    confirmed = bySide(confirmed);
  }

  private static Map<Side, Assent> bySide(Map<Side, Assent> assents) {
    EnumMap<Side, Assent> copy = new EnumMap<>(Side.class);
    copy.putAll(assents);
    return Collections.unmodifiableMap(copy);
  }

  /** Whether both sides agreed. */
  public boolean isAgreed() {
    return agreed.size() == Side.values().length;
  }

  /** Whether both sides confirmed, or time did for them. */
  public boolean isConfirmed() {
    return confirmed.size() == Side.values().length;
  }

  private static Map<Side, Assent> with(Map<Side, Assent> assents, Side side, Assent assent) {
    EnumMap<Side, Assent> more = new EnumMap<>(Side.class);
    more.putAll(assents);
    more.put(side, assent);
    return more;
  }

  Progress agreedBy(Side side, Assent assent) {
    return new Progress(
        with(agreed, side, assent), token, checkIn, checkOut, confirmed, dispute, ending, entry);
  }

  Progress showing(VisitToken shown) {
    return new Progress(agreed, shown, checkIn, checkOut, confirmed, dispute, ending, entry);
  }

  Progress checkedIn(Check check) {
    return new Progress(agreed, null, check, checkOut, confirmed, dispute, ending, entry);
  }

  Progress checkedOut(Check check) {
    return new Progress(agreed, null, checkIn, check, confirmed, dispute, ending, entry);
  }

  Progress confirmedBy(Side side, Assent assent) {
    return new Progress(
        agreed, token, checkIn, checkOut, with(confirmed, side, assent), dispute, ending, entry);
  }

  Progress inDispute(@Nullable Dispute about) {
    return new Progress(agreed, token, checkIn, checkOut, confirmed, about, ending, entry);
  }

  Progress ended(Ending how) {
    return new Progress(agreed, null, checkIn, checkOut, confirmed, dispute, how, entry);
  }

  Progress worth(@Nullable ServiceEntry posted) {
    return new Progress(agreed, token, checkIn, checkOut, confirmed, dispute, ending, posted);
  }
}

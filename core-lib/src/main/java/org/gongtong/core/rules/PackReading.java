package org.gongtong.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/** Asks one pack for everything it has, once, believing nothing. Used once. */
final class PackReading {

  /** Thrown to leave the reading at the first fault; never leaves this class. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient PackFault fault;
    private final transient Reason.Draft draft;

    Stop(PackFault fault, Reason.Draft draft) {
      super(fault.name(), null, false, false);
      this.fault = fault;
      this.draft = draft;
    }
  }

  private final RulePack pack;
  private final String where;
  private final @Nullable ContentHash sha256;
  private @Nullable LoadedPack loaded;
  private @Nullable Quarantined quarantined;

  PackReading(RulePack pack, String where, @Nullable ContentHash sha256) {
    this.pack = pack;
    this.where = where;
    this.sha256 = sha256;
  }

  Optional<LoadedPack> loaded() {
    return Optional.ofNullable(loaded);
  }

  Optional<Quarantined> fault() {
    return Optional.ofNullable(quarantined);
  }

  void run() {
    try {
      PackDescriptor descriptor =
          present(ask("descriptor()", pack::descriptor), "descriptor()", "descriptor()");
      checkLevel(descriptor);
      List<Edition> editions = items("editions()", pack::editions);
      for (int i = 0; i < editions.size(); i++) {
        checkWhole(editions.get(i), "editions()[" + i + "]");
      }
      List<HolidayYear> holidays = items("holidays()", pack::holidays);
      for (int i = 0; i < holidays.size(); i++) {
        String place = "holidays()[" + i + "]";
        present(holidays.get(i).scope(), "holidays()", place + ".scope");
        present(holidays.get(i).source(), "holidays()", place + ".source");
      }
      checkOverlaps(descriptor, editions);
      EditionSource source =
          new EditionSource(descriptor.id(), descriptor.version(), editions, holidays);
      loaded = new LoadedPack(descriptor, source, where, sha256);
    } catch (Stop stop) {
      quarantined = new Quarantined(stop.fault, where, stop.draft.refuses(), sha256);
    }
  }

  private static void checkLevel(PackDescriptor descriptor) {
    int level = descriptor.spiLevel();
    if (level < RulePack.OLDEST_SPI_LEVEL || level > RulePack.SPI_LEVEL) {
      throw new Stop(
          PackFault.SPI_LEVEL,
          PackFault.SPI_LEVEL
              .because()
              .figure("pack", descriptor.id())
              .figure("level", level)
              .figure("oldest", RulePack.OLDEST_SPI_LEVEL)
              .figure("newest", RulePack.SPI_LEVEL));
    }
  }

  private static void checkOverlaps(PackDescriptor descriptor, List<Edition> editions) {
    Optional<String> overlap = RuleBook.overlaps(editions);
    if (overlap.isPresent()) {
      throw new Stop(
          PackFault.EDITIONS_OVERLAP,
          PackFault.EDITIONS_OVERLAP
              .because()
              .figure("pack", descriptor.id())
              .figure("overlap", overlap.get()));
    }
  }

  /**
   * Records do not refuse null by themselves: a hole would otherwise come to light in the middle of
   * a vote.
   */
  private void checkWhole(Edition edition, String place) {
    String method = "editions()";
    present(edition.rule(), method, place + ".rule");
    present(edition.scope(), method, place + ".scope");
    present(edition.inForce(), method, place + ".inForce");
    present(edition.inForce().from(), method, place + ".inForce.from");
    present(edition.title(), method, place + ".title");
    checkWhole(present(edition.citation(), method, place + ".citation"), place);
    for (int i = 0; i < edition.settings().size(); i++) {
      Setting<?> setting = edition.settings().get(i);
      String at = place + ".settings[" + i + "]";
      present(setting.parameter(), method, at + ".parameter");
      present(setting.value(), method, at + ".value");
      present(setting.change(), method, at + ".change");
      present(ask(method, setting::text), method, at + ".text");
      Citation own = setting.citation();
      if (own != null) {
        checkWhole(own, at);
      }
    }
  }

  private void checkWhole(Citation citation, String place) {
    present(citation.source(), "editions()", place + ".citation.source");
    present(citation.confidence(), "editions()", place + ".citation.confidence");
  }

  /** A list that is read once, in order, into one of our own. */
  private <T> List<T> items(String method, Supplier<List<T>> question) {
    List<T> answer = present(ask(method, question), method, method);
    List<T> own = new ArrayList<>();
    ask(method, () -> own.addAll(answer));
    for (int i = 0; i < own.size(); i++) {
      present(own.get(i), method, method + "[" + i + "]");
    }
    return own;
  }

  private <T> @Nullable T ask(String method, Supplier<? extends @Nullable T> question) {
    try {
      return question.get();
    } catch (Throwable e) {
      PackDiscovery.rethrowIfFatal(e);
      throw new Stop(
          PackFault.PACK_FAILED,
          PackFault.PACK_FAILED
              .because()
              .figure("class", pack.getClass().getName())
              .figure("method", method)
              .figure("error", PlainLine.of(e)));
    }
  }

  private <T> T present(@Nullable T value, String method, String place) {
    if (value == null) {
      throw new Stop(
          PackFault.NULL_RETURNED,
          PackFault.NULL_RETURNED
              .because()
              .figure("class", pack.getClass().getName())
              .figure("method", method)
              .figure("place", place));
    }
    return value;
  }
}

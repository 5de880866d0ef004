package org.gongtong.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gongtong.core.kernel.Language;

/**
 * What came of looking for packs: those that are enabled and those set aside, each with its reason.
 * Immutable.
 *
 * @param enabled the accepted packs, by id
 * @param quarantined the others, in the order they were found
 */
public record LoadReport(List<LoadedPack> enabled, List<Quarantined> quarantined) {

  public LoadReport {
    enabled = List.copyOf(enabled);
    quarantined = List.copyOf(quarantined);
  }

  /** Whether nothing was set aside. */
  public boolean isClean() {
    return quarantined.isEmpty();
  }

  /** The same report with places that were set aside before any pack in them was looked for. */
  public LoadReport withQuarantined(List<Quarantined> more) {
    return new LoadReport(enabled, Stream.concat(more.stream(), quarantined.stream()).toList());
  }

  /** The rules of the enabled packs. */
  public RuleBook ruleBook() {
    return ruleBook(List.of());
  }

  /**
   * The rules of the enabled packs with further years of holidays.
   *
   * @param additional years supplied beside the packs; they hold over a pack's year of the same
   *     country
   */
  public RuleBook ruleBook(List<HolidayYear> additional) {
    List<EditionSource> sources = new ArrayList<>();
    enabled.forEach(pack -> sources.add(pack.source()));
    sources.add(new EditionSource("holiday-files", "1.0.0", List.of(), additional));
    return RuleBook.of(sources);
  }

  /** One line for each pack, enabled ones first: what a program prints when it starts. */
  public List<String> lines(Language language) {
    boolean chinese = language == Language.ZH_CN;
    List<String> lines = new ArrayList<>();
    for (LoadedPack pack : enabled) {
      PackDescriptor descriptor = pack.descriptor();
      String label =
          descriptor.id() + "@" + descriptor.version() + " " + descriptor.name().in(language);
      int editions = pack.source().editions().size();
      String count = chinese ? "（" + editions + " 个版本，" : " (" + editions + " editions, ";
      String tail = chinese ? "）" : ")";
      lines.add(
          PlainLine.of((chinese ? "已启用 " : "enabled ") + label + count + pack.where() + tail));
    }
    for (Quarantined pack : quarantined) {
      String head = (chinese ? "已隔离 " : "quarantined ") + pack.fault() + " ";
      lines.add(head + pack.line(language));
    }
    return lines;
  }
}

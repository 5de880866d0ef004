package org.gongtong.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongtong.core.decision.Totals;
import org.gongtong.core.kernel.Bound;
import org.gongtong.core.kernel.FloorArea;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.kernel.Threshold;
import org.gongtong.core.rules.Citation;
import org.gongtong.core.rules.EditionRef;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * How values that all areas share look in JSON. Nothing is a fraction of a number: areas are
 * hundredths of a square metre, shares are two whole numbers.
 */
public final class Shapes {

  private Shapes() {}

  /** {@code {"zh": …, "en": …}}. */
  public static Map<String, Object> text(LocalizedText text) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("zh", text.zh());
    map.put("en", text.en());
    return map;
  }

  /** {@code {"hundredths": 8950, "text": "89.50"}}. */
  public static Map<String, Object> area(FloorArea area) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("hundredths", area.hundredths());
    map.put("text", area.toString());
    return map;
  }

  /** {@code {"heads": 12, "area": …}}. */
  public static Map<String, Object> totals(Totals totals) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("heads", totals.heads());
    map.put("area", area(totals.area()));
    return map;
  }

  /** {@code {"numerator": 2, "denominator": 3, "inclusive": true}}. */
  public static Map<String, Object> threshold(Threshold threshold) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("numerator", threshold.ratio().numerator());
    map.put("denominator", threshold.ratio().denominator());
    map.put("inclusive", threshold.bound() == Bound.INCLUSIVE);
    return map;
  }

  /** Where something is written. */
  public static Map<String, Object> citation(Citation citation) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("source", text(citation.source()));
    map.put("article", citation.article());
    map.put("verified", citation.isVerified());
    map.put("text", text(citation.text()));
    return map;
  }

  /** Which edition of which pack. */
  public static Map<String, Object> edition(EditionRef edition) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("pack", edition.pack());
    map.put("version", edition.version());
    map.put("rule", edition.rule().value());
    map.put("edition", edition.edition());
    map.put("scope", edition.scope().code());
    map.put("citation", citation(edition.citation()));
    return map;
  }

  /** A reason, met or not. */
  public static Map<String, @Nullable Object> reason(Reason reason) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("code", reason.code());
    map.put("met", reason.met());
    map.put("rule", reason.rule() == null ? null : reason.rule().value());
    map.put("citation", reason.citation() == null ? null : citation(reason.citation()));
    map.put("figures", reason.figures());
    map.put("text", text(reason.text()));
    map.put("remedy", text(reason.remedy()));
    return map;
  }
}

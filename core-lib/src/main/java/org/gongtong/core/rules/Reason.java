package org.gongtong.core.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at, met or not, with all that is needed to explain it. Immutable.
 *
 * @param code stable code
 * @param met whether what was asked is fulfilled
 * @param rule the rule that asks, or null when plain sense does
 * @param citation where it is written, or null
 * @param figures the figures used, by name, in the order they were given
 * @param text what was found, figures filled in
 * @param remedy what would change it, figures filled in
 */
public record Reason(
    String code,
    boolean met,
    @Nullable RuleId rule,
    @Nullable Citation citation,
    Map<String, String> figures,
    LocalizedText text,
    LocalizedText remedy) {

  public Reason {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  public String text(Language language) {
    return text.in(language);
  }

  public String remedy(Language language) {
    return remedy.in(language);
  }

  /** A reason being written. Not thread-safe. */
  public static final class Draft {

    private final ReasonCode code;
    private final Map<String, String> zh = new LinkedHashMap<>();
    private final Map<String, String> en = new LinkedHashMap<>();
    private @Nullable RuleId rule;
    private @Nullable Citation citation;

    Draft(ReasonCode code) {
      this.code = code;
    }

    public Draft under(@Nullable RuleId id) {
      this.rule = id;
      return this;
    }

    public Draft citing(@Nullable Citation source) {
      this.citation = source;
      return this;
    }

    public Draft figure(String name, Object value) {
      zh.put(name, String.valueOf(value));
      en.put(name, String.valueOf(value));
      return this;
    }

    /**
     * A figure that reads differently in each language; {@link Reason#figures} keeps the English
     * one.
     */
    public Draft figure(String name, LocalizedText value) {
      zh.put(name, value.zh());
      en.put(name, value.en());
      return this;
    }

    /** The thing asked for is fulfilled. */
    public Reason holds() {
      return build(true);
    }

    /** The thing asked for is not fulfilled. */
    public Reason refuses() {
      return build(false);
    }

    /** Fulfilled or not, as the arithmetic said. */
    public Reason build(boolean met) {
      return new Reason(
          code.name(), met, rule, citation, en, filled(code.text()), filled(code.remedy()));
    }

    private LocalizedText filled(LocalizedText text) {
      return LocalizedText.of(fill(text.zh(), zh), fill(text.en(), en));
    }

    private static String fill(String template, Map<String, String> values) {
      if (template.indexOf('{') < 0) {
        return template;
      }
      StringBuilder out = new StringBuilder(template.length() + 32);
      int at = 0;
      while (true) {
        int open = template.indexOf('{', at);
        int close = open < 0 ? -1 : template.indexOf('}', open);
        if (close < 0) {
          return out.append(template, at, template.length()).toString();
        }
        String value = values.get(template.substring(open + 1, close));
        out.append(template, at, open)
            .append(value == null ? template.substring(open, close + 1) : value);
        at = close + 1;
      }
    }
  }
}

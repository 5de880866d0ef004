package org.gongtong.server.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The parameters behind the question mark, read one by one. As with {@link JsonFields}, mistakes
 * are gathered and nothing read may be used before {@link #end}. Not thread-safe.
 */
public final class QueryFields {

  private final Map<String, List<String>> values;
  private final Set<String> asked = new HashSet<>();
  private final List<Fault> faults = new ArrayList<>();

  QueryFields(Map<String, List<String>> values) {
    this.values = values;
  }

  /** A parameter of a form, or null when it is missing. */
  public <T> @Nullable T optional(String name, String form, Function<String, @Nullable T> reader) {
    String text = find(name);
    if (text == null) {
      return null;
    }
    T read = Forms.tryRead(text, reader);
    if (read == null) {
      refuse(name, JsonFields.malformed(form, form));
    }
    return read;
  }

  /** A parameter of a form that must be there; a stand-in when it is not. */
  public <T> T needed(String name, String form, Function<String, @Nullable T> reader, T otherwise) {
    if (find(name) == null) {
      refuse(name, ApiReason.FIELD_MISSING.because().refuses());
      return otherwise;
    }
    T read = optional(name, form, reader);
    return read == null ? otherwise : read;
  }

  /** How many entries a page is to have: {@code limit}, 50 when it is missing, at most 200. */
  public int limit() {
    Integer limit = optional("limit", "50", Forms::number);
    if (limit == null) {
      return 50;
    }
    if (limit < 1 || limit > 200) {
      refuse(
          "limit",
          ApiReason.FIELD_OUT_OF_RANGE
              .because()
              .figure("range", LocalizedText.of("1–200", "1 to 200"))
              .refuses());
    }
    return limit;
  }

  /** Where the page begins: the keys in {@code after}, or null for the first page. */
  public @Nullable List<String> after(int keys) {
    String text = find("after");
    return text == null ? null : Cursor.read(text, keys);
  }

  /** Notes a mistake that the reader found. */
  public void refuse(String name, Reason reason) {
    faults.add(Fault.parameter(name, reason));
  }

  private @Nullable String find(String name) {
    asked.add(name);
    List<String> all = values.getOrDefault(name, List.of());
    if (all.size() > 1) {
      refuse(name, JsonFields.malformed("只写一次", "once only"));
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /**
   * Ends the reading of the parameters; one that nothing asked for is a mistake, for it may be a
   * filter misspelt.
   *
   * @throws ProblemException {@link ApiReason#REQUEST_INVALID} naming every mistake
   */
  public void end() {
    values.keySet().stream()
        .filter(name -> !asked.contains(name))
        .sorted()
        .forEach(name -> refuse(name, ApiReason.FIELD_UNKNOWN.because().refuses()));
    if (!faults.isEmpty()) {
      throw new ProblemException(Problem.of(ApiReason.REQUEST_INVALID, faults));
    }
  }
}

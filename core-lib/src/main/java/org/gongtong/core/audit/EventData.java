package org.gongtong.core.audit;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.gongtong.core.kernel.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * The particulars of an event, kept as their canonical text: whoever writes an event needs the text
 * alone, twice, and the map is made when somebody looks into it. Immutable and thread-safe.
 */
final class EventData extends AbstractMap<String, Object> {
  private final String text;
  private volatile @Nullable Map<String, Object> members;

  private EventData(String text) {
    this.text = text;
  }

  /**
   * @throws IllegalArgumentException if the data has no canonical form
   */
  static EventData of(Map<String, Object> data) {
    return data instanceof EventData already ? already : new EventData(CanonicalJson.write(data));
  }

  String text() {
    return text;
  }

  private Map<String, Object> members() {
    Map<String, Object> made = members;
    if (made == null) {
      made = AuditEvent.readData(text);
      members = made;
    }
    return made;
  }

  @Override
  public Set<Entry<String, Object>> entrySet() {
    return members().entrySet();
  }

  @Override
  public @Nullable Object get(@Nullable Object name) {
    return members().get(name);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return members().containsKey(name);
  }
}

package org.gongtong.server.ui.staff.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.gongtong.server.oversight.EventFilter;

/** The addresses of the pages in this package; templates and controllers take them from here. */
public final class EventAddress {
  private EventAddress() {}

  /** The list of events. */
  public static String events() {
    return "/staff/events";
  }

  /** The list under a filter, after a place; empty for its beginning. */
  public static String events(EventFilter filter, String before) {
    StringBuilder address = new StringBuilder(events());
    add(address, "area", filter.area());
    add(address, "type", filter.type());
    add(address, "subject", filter.subject());
    add(address, "actor", filter.actor());
    add(address, "from", filter.from());
    add(address, "to", filter.to());
    add(address, "before", before);
    return address.toString();
  }

  private static void add(StringBuilder address, String name, String value) {
    if (!value.isEmpty()) {
      address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
      address.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }

  /** A file of events, by POST. */
  public static String export(String kind) {
    return events() + "/export." + kind;
  }

  /** One event. */
  public static String event(String id) {
    return events() + "/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  /** Its particulars, by POST. */
  public static String open(String id) {
    return event(id) + "/open";
  }
}

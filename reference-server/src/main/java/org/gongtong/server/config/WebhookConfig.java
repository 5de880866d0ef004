package org.gongtong.server.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where webhooks may go. Immutable.
 *
 * @param allowed addresses that are allowed although they lie in no public network
 * @param http whether addresses without TLS are taken
 * @param ports which ports are
 */
public record WebhookConfig(List<AddressRange> allowed, boolean http, Set<Integer> ports) {

  public WebhookConfig {
    allowed = List.copyOf(allowed);
    ports = Set.copyOf(ports);
  }

  static WebhookConfig of(SettingValues values) {
    return new WebhookConfig(
        allowed(values),
        values.word(Setting.WEBHOOK_HTTP, "false", "true").equals("true"),
        ports(values));
  }

  private static List<AddressRange> allowed(SettingValues values) {
    SettingValues.Value value = values.get(Setting.WEBHOOK_ALLOW);
    Optional<List<AddressRange>> ranges = AddressRange.parseAll(value.text());
    if (ranges.isEmpty()) {
      values.problem(
          value.place(),
          "应为以逗号分隔的地址或网段，例如 10.1.2.3, 10.20.0.0/16，而不是“" + value.text() + "”",
          "must be addresses or ranges separated by commas, 10.1.2.3, 10.20.0.0/16 for instance, not “"
              + value.text()
              + "”");
    }
    return ranges.orElse(List.of());
  }

  private static Set<Integer> ports(SettingValues values) {
    SettingValues.Value value = values.get(Setting.WEBHOOK_PORTS);
    Set<Integer> ports = new TreeSet<>();
    for (String text : value.text().split("[,\\s]+", -1)) {
      int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
      if (port < 1 || port > 65_535) {
        values.problem(
            value.place(),
            "应为以逗号分隔的端口，例如 443, 8443，而不是“" + value.text() + "”",
            "must be ports separated by commas, 443, 8443 for instance, not “"
                + value.text()
                + "”");
        return Set.of();
      }
      ports.add(port);
    }
    return ports;
  }
}

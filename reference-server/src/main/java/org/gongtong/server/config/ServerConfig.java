package org.gongtong.server.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gongtong.core.rules.LegalPeriod;

/**
 * Everything an operator decided, checked. Immutable; its text form holds no secret.
 *
 * @param home the folder that holds {@code conf}, {@code data} and {@code plugins}; absolute
 * @param host address of the public listener
 * @param port of the public listener, 0 for any free one
 * @param adminPort of the loopback listener, 0 for any free one
 * @param configuredBaseUrl the address residents see, when the operator gave one
 * @param trustedProxies whose word on where a request comes from is believed
 * @param stopTimeout how long running requests are waited for
 * @param database embedded or external
 * @param poolSize number of database connections
 * @param pluginsFolder where rule packs are dropped; absolute, may be absent
 * @param keysFolder where keys lie, apart from the data and for their owner alone; absolute
 * @param witnessing who witnesses whose public log
 * @param logFormat text or JSON
 * @param logFiles where the log is kept, and how long
 * @param limits how much one visitor may take
 * @param zone the zone of places that name none
 * @param officePhone telephone number of the neighbourhood office, shown on every page; may be
 *     empty
 * @param staff what staff have to bring to be let in
 * @param fieldKeys the key file of encrypted fields; absolute, made when it is absent
 * @param openId the organisation's own sign-in, if there is one
 * @param retention how long classes of data are kept where the operator chose, by their codes
 * @param retentionIdle how long nothing may have happened before the clock is doubted
 * @param webhooks where webhooks may go, and letters to other communities
 * @param recallAfter after how long without an answer an order to another community is asked back;
 *     zero for never
 * @param timeBankBatch how many commands to a time bank are committed together at most; 1 if each
 *     is by itself
 * @param demo whether this is a trial with made-up data
 */
public record ServerConfig(
    Path home,
    String host,
    int port,
    int adminPort,
    Optional<URI> configuredBaseUrl,
    List<AddressRange> trustedProxies,
    Duration stopTimeout,
    DatabaseConfig database,
    int poolSize,
    Path pluginsFolder,
    Path keysFolder,
    Witnessing witnessing,
    LogFormat logFormat,
    LogFiles logFiles,
    RequestLimits limits,
    ZoneId zone,
    String officePhone,
    StaffConfig staff,
    Path fieldKeys,
    Optional<OpenIdConfig> openId,
    Map<String, LegalPeriod> retention,
    Duration retentionIdle,
    WebhookConfig webhooks,
    Duration recallAfter,
    int timeBankBatch,
    boolean demo) {

  /** Copies the map. */
  public ServerConfig {
    retention = Map.copyOf(retention);
  }

  /** The address residents see; the real port is known only once the server listens. */
  public URI baseUrl(int actualPort) {
    return configuredBaseUrl.orElseGet(
        () -> URI.create("http://" + nameable(host) + ":" + actualPort));
  }

  /** Whether residents come by https, as far as the operator has said. */
  public boolean https() {
    return configuredBaseUrl.map(url -> "https".equals(url.getScheme())).orElse(false);
  }

  private static String nameable(String host) {
    if (host.equals("0.0.0.0") || host.equals("::")) {
      return "localhost";
    }
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}

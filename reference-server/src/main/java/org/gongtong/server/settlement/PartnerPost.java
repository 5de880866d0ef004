package org.gongtong.server.settlement;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.gongtong.core.audit.note.NoteSigner;
import org.gongtong.core.audit.note.SignedNote;
import org.gongtong.core.rules.Outcome;
import org.gongtong.core.timebank.settlement.SettlementPorts;
import org.gongtong.server.secrecy.SealBroken;
import org.gongtong.server.storage.SettlementContactTable;
import org.gongtong.server.storage.SettlementLinkTable;
import org.gongtong.server.webhook.Attempt;
import org.gongtong.server.webhook.Post;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs letters and sends them to banks on other servers. A partner that was not reached is left
 * alone for a minute, so that it holds nobody else up. Thread-safe.
 */
final class PartnerPost {
  private static final Logger LOG = LoggerFactory.getLogger(PartnerPost.class);
  private static final Duration REST = Duration.ofMinutes(1);
  private static final Map<String, String> HEADERS = headers();

  private final SettlementPorts ports;
  private final SettlementLinkTable links;
  private final SettlementContactTable contacts;
  private final SettlementKeys keys;
  private final Post post;
  private final Map<UUID, Instant> resting = new ConcurrentHashMap<>();
  private final Set<UUID> failing = ConcurrentHashMap.newKeySet();

  PartnerPost(
      SettlementPorts ports,
      SettlementLinkTable links,
      SettlementContactTable contacts,
      SettlementKeys keys,
      Post post) {
    this.ports = ports;
    this.links = links;
    this.contacts = contacts;
    this.keys = keys;
    this.post = post;
  }

  private static Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", PartnerInbox.MEDIA_TYPE);
    headers.put("User-Agent", "Gongtong");
    return headers;
  }

  /** Sends something once; accepted if the other server has taken it. */
  Outcome<Letter.Content> send(Letter.Content content) {
    Optional<PartnerLink> link =
        ports
            .work()
            .read(transaction -> links.inForce(transaction, content.from(), content.to()))
            .map(PartnerLink::of);
    if (link.isEmpty()) {
      return Outcome.refused(PartnerReason.PARTNER_NOT_PAIRED.because().refuses());
    }
    Instant now = ports.clock().instant();
    Instant until = resting.get(content.to());
    if (until != null && now.isBefore(until)) {
      long seconds = 1 + Duration.between(now, until).toSeconds();
      return Outcome.refused(
          PartnerReason.PARTNER_RESTS.because().figure("seconds", seconds).refuses());
    }
    List<NoteSigner> signers = signers(content.from());
    if (signers.isEmpty()) {
      return Outcome.refused(PartnerReason.PARTNER_NO_KEY.because().refuses());
    }
    Letter letter = new Letter(ports.ids().next(), now.truncatedTo(ChronoUnit.SECONDS), content);
    SignedNote note = SignedNote.of(LetterText.write(letter), signers.toArray(new NoteSigner[0]));
    Attempt attempt =
        post.send(link.get().code().url(), HEADERS, note.write().getBytes(StandardCharsets.UTF_8));
    if (attempt instanceof Attempt.Failed) {
      resting.put(content.to(), now.plus(REST));
    } else {
      resting.remove(content.to());
    }
    String fault = fault(attempt);
    tell(content, fault);
    ports
        .work()
        .write(
            transaction -> {
              contacts.reached(transaction, content.from(), content.to(), now, fault);
              return now;
            });
    if (fault == null) {
      return Outcome.accepted(content);
    }
    return Outcome.refused(
        PartnerReason.PARTNER_UNREACHED.because().figure("fault", fault).refuses());
  }

  private void tell(Letter.Content content, @Nullable String fault) {
    if (fault == null) {
      if (failing.remove(content.to())) {
        LOG.info("结算伙伴 {} 恢复接收 / partner {} takes letters again", content.to(), content.to());
      }
    } else if (failing.add(content.to())) {
      LOG.warn(
          "结算伙伴 {} 未接收：{} / partner {} takes no letters: {}",
          content.to(),
          fault,
          content.to(),
          fault);
    }
  }

  private List<NoteSigner> signers(UUID bank) {
    try {
      return keys.signers(ports.work(), bank);
    } catch (SealBroken e) {
      return List.of();
    }
  }

  /** Why it was not taken; null if it was. */
  private static @Nullable String fault(Attempt attempt) {
    if (attempt instanceof Attempt.Answered answered) {
      return answered.status() / 100 == 2 ? null : "status " + answered.status();
    }
    return ((Attempt.Failed) attempt).fault().code();
  }
}

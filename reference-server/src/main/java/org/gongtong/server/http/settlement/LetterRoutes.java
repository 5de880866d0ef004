package org.gongtong.server.http.settlement;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.gongtong.server.auth.Audience;
import org.gongtong.server.auth.ClientAddress;
import org.gongtong.server.auth.TokenBuckets;
import org.gongtong.server.http.RouteGroup;
import org.gongtong.server.settlement.PartnerInbox;

/**
 * Takes letters of other banks: {@code POST /settlement/letters}. What is no letter of a partner is
 * answered as an address where there is nothing.
 */
public final class LetterRoutes implements RouteGroup {
  private static final int A_MINUTE = 600;

  private final PartnerInbox inbox;
  private final ClientAddress addresses;
  private final TokenBuckets buckets;

  public LetterRoutes(PartnerInbox inbox, ClientAddress addresses, InstantSource clock) {
    this.inbox = inbox;
    this.addresses = addresses;
    this.buckets = new TokenBuckets(A_MINUTE, clock);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.post(PartnerInbox.PATH, this::take, Audience.EVERYBODY);
  }

  private void take(Context context) throws IOException {
    context.contentType(PartnerInbox.MEDIA_TYPE);
    Optional<Duration> wait = buckets.take(addresses.of(context));
    if (wait.isPresent()) {
      context.header("Retry-After", Long.toString(wait.get().toSeconds())).status(429);
      return;
    }
    PartnerInbox.Taken taken = body(context).map(inbox::take).orElse(PartnerInbox.Taken.STRANGER);
    context.status(taken.status());
  }

  /** The body as a text; empty if it is too long or none. */
  private static Optional<String> body(Context context) throws IOException {
    InputStream in = context.bodyInputStream();
    byte[] bytes = in.readNBytes(PartnerInbox.LONGEST + 1);
    if (bytes.length > PartnerInbox.LONGEST) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

package org.gongtong.server.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.gongtong.server.auth.ClientAddress;
import org.gongtong.server.auth.TokenBuckets;
import org.gongtong.server.config.RequestLimits;
import org.jspecify.annotations.Nullable;

/**
 * How many requests a minute one address may send, and one account, wherever it is signed in (ADR
 * 0200). Requests that this machine sends to itself without a proxy are the operator's own and have
 * no address to count by.
 */
public final class RateLimits implements RouteGroup {
  private final ClientAddress addresses;
  private final Function<Context, Optional<String>> account;
  private final @Nullable TokenBuckets byAddress;
  private final @Nullable TokenBuckets byAccount;

  /**
   * @param account the account behind a request, if there is one
   */
  public RateLimits(
      RequestLimits limits,
      ClientAddress addresses,
      Function<Context, Optional<String>> account,
      InstantSource clock) {
    this.addresses = addresses;
    this.account = account;
    this.byAddress = buckets(limits.perAddress(), clock);
    this.byAccount = buckets(limits.perAccount(), clock);
  }

  private static @Nullable TokenBuckets buckets(int perMinute, InstantSource clock) {
    return perMinute == 0 ? null : new TokenBuckets(perMinute, clock);
  }

  @Override
  public void addTo(JavalinConfig javalin) {
    javalin.routes.before(this::check);
  }

  private void check(Context context) {
    if (byAddress != null && !addresses.isLocal(context)) {
      refuseUnless(context, byAddress.take(addresses.of(context)));
    }
    if (byAccount != null) {
      Optional<String> who = account.apply(context);
      if (who.isPresent()) {
        refuseUnless(context, byAccount.take(who.get()));
      }
    }
  }

  private static void refuseUnless(Context context, Optional<Duration> wait) {
    if (wait.isPresent()) {
      long seconds = wait.get().toSeconds();
      context.header("Retry-After", Long.toString(seconds));
      throw new RefusedRequest(
          429, RequestReason.TOO_MANY_REQUESTS.because().figure("seconds", seconds).refuses());
    }
  }
}

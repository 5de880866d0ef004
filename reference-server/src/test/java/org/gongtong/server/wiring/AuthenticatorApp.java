package org.gongtong.server.wiring;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;

/** An app on a phone: takes the key as it is typed, and shows codes. */
public record AuthenticatorApp(byte[] secret) {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private static final Pattern KEY =
      Pattern.compile("<code>([A-Z2-7]{4}(?: [A-Z2-7]{4}){7})</code>");

  static AuthenticatorApp of(String typedKey) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int waiting = 0;
    for (char c : typedKey.replace(" ", "").toCharArray()) {
      bits = bits << 5 | ALPHABET.indexOf(c);
      waiting += 5;
      if (waiting >= 8) {
        waiting -= 8;
        bytes.write(bits >>> waiting & 0xFF);
      }
    }
    return new AuthenticatorApp(bytes.toByteArray());
  }

  /** Sets up the second factor of somebody who is signed in. */
  public static AuthenticatorApp setUp(TestServer.Visitor owner, Instant now) throws Exception {
    String factor = "/staff/account/second-factor";
    StaffScene.send(owner, factor, factor + "/begin", Map.of("begin-password", TestStaff.PASSWORD));
    AuthenticatorApp app = of(StaffScene.found(KEY, owner.get(factor).body()));
    HttpResponse<String> told =
        StaffScene.send(owner, factor, factor + "/confirm", Map.of("code", app.code(now)));
    if (told.statusCode() != 200) {
      throw new IllegalStateException(told.body());
    }
    return app;
  }

  /** What it shows at an instant. */
  public String code(Instant at) {
    try {
      return new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6)
          .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at, Locale.ROOT);
    } catch (java.security.InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }
}

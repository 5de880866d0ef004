package org.gongtong.core.decision;

import java.util.UUID;
import java.util.regex.Pattern;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.ContentHash;
import org.jspecify.annotations.Nullable;

/**
 * What shows that a ballot was cast, and who brought it in. Immutable.
 *
 * @param reference where the evidence is: {@code sheet 3 line 5}, a form's number; 1 to 200
 *     characters
 * @param recorder who recorded it
 * @param witness who checked it or was there, an id; null on the web
 */
public record Evidence(String reference, Actor recorder, @Nullable String witness) {

  private static final Pattern SESSION =
      Pattern.compile("assisted [0-9a-f-]{36} file [0-9a-f]{64}");

  /**
   * @throws IllegalArgumentException if the reference is blank or too long, or the recorder is his
   *     own witness
   */
  public Evidence {
    if (reference.isBlank() || reference.length() > 200) {
      throw new IllegalArgumentException("a reference has 1 to 200 characters: " + reference);
    }
    if (recorder.id().equals(witness)) {
      throw new IllegalArgumentException("nobody is his own witness: " + witness);
    }
  }

  /**
   * Of a ballot that a resident cast on a worker's device.
   *
   * @param session the assisted session
   * @param file the photo or signature
   * @param who the owner at the door
   */
  public static Evidence ofSession(UUID session, ContentHash file, Actor worker, String who) {
    return new Evidence("assisted " + session + " file " + file.hex(), worker, who);
  }

  /** Whether it is an assisted session. */
  public boolean isOfSession() {
    return SESSION.matcher(reference).matches();
  }
}

package org.gongtong.core.decision;

import org.gongtong.core.kernel.Actor;
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
}

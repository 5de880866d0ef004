package org.gongtong.testkit.store;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.gongtong.core.kernel.ContentHash;
import org.gongtong.core.people.FieldVault;
import org.gongtong.core.people.PersonField;

/** Binds a value to its place and hides it from nobody: for tests of stores. Stateless. */
final class OpenVault implements FieldVault {

  @Override
  public String seal(UUID personId, PersonField field, String value) {
    return hidden(personId + " " + field + " ", value);
  }

  @Override
  public String open(UUID personId, PersonField field, String sealed) {
    return shown(personId + " " + field + " ", sealed);
  }

  @Override
  public boolean isCurrent(UUID personId, PersonField field, String sealed) {
    return true;
  }

  @Override
  public String lookup(UUID communityId, PersonField field, String value) {
    return ContentHash.of(communityId + " " + field + " " + value).hex();
  }

  @Override
  public String sealCircumstance(UUID personId, UUID recordId, String value) {
    return hidden(personId + " " + recordId + " ", value);
  }

  @Override
  public String openCircumstance(UUID personId, UUID recordId, String sealed) {
    return shown(personId + " " + recordId + " ", sealed);
  }

  @Override
  public boolean isCurrentCircumstance(UUID personId, UUID recordId, String sealed) {
    return true;
  }

  private static String hidden(String place, String value) {
    byte[] text = (place + value).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(text);
  }

  private static String shown(String place, String sealed) {
    String text = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
    if (!text.startsWith(place)) {
      throw new IllegalStateException("sealed for another place: " + place);
    }
    return text.substring(place.length());
  }
}

package org.gongtong.server.ui;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.gongtong.core.kernel.CanonicalJson;
import org.gongtong.core.kernel.ContentHash;

/** Reads forms. */
public final class Forms {
  /** The hidden field with the idempotency key. */
  public static final String KEY = "idempotency_key";

  /** How the name of every field ends that takes a password. */
  public static final String PASSWORD = "password";

  /** The field of the code by which a colleague signs who has a second factor. */
  public static final String WITNESS_CODE = "witness-code";

  /** How the name of every field begins that takes what is kept encrypted of a person. */
  public static final String PERSON = "person-";

  /** How the name of every field begins that takes a key of an election. */
  public static final String KEY_CODE = "key-";

  /** A year before or after these is a mistake of typing. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2199;

  private Forms() {}

  /** A field as it was typed; empty when the form has none of this name. */
  public static String field(Context context, String name) {
    return Objects.requireNonNullElse(context.formParam(name), "");
  }

  /** A day as a browser sends it; empty for any other text, and for a year that has no place. */
  public static Optional<LocalDate> day(String typed) {
    return Optional.ofNullable(org.gongtong.server.http.Forms.day(typed));
  }

  /** A day and a time as a browser sends them; empty as for {@link #day}, and for far years. */
  public static Optional<LocalDateTime> time(String typed) {
    try {
      return Optional.of(LocalDateTime.parse(typed))
          .filter(time -> typed.charAt(4) == '-')
          .filter(time -> time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * SHA-256 of what a form asks for: where it goes, all its fields but the key, passwords, codes,
   * keys of elections and persons' details, and its files. The hash is kept, and whoever knows the
   * other fields could guess a password or a telephone number by it.
   */
  static String hash(Context context) {
    Map<String, Object> fields = new TreeMap<>(context.formParamMap());
    fields.remove(KEY);
    fields.keySet().removeIf(Forms::isSecret);
    List<Object> files = new ArrayList<>();
    if (context.isMultipart()) {
      for (UploadedFile file : context.uploadedFiles()) {
        files.add(List.of(file.filename(), hash(file)));
      }
    }
    return ContentHash.of(
            CanonicalJson.write(
                Map.of(
                    "method",
                    context.method().name(),
                    "path",
                    context.path(),
                    "fields",
                    fields,
                    "files",
                    files)))
        .hex();
  }

  private static boolean isSecret(String name) {
    return name.endsWith(PASSWORD)
        || name.equals(WITNESS_CODE)
        || name.startsWith(PERSON)
        || name.startsWith(KEY_CODE);
  }

  private static String hash(UploadedFile file) {
    try (InputStream content = file.content()) {
      return ContentHash.of(content.readAllBytes()).hex();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read an upload", e);
    }
  }
}

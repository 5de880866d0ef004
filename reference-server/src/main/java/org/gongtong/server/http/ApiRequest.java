package org.gongtong.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.place.Community;
import org.gongtong.server.auth.Action;
import org.gongtong.server.auth.Permissions;
import org.gongtong.server.auth.Rights;
import org.gongtong.server.auth.SignInReason;
import org.gongtong.server.auth.Subject;
import org.jspecify.annotations.Nullable;

/** A request as operations see it. Not thread-safe. */
public final class ApiRequest implements AutoCloseable {

  /** The largest JSON body; an explanation of 20,000 characters fits many times. */
  static final int MAX_JSON_BYTES = 256 * 1024;

  /** Tables that are taken as a body. */
  public static final List<String> TABLES =
      List.of("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private static final String JSON = "application/json";

  private final Context context;
  private final @Nullable Actor actor;
  private final Permissions permissions;
  private byte @Nullable [] body;
  private @Nullable Path spooled;
  private @Nullable UUID commandId;

  ApiRequest(Context context, @Nullable Actor actor, Permissions permissions) {
    this.context = context;
    this.actor = actor;
    this.permissions = permissions;
  }

  /** Whether who asks may do something to a community: see what is not announced yet, say. */
  public boolean may(Action action, Community community) {
    return permissions.of(context).may(action, Subject.of(community));
  }

  /** As {@link #may}, at a place; an empty path is all of the community. */
  public boolean may(Action action, Community community, String path) {
    Rights rights = permissions.of(context);
    Subject whole = Subject.of(community);
    return path.isEmpty()
        ? rights.paths(action, whole).contains("")
        : rights.may(action, Subject.at(community, path));
  }

  /** The places of a community for which he may do something, as {@link Rights#paths}. */
  public List<String> paths(Action action, Community community) {
    return permissions.of(context).paths(action, Subject.of(community));
  }

  /**
   * Refuses a program without a scope.
   *
   * @throws ProblemException {@link org.gongtong.server.auth.SignInReason#TOKEN_SCOPE}
   */
  public void requireScope(Action action) {
    if (!permissions.isInScope(context, action)) {
      throw new ProblemException(
          Problem.of(SignInReason.TOKEN_SCOPE.because().figure("scope", action.code()).refuses()));
    }
  }

  /** Whether a program that sent this has a scope; a person at a page needs none. */
  public boolean isInScope(Action action) {
    return permissions.isInScope(context, action);
  }

  /**
   * Refuses whoever may do something in other parts of a community alone.
   *
   * @param path the place in question; empty when it is not known, which takes all of the community
   * @throws ProblemException {@link org.gongtong.server.auth.PermissionReason#NOT_PERMITTED}
   */
  public void require(Action action, Community community, String path) {
    if (!may(action, community, path)) {
      throw new ProblemException(
          Problem.of(Rights.beyond(action, Subject.of(community)).refuses()));
    }
  }

  /** Who acts, in an operation for staff. */
  public Actor actor() {
    if (actor == null) {
      throw new IllegalStateException("nobody has signed in: " + context.path());
    }
    return actor;
  }

  /**
   * The id for what this command makes. It is the same when the command is repeated with its key,
   * also when the first answer was lost before it could be kept.
   */
  public UUID commandId() {
    if (commandId == null) {
      throw new IllegalStateException("only a command has an id: " + context.path());
    }
    return commandId;
  }

  ApiRequest as(UUID id) {
    commandId = id;
    return this;
  }

  /** The address of this site as whoever asks came here. */
  public String site() {
    return context.scheme() + "://" + context.host();
  }

  /** A parameter of the path. */
  public String path(String name) {
    return context.pathParam(name);
  }

  /**
   * An id in the path.
   *
   * @throws ProblemException {@link RequestReason#NOT_FOUND} when it is not an id: then there is
   *     nothing it could name
   */
  public UUID id(String name) {
    UUID id = Forms.id(path(name));
    if (id == null) {
      throw new ProblemException(RequestReason.NOT_FOUND);
    }
    return id;
  }

  /**
   * The key of this command, as its header has it.
   *
   * @throws ProblemException {@link ApiReason#KEY_REQUIRED} or {@link
   *     org.gongtong.server.auth.AuthReason#KEY_MALFORMED}
   */
  public String key() {
    return CommandKey.required(context.header("Idempotency-Key"));
  }

  /** The parameters behind the question mark. */
  public QueryFields query() {
    return new QueryFields(context.queryParamMap());
  }

  /**
   * The version the change is meant for.
   *
   * @throws ProblemException {@link ApiReason#VERSION_REQUIRED}
   */
  public int version() {
    return EntityTag.required(context.header("If-Match"));
  }

  /**
   * The members of the JSON body.
   *
   * @throws ProblemException when it is no JSON object, too large or of another type
   */
  public JsonFields json() throws IOException {
    return JsonFields.of(StrictJson.read(jsonBytes()));
  }

  /** As {@link #json}, of a body that may hold many things: up to a MiB. */
  public JsonFields longJson() throws IOException {
    return JsonFields.of(StrictJson.read(jsonBytes(BodyLimits.OTHER_MIB << 20)));
  }

  /** The bytes of the JSON body; read once and kept. */
  byte[] jsonBytes() throws IOException {
    return jsonBytes(MAX_JSON_BYTES);
  }

  private byte[] jsonBytes(int limit) throws IOException {
    if (body == null) {
      expect(List.of(JSON));
      String charset = Negotiation.charset(context.contentType());
      if (!charset.isEmpty() && !charset.equals("utf-8")) {
        throw unsupported(JSON + "; charset=" + charset, List.of(JSON));
      }
      body = bytes(limit);
    }
    return body;
  }

  /**
   * Refuses a body of another media type.
   *
   * @return the type it has
   */
  public String expect(List<String> types) {
    String type = Negotiation.mediaType(context.contentType());
    String encoding = context.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw unsupported(encoding, types);
    }
    if (!types.contains(type)) {
      throw unsupported(type.isEmpty() ? "-" : type, types);
    }
    return type;
  }

  private static ProblemException unsupported(String type, List<String> accepted) {
    return new ProblemException(
        Problem.of(
            ApiReason.MEDIA_TYPE_UNSUPPORTED
                .because()
                .figure("type", Quoted.of(type))
                .figure(
                    "accepted",
                    LocalizedText.of(String.join("、", accepted), String.join(", ", accepted)))
                .refuses()));
  }

  private byte[] bytes(int limit) throws IOException {
    if (context.contentLength() > limit) {
      throw tooLarge(limit);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    InputStream in = context.bodyInputStream();
    for (int read = in.read(some); read >= 0; read = in.read(some)) {
      out.write(some, 0, read);
      if (out.size() > limit) {
        throw tooLarge(limit);
      }
    }
    return out.toByteArray();
  }

  /** A refusal that says how much is taken. */
  public static ProblemException tooLarge(long limitBytes) {
    return new ProblemException(
        Problem.of(
            RequestReason.BODY_TOO_LARGE
                .because()
                .figure("limit", limitBytes / 1024 + " KiB")
                .refuses()));
  }

  /**
   * The body as a file that is gone when the request ends, for tables.
   *
   * @throws ProblemException {@link RequestReason#BODY_TOO_LARGE}
   */
  public Path file() throws IOException {
    if (spooled == null) {
      spooled = Files.createTempFile("gongtong-upload-", ".tmp");
      long limit = BodyLimits.UPLOAD_MIB * (1L << 20);
      long size = 0;
      byte[] some = new byte[1 << 16];
      InputStream in = context.bodyInputStream();
      try (OutputStream out = Files.newOutputStream(spooled)) {
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
          size += read;
          if (size > limit) {
            throw tooLarge(limit);
          }
          out.write(some, 0, read);
        }
      }
    }
    return spooled;
  }

  /**
   * SHA-256 of all that makes the request what it is: method, address, version and body. Equal for
   * a repeated command, different for another one that borrows its key.
   */
  String fingerprint() throws IOException {
    MessageDigest sha = sha256();
    String query = context.queryString();
    String head =
        String.join(
            "\n",
            context.method().name(),
            context.path(),
            query == null ? "" : query,
            Objects.toString(context.header("If-Match"), ""),
            Negotiation.mediaType(context.contentType()),
            "");
    sha.update(head.getBytes(StandardCharsets.UTF_8));
    String type = Negotiation.mediaType(context.contentType());
    if (type.equals(JSON)) {
      sha.update(jsonBytes());
    } else if (!type.isEmpty()) {
      byte[] some = new byte[1 << 16];
      try (InputStream in = Files.newInputStream(file())) {
        for (int read = in.read(some); read >= 0; read = in.read(some)) {
          sha.update(some, 0, read);
        }
      }
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * One page of a list, with the address of the next one.
   *
   * @param next where the next page begins, or null after the last
   */
  public Answer page(List<? extends Map<String, ?>> items, @Nullable String next, int limit) {
    return page(items, next, limit, "");
  }

  /**
   * As {@link #page(List, String, int)}.
   *
   * @param filters what else the next page is asked with, each part with its ampersand
   */
  public Answer page(
      List<? extends Map<String, ?>> items, @Nullable String next, int limit, String filters) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("items", items);
    body.put("next", next);
    Answer.Content content = Answer.ok(body);
    return next == null
        ? content
        : content.with(
            "Link",
            "<"
                + context.path()
                + "?limit="
                + limit
                + filters
                + "&after="
                + next
                + ">; rel=\"next\"");
  }

  @Override
  public void close() throws IOException {
    if (spooled != null) {
      Files.deleteIfExists(spooled);
    }
  }
}

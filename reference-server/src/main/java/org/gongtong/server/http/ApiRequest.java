package org.gongtong.server.http;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.gongtong.core.kernel.Actor;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A request as operations see it. Not thread-safe. */
public final class ApiRequest {

  /** The largest JSON body; an explanation of 20,000 characters fits many times. */
  static final int MAX_JSON_BYTES = 256 * 1024;

  private static final String JSON = "application/json";

  private final Context context;
  private final @Nullable Actor actor;
  private byte @Nullable [] body;

  ApiRequest(Context context, @Nullable Actor actor) {
    this.context = context;
    this.actor = actor;
  }

  /** Who acts, in an operation for staff. */
  public Actor actor() {
    if (actor == null) {
      throw new IllegalStateException("an operation for everybody knows nobody: " + context.path());
    }
    return actor;
  }

  /** The language the client prefers. */
  public Language language() {
    return Negotiation.language(context.header("Accept-Language"));
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

  /** The bytes of the JSON body; read once and kept. */
  byte[] jsonBytes() throws IOException {
    if (body == null) {
      expect(List.of(JSON));
      String charset = Negotiation.charset(context.contentType());
      if (!charset.isEmpty() && !charset.equals("utf-8")) {
        throw unsupported(JSON + "; charset=" + charset, List.of(JSON));
      }
      body = bytes(MAX_JSON_BYTES);
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
                .figure("accepted", LocalizedText.of(String.join("、", accepted), String.join(", ", accepted)))
                .refuses()));
  }

  private byte[] bytes(int limit) throws IOException {
    if (context.contentLength() > limit) {
      throw tooLarge(limit);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] some = new byte[8192];
    InputStream in = stream();
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

  /** The body as it comes in, for tables; whoever reads it bounds it. */
  public InputStream stream() {
    return context.bodyInputStream();
  }

  /** The length the client announced, or -1. */
  public long announcedLength() {
    return context.req().getContentLengthLong();
  }
}

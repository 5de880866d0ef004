package org.gongtong.server.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * The style sheet, the script and the icon, served from the jar under an address that carries a
 * hash of the content: browsers may keep them for ever, and a new release is a new address.
 * Immutable and safe for use by many threads.
 */
public final class Assets {
  private static final Map<String, String> TYPES =
      Map.of(
          "gongtong.css", "text/css; charset=utf-8",
          "gongtong.js", "text/javascript; charset=utf-8",
          "seal.svg", "image/svg+xml");
  private static final Map<String, Asset> BY_NAME = readAll();

  private Assets() {}

  /**
   * One file.
   *
   * @param path the address, for example {@code /assets/1f0c9a7be2d4/gongtong.css}
   * @param contentType the media type
   * @param content the bytes; not to be changed
   */
  public record Asset(String path, String contentType, byte[] content) {}

  /** The address of a file. */
  public static String path(String name) {
    Asset asset = BY_NAME.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no asset " + name);
    }
    return asset.path();
  }

  /** The file behind an address, if it is one of this release. */
  public static Optional<Asset> find(String path) {
    return BY_NAME.values().stream().filter(asset -> asset.path().equals(path)).findFirst();
  }

  private static Map<String, Asset> readAll() {
    Map<String, Asset> assets = new HashMap<>();
    TYPES.forEach((name, type) -> assets.put(name, read(name, type)));
    return Map.copyOf(assets);
  }

  private static Asset read(String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks assets/" + name);
      }
      byte[] content = in.readAllBytes();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      String version = HexFormat.of().formatHex(digest, 0, 6);
      return new Asset("/assets/" + version + "/" + name, type, content);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read assets/" + name, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

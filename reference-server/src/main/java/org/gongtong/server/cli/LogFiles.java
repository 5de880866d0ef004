package org.gongtong.server.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.gongtong.core.audit.tile.TileId;
import org.gongtong.core.audit.tile.TileStore;

/** The files of a log that somebody published, for reading: in a folder, or at an address. */
sealed interface LogFiles extends TileStore {
  /** The greatest file of a log is a bundle: 256 entries of 64 KiB. */
  int LARGEST = 256 * (2 + 0xffff);

  /**
   * A file by its path below the log.
   *
   * @throws LogUnreadable if it cannot be told whether there is one
   */
  Optional<byte[]> read(String path);

  @Override
  default Optional<byte[]> find(TileId id) {
    return read(id.path());
  }

  @Override
  default void put(TileId id, byte[] bytes) {
    throw new UnsupportedOperationException("a published log is read");
  }

  /** A file cannot be read; the message says which. */
  final class LogUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogUnreadable(String where) {
      super("无法读取 / cannot read " + where);
    }
  }

  /**
   * In a folder.
   *
   * @param root where {@code checkpoint} and {@code tile/} lie
   */
  record Folder(Path root) implements LogFiles {
    @Override
    public Optional<byte[]> read(String path) {
      Path file = root.resolve(path);
      try (InputStream in = Files.newInputStream(file)) {
        return Optional.of(atMost(in, file.toString()));
      } catch (NoSuchFileException e) {
        return Optional.empty();
      } catch (IOException e) {
        throw new LogUnreadable(file.toString());
      }
    }
  }

  /**
   * At an address.
   *
   * @param root ends with a slash
   */
  record Address(URI root, HttpClient client) implements LogFiles {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    static Address of(String url) {
      URI root = URI.create(url.endsWith("/") ? url : url + "/");
      if (root.getHost() == null || !String.valueOf(root.getScheme()).matches("https?")) {
        throw new IllegalArgumentException(url);
      }
      return new Address(root, HttpClient.newBuilder().connectTimeout(PATIENCE).build());
    }

    @Override
    public Optional<byte[]> read(String path) {
      URI file = root.resolve(path);
      HttpRequest request = HttpRequest.newBuilder(file).timeout(PATIENCE).build();
      try {
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
          return switch (answer.statusCode()) {
            case 200 -> Optional.of(atMost(body, file.toString()));
            case 404, 410 -> Optional.empty();
            default -> throw new LogUnreadable(file + " (" + answer.statusCode() + ")");
          };
        }
      } catch (IOException e) {
        throw new LogUnreadable(file.toString());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LogUnreadable(file.toString());
      }
    }
  }

  private static byte[] atMost(InputStream in, String where) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new LogUnreadable(where);
    }
    return bytes;
  }
}

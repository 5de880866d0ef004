package org.gongtong.server.auth;

import java.time.ZoneId;
import org.gongtong.core.kernel.LocalizedText;
import org.gongtong.core.people.MandatePlace;
import org.gongtong.core.place.Community;

/**
 * What somebody wants to do something to: the server, a community, or a place in one. Immutable.
 *
 * @param place the place
 * @param zone in which its days are counted
 * @param name as people call it
 */
public record Subject(MandatePlace place, ZoneId zone, LocalizedText name) {

  private static final LocalizedText SERVER = LocalizedText.of("整个系统", "the whole server");

  /**
   * The server itself.
   *
   * @param zone the server's
   */
  public static Subject server(ZoneId zone) {
    return new Subject(MandatePlace.server(), zone, SERVER);
  }

  public static Subject of(Community community) {
    return new Subject(MandatePlace.community(community.id()), community.zone(), community.name());
  }

  /**
   * A place in a community.
   *
   * @param path as in {@link MandatePlace}, not empty
   */
  public static Subject at(Community community, String path) {
    LocalizedText name = community.name();
    return new Subject(
        new MandatePlace(community.id(), path),
        community.zone(),
        LocalizedText.of(name.zh() + " " + path, name.en() + ", " + path));
  }
}

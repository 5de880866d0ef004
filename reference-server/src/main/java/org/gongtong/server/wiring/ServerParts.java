package org.gongtong.server.wiring;

import com.google.inject.Module;
import java.util.ArrayList;
import java.util.List;
import org.gongtong.server.config.ServerConfig;

/**
 * The modules of a full server, in the order in which their filters and routes are added. An area
 * joins with a module of its own and one line here. {@link RunningServer#start} takes them.
 */
public final class ServerParts {
  private ServerParts() {}

  /** What this server is made of, besides health, metrics and rule packs. */
  public static List<Module> of(ServerConfig config) {
    List<Module> parts = new ArrayList<>();
    parts.add(new StoreModule(config));
    parts.add(new FrameModule(config));
    parts.add(new AccessModule(config));
    parts.add(new DecisionModule());
    parts.add(new PagesModule());
    parts.add(new RosterModule(config));
    if (config.demo()) {
      parts.add(new DemoModule());
    }
    return List.copyOf(parts);
  }
}

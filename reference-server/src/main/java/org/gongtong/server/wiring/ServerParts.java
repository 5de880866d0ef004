package org.gongtong.server.wiring;

import com.google.inject.Module;
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
    return List.of(new StoreModule(config), new FrameModule(config));
  }
}

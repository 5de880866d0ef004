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
    parts.add(new EarlyRoutesModule());
    // A path is looked for from the first route on: what residents use at once comes first.
    parts.add(new PagesModule());
    parts.add(new AccessModule(config));
    parts.add(new PeopleModule());
    parts.add(new SignInModule(config));
    parts.add(new StaffPagesModule(config));
    parts.add(new PersonModule(config));
    parts.add(new OversightModule());
    parts.add(new DecisionModule());
    parts.add(new RosterModule(config));
    parts.add(new DeskModule(config));
    parts.add(new PaperModule());
    parts.add(new AssistModule(config));
    parts.add(new ElectionModule());
    parts.add(new TimeBankModule(config));
    parts.add(new TimeBankApiModule());
    parts.add(new TimeBankPagesModule());
    parts.add(new SettlementModule(config));
    parts.add(new LogModule(config));
    parts.add(new RetentionModule(config));
    parts.add(new WebhookModule(config));
    parts.add(new BoardModule());
    parts.add(new GrantModule());
    parts.add(new ApiModule());
    if (config.demo()) {
      parts.add(new DemoModule());
    }
    // Last, so that the clock does not take a step of a motion that a demo is still playing.
    parts.add(new JobsModule());
    return List.copyOf(parts);
  }
}

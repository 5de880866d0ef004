package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.multibindings.OptionalBinder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import javax.sql.DataSource;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.http.RequestMetrics;
import org.gongtong.server.http.RouteGroup;

/** What the parts of the server may ask for. */
final class ServerModule extends AbstractModule {
  private final ServerConfig config;
  private final DataSource database;
  private final PrometheusMeterRegistry metrics;

  ServerModule(ServerConfig config, DataSource database, PrometheusMeterRegistry metrics) {
    this.config = config;
    this.database = database;
    this.metrics = metrics;
  }

  @Override
  protected void configure() {
    // A forgotten @Inject or a typo in a type is an error at start, not a surprise later.
    binder().requireAtInjectOnConstructors();
    bind(ServerConfig.class).toInstance(config);
    bind(DataSource.class).toInstance(database);
    bind(PrometheusMeterRegistry.class).toInstance(metrics);
    bind(MeterRegistry.class).toInstance(metrics);
    // A test parts sooner, by the same OptionalBinder's setBinding().
    OptionalBinder.newOptionalBinder(binder(), Listeners.Parting.class)
        .setDefault()
        .toInstance(new Listeners.Parting(Duration.ofSeconds(1)));
    Multibinder<RouteGroup> groups = Multibinder.newSetBinder(binder(), RouteGroup.class);
    groups.addBinding().toInstance(new RequestMetrics(metrics));
  }
}

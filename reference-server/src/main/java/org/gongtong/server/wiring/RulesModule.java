package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.gongtong.core.kernel.Language;
import org.gongtong.core.rules.LoadReport;
import org.gongtong.core.rules.Quarantined;
import org.gongtong.core.rules.Reason;
import org.gongtong.core.rules.RuleBook;
import org.gongtong.server.wiring.packs.InstalledPacks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the {@link RuleBook} of the installed packs and the {@link InstalledPacks} themselves, and
 * says at the start which there are: one line a pack, always, so that a pack that is missing is
 * missed.
 */
final class RulesModule extends AbstractModule {
  private static final Logger LOG = LoggerFactory.getLogger(RulesModule.class);

  private final InstalledPacks packs;
  private final MeterRegistry metrics;

  RulesModule(InstalledPacks packs, MeterRegistry metrics) {
    this.packs = packs;
    this.metrics = metrics;
  }

  @Override
  protected void configure() {
    LoadReport report = packs.report();
    new LoadReport(report.enabled(), List.of()).lines(Language.ZH_CN).forEach(LOG::info);
    for (Quarantined pack : report.quarantined()) {
      LOG.warn("已隔离 {} {}", pack.fault(), pack.line(Language.ZH_CN));
      LOG.warn("quarantined {} {}", pack.fault(), pack.line(Language.EN));
    }
    for (Reason refused : packs.holidays().refused()) {
      LOG.warn("{}；{}", refused.text(Language.ZH_CN), refused.remedy(Language.ZH_CN));
      LOG.warn("{}; {}", refused.text(Language.EN), refused.remedy(Language.EN));
    }
    metrics.gauge("gongtong.packs.enabled", packs, all -> all.report().enabled().size());
    metrics.gauge("gongtong.packs.quarantined", packs, all -> all.report().quarantined().size());
    bind(InstalledPacks.class).toInstance(packs);
    bind(RuleBook.class).toInstance(packs.ruleBook());
  }
}

package org.gongtong.core.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongtong.core.rules.PluginJar.pack;
import static org.gongtong.core.rules.PluginJar.packWith;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What loading one pack leaves to the others in its jar and to the thread that asked. */
class RulePackLoaderNeighboursTest {

  private static final String HOSTILE = "hh.Hostile";

  @TempDir Path folder;

  @Test
  void oneJarsHealthyPackSurvivesItsBrokenNeighbour() {
    PluginJar jar =
        new PluginJar()
            .services("hh.Missing\nhh.Healthy\n")
            .source("hh.Healthy", pack("hh.Healthy", "healthy", "cn-99.healthy", "2026-01-01"));
    LoadReport report = RulePackLoader.load(List.of(jar.in(folder, "mixed.jar")));
    assertThat(report.enabled()).extracting(LoadedPack::id).containsExactly("healthy");
    assertThat(report.quarantined())
        .extracting(Quarantined::fault)
        .containsExactly(PackFault.CLASS_MISSING);
  }

  @Test
  void thePluginSeesItsOwnLoaderAsTheThreadsAndTheThreadGetsItsOwnBack() {
    String check =
        "if (Thread.currentThread().getContextClassLoader() != Hostile.class.getClassLoader()) throw new Error();";
    PackSource source =
        new PluginJar()
            .provider(
                HOSTILE,
                packWith(
                    HOSTILE,
                    "hostile",
                    "1",
                    check + " return java.util.List.of();",
                    "public Hostile() {" + check + "}"))
            .in(folder, "tccl.jar");
    ClassLoader own = Thread.currentThread().getContextClassLoader();

    assertThat(RulePackLoader.load(List.of(source)).enabled()).hasSize(1);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(own);
  }
}

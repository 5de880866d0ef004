package org.gongtong.server.wiring.doctor;

import java.time.InstantSource;
import java.util.Optional;
import org.gongtong.server.config.ConfigReport;
import org.gongtong.server.config.ServerConfig;
import org.gongtong.server.wiring.embedded.OpenDatabase;

/**
 * What is looked at.
 *
 * @param settings with their warnings
 * @param database absent when it could not be opened
 * @param clock this machine's
 */
record Patient(ConfigReport settings, Optional<OpenDatabase> database, InstantSource clock) {
  ServerConfig config() {
    return settings.config();
  }
}

package org.gongtong.server.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Finds the addresses of a name. Extension point; implementations are thread-safe. Whatever it
 * answers is looked at before anything is sent there.
 */
@FunctionalInterface
public interface HostNames {
  /**
   * @throws UnknownHostException if it has none
   */
  InetAddress[] addresses(String host) throws UnknownHostException;
}

package org.gongtong.server.wiring.packs;

import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;

/**
 * What a dropped-in jar sees of the world. The list is short on purpose: whatever a plugin can see,
 * it will come to need, and then the server can no longer change it.
 */
final class PluginParentLoader extends ClassLoader {

  private final ClassLoader library;

  /**
   * @param library sees the public classes of the core
   */
  PluginParentLoader(ClassLoader library) {
    super("gongtong-plugins", null);
    this.library = library;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return getPlatformClassLoader().loadClass(name);
    }
    if (isShown(name)) {
      return library.loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }

  private static boolean isShown(String name) {
    return name.startsWith("org.jspecify.")
        || (name.startsWith("org.gongtong.core.") && !name.contains(".internal."));
  }

  /**
   * None: the services files of the class path would otherwise be found again from within every
   * jar.
   */
  @Override
  public @Nullable URL getResource(String name) {
    return null;
  }

  @Override
  public Enumeration<URL> getResources(String name) {
    return Collections.emptyEnumeration();
  }
}

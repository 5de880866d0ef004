package org.gongtong.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Loads the classes of a pack's own package once more, and everything else as the pack does. */
final class FreshClassLoader extends ClassLoader {

  private final String ownPackage;

  FreshClassLoader(Class<?> pack) {
    super(pack.getClassLoader());
    this.ownPackage = pack.getPackageName() + ".";
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      byte[] bytes = name.startsWith(ownPackage) ? bytes(getParent(), name) : null;
      return bytes == null
          ? super.loadClass(name, resolve)
          : defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** The compiled form of a class, or null if the loader has none. */
  static byte @Nullable [] bytes(ClassLoader loader, String name) {
    try (InputStream in = loader.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

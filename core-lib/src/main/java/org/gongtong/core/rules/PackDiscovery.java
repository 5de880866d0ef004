package org.gongtong.core.rules;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks into one place. The iterator of {@link ServiceLoader} may throw at each step and goes on
 * afterwards; which class an error was about is then found out by comparing what the services files
 * name with what was delivered. Used once.
 */
final class PackDiscovery {

  /** A loader that throws for ever would otherwise keep us for ever. */
  static final int MOST_ERRORS = 100;

  private final PackSource source;
  private final List<LoadedPack> found = new ArrayList<>();
  private final List<Quarantined> quarantined = new ArrayList<>();
  private final List<Throwable> errors = new ArrayList<>();

  PackDiscovery(PackSource source) {
    this.source = source;
  }

  List<LoadedPack> found() {
    return found;
  }

  List<Quarantined> quarantined() {
    return quarantined;
  }

  /**
   * Runs with the place's class loader as the thread's, as plugins may expect, and puts the
   * thread's own back.
   */
  void run() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(source.loader());
    try {
      look();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private void look() {
    Set<String> named = namedClasses();
    Set<String> delivered = new HashSet<>();
    for (ServiceLoader.Provider<RulePack> provider : providers()) {
      Class<?> type = typeOf(provider);
      if (type != null) {
        delivered.add(type.getName());
        take(provider, type);
      }
    }
    Set<String> undelivered = new LinkedHashSet<>(named);
    undelivered.removeAll(delivered);
    undelivered.stream().limit(MOST_ERRORS).forEach(this::diagnose);
    if (errors.size() >= MOST_ERRORS) {
      quarantine(
          PackFault.TOO_MANY_ERRORS,
          PackFault.TOO_MANY_ERRORS.because().figure("most", MOST_ERRORS));
    } else if (!errors.isEmpty() && quarantined.isEmpty()) {
      quarantine(
          PackFault.UNREADABLE,
          PackFault.UNREADABLE.because().figure("error", PlainLine.of(errors.get(0))));
    }
  }

  private Set<String> namedClasses() {
    Set<String> named = new LinkedHashSet<>();
    try {
      for (ServicesFile file : ServicesFile.seenBy(source.loader())) {
        named.addAll(file.classNames());
        if (file.malformedLine() > 0) {
          quarantine(
              PackFault.SERVICES_MALFORMED,
              PackFault.SERVICES_MALFORMED
                  .because()
                  .figure("file", ServicesFile.PATH)
                  .figure("line", file.malformedLine())
                  .figure("content", file.malformed()));
        }
      }
    } catch (IOException | RuntimeException e) {
      errors.add(e);
    }
    return named;
  }

  private List<ServiceLoader.Provider<RulePack>> providers() {
    List<ServiceLoader.Provider<RulePack>> providers = new ArrayList<>();
    Iterator<ServiceLoader.Provider<RulePack>> steps =
        ServiceLoader.load(RulePack.class, source.loader()).stream().iterator();
    while (errors.size() < MOST_ERRORS) {
      try {
        if (!steps.hasNext()) {
          break;
        }
        providers.add(steps.next());
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        errors.add(e);
      }
    }
    return providers;
  }

  private @Nullable Class<?> typeOf(ServiceLoader.Provider<RulePack> provider) {
    try {
      return provider.type();
    } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
      errors.add(e);
      return null;
    }
  }

  private void take(ServiceLoader.Provider<RulePack> provider, Class<?> type) {
    RulePack pack;
    try {
      pack = provider.get();
    } catch (Throwable e) {
      rethrowIfFatal(e);
      Throwable cause = e.getCause() == null ? e : e.getCause();
      PackFault fault =
          cause instanceof ReflectiveOperationException
              ? PackFault.NOT_INSTANTIABLE
              : PackFault.CONSTRUCTOR_FAILED;
      aboutClass(fault, type.getName(), cause);
      return;
    }
    PackReading reading = new PackReading(pack, where(type), source.sha256());
    reading.run();
    reading.loaded().ifPresent(found::add);
    reading.fault().ifPresent(quarantined::add);
  }

  /** The place; on a class path of many jars, the jar as well. */
  private String where(Class<?> type) {
    CodeSource code = source.sha256() == null ? type.getProtectionDomain().getCodeSource() : null;
    if (code == null
        || code.getLocation() == null
        || !code.getLocation().getPath().endsWith(".jar")) {
      return source.where();
    }
    String path = code.getLocation().getPath();
    String jar = path.substring(path.lastIndexOf('/') + 1);
    return jar.equals(source.where()) ? jar : source.where() + " " + jar;
  }

  /** Finds out why a named class was not delivered. */
  private void diagnose(String name) {
    try {
      Class<?> type = Class.forName(name, false, source.loader());
      Optional<Class<?>> ownCopy = ownCopyOfTheInterface(type);
      if (ownCopy.isPresent()) {
        aboutClass(PackFault.SPI_BUNDLED, RulePack.class.getName(), null);
      } else if (!RulePack.class.isAssignableFrom(type)) {
        aboutClass(PackFault.NOT_A_PACK, name, null);
      } else if (!isCreatable(type)) {
        aboutClass(PackFault.NOT_INSTANTIABLE, name, null);
      } else if (errors.size() < MOST_ERRORS) {
        // beyond the bound it was merely not reached
        aboutClass(PackFault.UNREADABLE, name, errors.isEmpty() ? null : errors.get(0));
      }
    } catch (ClassNotFoundException e) {
      aboutClass(PackFault.CLASS_MISSING, name, null);
    } catch (LinkageError | RuntimeException e) {
      aboutClass(PackFault.CLASS_BROKEN, name, e);
    }
  }

  private static boolean isCreatable(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && !Modifier.isAbstract(type.getModifiers())
        && Arrays.stream(type.getConstructors())
            .anyMatch(constructor -> constructor.getParameterCount() == 0);
  }

  /** An interface of our name that is not ours: the jar brought its own copy along. */
  private static Optional<Class<?>> ownCopyOfTheInterface(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Class<?> face : at.getInterfaces()) {
        if (face.getName().equals(RulePack.class.getName()) && face != RulePack.class) {
          return Optional.of(face);
        }
      }
    }
    return Optional.empty();
  }

  private void aboutClass(PackFault fault, String name, @Nullable Throwable error) {
    String told = error == null ? name : PlainLine.of(error);
    quarantine(fault, fault.because().figure("class", name).figure("error", told));
  }

  private void quarantine(PackFault fault, Reason.Draft draft) {
    quarantined.add(new Quarantined(fault, source.where(), draft.refuses(), source.sha256()));
  }

  /** What is wrong with the machine rather than with the plugin is not ours to swallow. */
  static void rethrowIfFatal(Throwable e) {
    if (e instanceof VirtualMachineError fatal && !(e instanceof StackOverflowError)) {
      throw fatal;
    }
  }
}

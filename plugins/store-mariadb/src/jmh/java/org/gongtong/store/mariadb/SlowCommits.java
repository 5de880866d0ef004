package org.gongtong.store.mariadb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/** Connections whose commits take longer, as on a slower disk. Thread-safe. */
final class SlowCommits {

  private final long nanos;

  SlowCommits(long micros) {
    this.nanos = micros * 1000;
  }

  DataSource of(DataSource database) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Object result = invoke(database, method, arguments);
          return result instanceof Connection connection ? of(connection) : result;
        });
  }

  private Connection of(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          if (method.getName().equals("commit")) {
            LockSupport.parkNanos(nanos);
          }
          Object result = invoke(connection, method, arguments);
          return method.getName().equals("createStatement") ? of((Statement) result) : result;
        });
  }

  private Statement of(Statement statement) {
    return proxy(
        Statement.class,
        (self, method, arguments) -> {
          if (arguments != null && "commit".equals(arguments[0])) {
            LockSupport.parkNanos(nanos);
          }
          return invoke(statement, method, arguments);
        });
  }

  private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(SlowCommits.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

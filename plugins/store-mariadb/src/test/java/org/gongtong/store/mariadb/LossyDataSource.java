package org.gongtong.store.mariadb;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;

/** Connections that are lost at a commit, as often as a test has asked for. Thread-safe. */
final class LossyDataSource {

  /** When a connection is lost. */
  enum Loss {
    /** The database has committed, and the reply does not arrive. */
    AFTER_THE_COMMIT,
    /** The database never hears of the commit. */
    BEFORE_THE_COMMIT
  }

  private final DataSource whole;
  private final Queue<Loss> coming = new ConcurrentLinkedQueue<>();

  LossyDataSource(DataSource whole) {
    this.whole = whole;
  }

  /** The next commit is lost so. */
  void lose(Loss loss) {
    coming.add(loss);
  }

  /** Whether all losses have come. */
  boolean isDone() {
    return coming.isEmpty();
  }

  DataSource lossy() {
    return proxy(
        DataSource.class,
        (source, method, arguments) -> {
          Object made = call(whole, method, arguments);
          return made instanceof Connection connection ? lossy(connection) : made;
        });
  }

  private Connection lossy(Connection connection) {
    return proxy(
        Connection.class,
        (self, method, arguments) -> {
          Object made = call(connection, method, arguments);
          return method.getName().equals("createStatement")
              ? lossy(connection, (Statement) made)
              : made;
        });
  }

  private Statement lossy(Connection connection, Statement statement) {
    return proxy(
        Statement.class,
        (self, method, arguments) -> {
          Loss loss =
              arguments != null && arguments.length > 0 && "commit".equals(arguments[0])
                  ? coming.poll()
                  : null;
          if (loss == null) {
            return call(statement, method, arguments);
          }
          if (loss == Loss.AFTER_THE_COMMIT) {
            call(statement, method, arguments);
          }
          connection.abort(Runnable::run);
          throw new SQLNonTransientConnectionException("lost by the test", "08000");
        });
  }

  private static Object call(Object whole, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(whole, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException sql ? sql : e;
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            LossyDataSource.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

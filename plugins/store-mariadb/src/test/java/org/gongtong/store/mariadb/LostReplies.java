package org.gongtong.store.mariadb;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;

/** Connections that break at some of their commits, just before or just after. Thread-safe. */
final class LostReplies {

  /** When a connection breaks. */
  enum Break {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private final DataSource database;
  private final Deque<Break> next = new ConcurrentLinkedDeque<>();

  LostReplies(DataSource database) {
    this.database = database;
  }

  /** The next commits break so, one after another; those after them do not. */
  void breakAt(Break... breaks) {
    for (Break one : breaks) {
      next.add(one);
    }
  }

  boolean areOver() {
    return next.isEmpty();
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) -> {
          Object result = method.invoke(database, arguments);
          return result instanceof Connection connection ? connection(connection) : result;
        });
  }

  private Connection connection(Connection connection) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          Object result = method.invoke(connection, arguments);
          boolean commits =
              method.getName().equals("prepareStatement")
                  && ((String) arguments[0]).endsWith(WorkTransaction.COMMIT);
          return commits ? statement(connection, (PreparedStatement) result) : result;
        });
  }

  private PreparedStatement statement(Connection connection, PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) -> {
          boolean commits = method.getName().equals("execute");
          Break now = commits ? next.poll() : null;
          if (now == null) {
            return method.invoke(statement, arguments);
          }
          if (now == Break.AFTER_COMMIT) {
            method.invoke(statement, arguments);
          }
          connection.abort(Runnable::run);
          throw new SQLNonTransientConnectionException("the connection is gone", "08S01");
        });
  }

  private interface Call {
    Object invoke(java.lang.reflect.Method method, Object[] arguments)
        throws IllegalAccessException, InvocationTargetException, SQLException;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            LostReplies.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              try {
                return call.invoke(method, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }
}

package org.gongtong.server.http;

import io.javalin.Javalin;
import io.javalin.router.Endpoint;
import io.javalin.router.ParsedEndpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * All routes of a listener, each with whom it is for. Immutable.
 *
 * @param routes by path and method
 */
public record RouteTable(List<Route> routes) {

  /**
   * One route.
   *
   * @param method in capitals
   * @param path with its parameters in braces
   * @param role an {@link org.gongtong.server.auth.Action} or an {@link
   *     org.gongtong.server.auth.Audience}
   */
  public record Route(String method, String path, RouteRole role) {}

  public RouteTable {
    routes = List.copyOf(routes);
  }

  /**
   * The routes of a listener that is about to start.
   *
   * @throws IllegalStateException naming every route that does not say whom it is for
   */
  public static RouteTable of(Javalin javalin) {
    List<Route> routes = new ArrayList<>();
    List<String> unnamed = new ArrayList<>();
    for (ParsedEndpoint parsed : javalin.unsafe.internalRouter.allHttpHandlers()) {
      Endpoint endpoint = parsed.endpoint;
      if (!endpoint.method.isHttpMethod()) {
        continue; // A filter.
      }
      Roles roles = endpoint.metadata(Roles.class);
      Set<RouteRole> named = roles == null ? Set.of() : roles.getRoles();
      if (named.size() == 1) {
        routes.add(new Route(endpoint.method.name(), endpoint.path, named.iterator().next()));
      } else {
        unnamed.add(endpoint.method.name() + " " + endpoint.path);
      }
    }
    if (!unnamed.isEmpty()) {
      throw new IllegalStateException(
          "a route is registered with one Action or Audience, these are not: " + unnamed);
    }
    routes.sort(Comparator.comparing(Route::path).thenComparing(Route::method));
    return new RouteTable(routes);
  }
}

/**
 * The API: routes and JSON, thin above the core's services.
 *
 * <p>A sub-package an area. Routes come in {@link org.gongtong.server.http.RouteGroup}s, which
 * {@code wiring} binds and puts on the public listener; {@link
 * org.gongtong.server.http.RequestMetrics} is the first of them and sees every request. Health and
 * metrics are not here: they live on the admin listener.
 */
@NullMarked
package org.gongtong.server.http;

import org.jspecify.annotations.NullMarked;

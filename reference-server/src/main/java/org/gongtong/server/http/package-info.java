/**
 * The API: routes and JSON, thin above the core's services.
 *
 * <p>A sub-package an area; each offers {@link org.gongtong.server.http.Operations}, which {@link
 * org.gongtong.server.http.Api} serves below {@code /api/v1}. The life of a request:
 *
 * <ol>
 *   <li>what every request passes: {@link org.gongtong.server.http.RequestFrame}, {@link
 *       org.gongtong.server.http.BodyLimits}, {@link org.gongtong.server.http.SameSiteOnly};
 *   <li>who is signed in, and what the client takes;
 *   <li>for a command, its key: {@link org.gongtong.server.http.Repeats};
 *   <li>the operation reads by {@link org.gongtong.server.http.JsonFields} and {@link
 *       org.gongtong.server.http.QueryFields}, asks a service of the core, and gives an {@link
 *       org.gongtong.server.http.Answer};
 *   <li>a refusal becomes a {@link org.gongtong.server.http.Problem}; {@link
 *       org.gongtong.server.http.StatusOf} alone knows which status a code has.
 * </ol>
 *
 * <p>What is promised stands in {@code openapi.json}, written first; tests hold every answer
 * against it. Pages join by the same {@link org.gongtong.server.http.RouteGroup}s, which {@code
 * wiring} binds and puts on the public listener; {@link org.gongtong.server.http.RequestMetrics}
 * sees every request. Health and metrics are not here: they live on the admin listener.
 */
@NullMarked
package org.gongtong.server.http;

import org.jspecify.annotations.NullMarked;

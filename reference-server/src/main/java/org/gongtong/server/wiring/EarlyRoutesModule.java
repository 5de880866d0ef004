package org.gongtong.server.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.ProvidesIntoSet;
import org.gongtong.server.http.Api;
import org.gongtong.server.http.RouteGroup;

/** The few operations of the API whose routes stand before those of pages. */
final class EarlyRoutesModule extends AbstractModule {

  @ProvidesIntoSet
  RouteGroup early(Api api) {
    return api::addEarlyTo;
  }
}

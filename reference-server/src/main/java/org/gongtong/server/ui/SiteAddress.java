package org.gongtong.server.ui;

import io.javalin.http.Context;

/** Where residents reach this site. Thread-safe. */
@FunctionalInterface
public interface SiteAddress {
  /** As the operator gave it, or as this request came; without a slash at the end. */
  String of(Context context);
}

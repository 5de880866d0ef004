package org.gongtong.server.ui.staff.account;

import java.util.Locale;
import org.gongtong.server.auth.SignInMethod;
import org.gongtong.server.ui.text.MessageKey;

/** How somebody signed in, as it is shown. */
public enum SignInWay implements MessageKey {
  PASSWORD,
  CODE,
  RECOVERY,
  SET_UP,
  INVITATION,
  OPENID,
  BREAK_GLASS;

  static SignInWay of(SignInMethod method) {
    return valueOf(method.name());
  }

  /** The key of its words. */
  @Override
  public String messageKey() {
    return "way." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

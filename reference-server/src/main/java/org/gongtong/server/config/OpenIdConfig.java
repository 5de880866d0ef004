package org.gongtong.server.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The organisation's own sign-in. Immutable; its text form hides the secret.
 *
 * @param issuer an https address, or http on this machine
 * @param clientId how this server is known there
 * @param clientSecret what it proves itself with
 * @param groupsClaim the claim of the ID token that lists a person's groups
 * @param groups which group stands for which mandate, a line each; nobody else is let in
 * @param button what the button on the sign-in page says
 */
public record OpenIdConfig(
    URI issuer,
    String clientId,
    String clientSecret,
    String groupsClaim,
    List<GroupMandate> groups,
    String button) {

  public OpenIdConfig {
    groups = List.copyOf(groups);
  }

  static Optional<OpenIdConfig> of(SettingValues values) {
    SettingValues.Value issuer = values.get(Setting.OIDC_ISSUER);
    if (issuer.text().isEmpty()) {
      return Optional.empty();
    }
    required(values, Setting.OIDC_CLIENT_ID);
    required(values, Setting.OIDC_CLIENT_SECRET);
    return Optional.of(
        new OpenIdConfig(
            issuer(values, issuer),
            values.get(Setting.OIDC_CLIENT_ID).text(),
            values.get(Setting.OIDC_CLIENT_SECRET).text(),
            values.get(Setting.OIDC_GROUPS_CLAIM).text(),
            groups(values),
            values.get(Setting.OIDC_BUTTON).text()));
  }

  private static void required(SettingValues values, Setting setting) {
    if (values.get(setting).text().isEmpty()) {
      values.problem(
          values.get(setting).place(),
          "设置了 oidc.issuer 时不能为空",
          "must not be empty where oidc.issuer is set");
    }
  }

  private static URI issuer(SettingValues values, SettingValues.Value value) {
    if (value
        .text()
        .matches(
            "https://[^/?#@\\s]+(/[^?#\\s]*)?|http://(127\\.0\\.0\\.1|localhost|\\[::1\\])(:\\d+)?(/[^?#\\s]*)?")) {
      try {
        return URI.create(value.text());
      } catch (IllegalArgumentException e) {
        // Told below, as any other text that is no address.
      }
    }
    values.problem(
        value.place(),
        "应为 https:// 开头的网址（仅本机可用 http://），而不是“" + value.text() + "”",
        "must be an https:// address (http:// on this machine only), not “" + value.text() + "”");
    return URI.create("https://invalid.example");
  }

  private static List<GroupMandate> groups(SettingValues values) {
    SettingValues.Value value = values.get(Setting.OIDC_GROUPS);
    List<GroupMandate> groups = new ArrayList<>();
    for (String pair : value.text().split(",", -1)) {
      GroupMandate mandate = GroupMandate.read(values, value.place(), pair);
      if (mandate != null) {
        groups.add(mandate);
      }
    }
    return groups;
  }

  @Override
  public String toString() {
    return "OpenIdConfig[" + issuer + "]";
  }
}

package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1",
    "0:0:0:0:0:0:0:1, 0:0:0:0::/64",
    "[2001:db8:1:2:3:4:5:6], 2001:db8:1:2::/64",
    "2001:db8:1:2:ffff:4:5:6, 2001:db8:1:2::/64",
    "2001:db8::1, 2001:db8:0:0::/64",
    "2001:db8:1:2::9, 2001:db8:1:2::/64",
    "::1, 0:0:0:0::/64",
    "nonsense, nonsense"
  })
  void oneNetworkIsOnePlace(String address, String place) {
    assertThat(ClientAddress.network(address)).isEqualTo(place);
  }
}

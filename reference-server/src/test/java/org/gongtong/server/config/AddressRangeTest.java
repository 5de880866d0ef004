package org.gongtong.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "fd00::/8, fdff::1, true",
    "fd00::/8, fe00::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "127.0.0.1, ::ffff:127.0.0.1, true",
  })
  void knowsWhoIsInside(String range, String address, boolean inside) {
    assertThat(
            AddressRange.parse(range)
                .orElseThrow()
                .contains(AddressRange.literal(address).orElseThrow()))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "proxy.example",
        "10.0.0.0/33",
        "::1/129",
        "10.0.0/8",
        "1.2.3.4/",
        "1::2::3",
        "999.1.1.1",
        "/8",
        "10.0.0.0/-1",
        "deadbeef"
      })
  void refusesWhatIsNoAddressAndAsksNoNameServer(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void readsLists() {
    assertThat(AddressRange.parseAll(" 127.0.0.1, 10.0.0.0/8 ::1 ").orElseThrow()).hasSize(3);
    assertThat(AddressRange.parseAll("")).hasValue(java.util.List.of());
    assertThat(AddressRange.parseAll("127.0.0.1, proxy")).isEmpty();
  }
}

package org.gongtong.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.gongtong.server.config.AddressRange;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // whoever is no trusted proxy is believed nothing
        "203.0.113.5 | 192.0.2.1 | 203.0.113.5",
        "127.0.0.1 | '' | 127.0.0.1",
        "127.0.0.1 | 192.0.2.1 | 192.0.2.1",
        // what stands left of the first stranger is his invention
        "127.0.0.1 | 192.0.2.66, 192.0.2.1 | 192.0.2.1",
        "127.0.0.1 | 192.0.2.66, 192.0.2.1, 10.1.2.3 | 192.0.2.1",
        "127.0.0.1 | 10.9.9.9 | 10.9.9.9",
        "127.0.0.1 | 192.0.2.1:51000 | 192.0.2.1",
        "127.0.0.1 | [2001:db8::7]:443 | 2001:db8:0:0:0:0:0:7",
        "127.0.0.1 | unknown, 10.1.2.3 | 10.1.2.3",
        "127.0.0.1 | 192.0.2.1, <script> | 127.0.0.1",
      })
  void theListIsReadFromTheRight(String peer, String forwarded, String address) {
    ClientAddress addresses =
        new ClientAddress(
            Stream.of("127.0.0.1", "10.0.0.0/8")
                .map(range -> AddressRange.parse(range).orElseThrow())
                .toList());
    assertThat(addresses.address(peer, List.of(forwarded.split(",")))).isEqualTo(address);
  }
}

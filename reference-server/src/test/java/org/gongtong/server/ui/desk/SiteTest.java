package org.gongtong.server.ui.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which addresses lead an owner nowhere. */
class SiteTest {
  @ParameterizedTest
  @CsvSource({
    "http://localhost:7070,true",
    "http://gongtong.localhost,true",
    "http://127.0.0.1:7070,true",
    "http://127.1.2.3,true",
    "http://[::1]:7070,true",
    "http://0.0.0.0:7070,true",
    "https://vote.example,false",
    "http://192.168.1.20:7070,false",
    "http://localhost.example:7070,false",
    "http://10.127.0.1,false"
  })
  void anAddressOfThisMachineIsLocal(String address, boolean local) {
    assertThat(Site.isLocal(address)).isEqualTo(local);
  }
}

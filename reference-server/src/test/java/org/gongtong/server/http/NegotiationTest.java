package org.gongtong.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.gongtong.core.kernel.Language;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegotiationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | ZH_CN",
        "'' | ZH_CN",
        "en | EN",
        "EN-gb | EN",
        "zh-TW, en | ZH_CN",
        "en;q=0.8, zh;q=0.7 | EN",
        "en;q=0.7, zh;q=0.8 | ZH_CN",
        "fr, de;q=0.5 | ZH_CN",
        "fr, en;q=0.1 | EN",
        "en;q=0 | ZH_CN",
        "en;q=nonsense | ZH_CN",
        "english | ZH_CN",
        ";;;,,,q=, | ZH_CN"
      })
  void choosesALanguage(String header, Language language) {
    assertThat(Negotiation.language(header)).isEqualTo(language);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | true",
        "'' | true",
        "*/* | true",
        "application/* | true",
        "Application/JSON; charset=utf-8 | true",
        "text/html, */*;q=0.1 | true",
        "text/html | false",
        "application/json;q=0 | false",
        "*/*, application/json;q=0.000 | false",
        "application/*;q=0, */* | false",
        "application/xml, text/* | false",
        "application/json;q=2 | false",
        "json | false"
      })
  void knowsWhatAClientTakes(String header, boolean taken) {
    assertThat(Negotiation.accepts(header, "application/json")).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "- | '' | ''",
        "application/json | application/json | ''",
        "Text/CSV ; Charset=\"UTF-8\" | text/csv | utf-8",
        "text/csv; header=present; charset=gbk | text/csv | gbk"
      })
  void readsMediaTypes(String header, String type, String charset) {
    assertThat(Negotiation.mediaType(header)).isEqualTo(type);
    assertThat(Negotiation.charset(header)).isEqualTo(charset);
  }
}

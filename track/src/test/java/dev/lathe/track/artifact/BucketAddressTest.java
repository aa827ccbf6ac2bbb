package dev.lathe.track.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BucketAddressTest {
  private static final Map<String, String> FULL =
      Map.of(
          "LATHE_ARTIFACTS", "s3://team.models/churn/eu",
          "LATHE_ARTIFACTS_ENDPOINT", "https://store.example:9000",
          "AWS_REGION", "eu-central-1",
          "AWS_ACCESS_KEY_ID", "ann",
          "AWS_SECRET_ACCESS_KEY", "very secret",
          "AWS_SESSION_TOKEN", "lent");

  private static Map<String, String> with(String name, String value) {
    var environment = new HashMap<>(FULL);
    environment.put(name, value);
    return environment;
  }

  @Test
  void the_variables_name_a_bucket() {
    BucketAddress address = BucketAddress.from(FULL).orElseThrow();

    assertThat(address.bucket()).isEqualTo("team.models");
    assertThat(address.prefix()).isEqualTo("churn/eu/");
    assertThat(address.endpoint().orElseThrow()).hasToString("https://store.example:9000");
    assertThat(address.region()).isEqualTo("eu-central-1");
    assertThat(address.keys().session()).contains("lent");
    assertThat(BucketAddress.from(Map.of())).isEmpty();
  }

  @Test
  void nothing_shows_the_keys() {
    BucketAddress address = BucketAddress.from(FULL).orElseThrow();

    assertThat(address + address.place() + address.keys()).doesNotContain("secret", "lent", "ann");
  }

  @Test
  void amazons_own_store_needs_no_endpoint_but_a_region() {
    var environment = with("LATHE_ARTIFACTS_ENDPOINT", "");

    assertThat(BucketAddress.from(environment).orElseThrow().place())
        .isEqualTo("the bucket 'team.models' at Amazon's S3 in eu-central-1");
    environment.remove("AWS_REGION");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BucketAddress.from(environment))
        .withMessageContaining("needs its region in AWS_REGION");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost:9000, http://localhost:9000",
    "127.0.0.1, http://127.0.0.1",
    "[::1]:9000, http://[::1]:9000",
    "store.example, https://store.example",
    "localhost.example, https://localhost.example",
    "http://store.example, http://store.example",
    "https://localhost, https://localhost"
  })
  void it_is_tls_unless_somebody_says_otherwise_or_it_is_here(String written, String meant) {
    BucketAddress address =
        BucketAddress.from(with("LATHE_ARTIFACTS_ENDPOINT", written)).orElseThrow();

    assertThat(address.endpoint().orElseThrow()).hasToString(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://store.example",
        "https://ann:very@store.example",
        "https://store.example?x=very",
        "https://store.example#very",
        "very secret",
        "https://"
      })
  void an_endpoint_that_is_none_is_refused_without_being_repeated(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BucketAddress.from(with("LATHE_ARTIFACTS_ENDPOINT", written)))
        .withMessageStartingWith("LATHE_ARTIFACTS_ENDPOINT looks like ")
        .withNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("very"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "models",
        "/var/models",
        "s3://",
        "s3://Models",
        "s3://models/../other",
        "s3://models//x",
        "s3://models/x y",
        "s3://key:very-secret@models",
        "s3://models?x"
      })
  void a_bucket_that_is_none_is_refused_without_being_repeated(String written) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BucketAddress.from(with("LATHE_ARTIFACTS", written)))
        .withMessageStartingWith("LATHE_ARTIFACTS looks like s3://bucket ")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("very"));
  }

  @Test
  void keys_that_are_missing_are_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BucketAddress.from(with("AWS_SECRET_ACCESS_KEY", "")))
        .withMessageStartingWith("a bucket needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY");
  }
}

package dev.lathe.track.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdsTest {
  private final AtomicLong millis = new AtomicLong(1_772_366_400_000L);
  private final InstantSource clock = () -> Instant.ofEpochMilli(millis.get());

  @Test
  void an_id_is_a_uuid_of_version_7() {
    var ids = new Ids(clock);

    UUID uuid = UUID.fromString(ids.uuid());

    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(millis.get());
    assertThat(ids.hex()).matches("[0-9a-f]{32}");
  }

  @Test
  void each_is_greater_than_the_one_before_also_where_the_clock_goes_back() {
    var ids = new Ids(clock);
    String before = ids.hex();

    for (int i = 0; i < 20_000; i++) {
      if (i % 3_000 == 2_999) millis.addAndGet(-60_000);
      String next = ids.hex();
      assertThat(next).isGreaterThan(before);
      before = next;
    }
  }
}

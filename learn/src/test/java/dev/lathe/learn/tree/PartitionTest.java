package dev.lathe.learn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.math.RandomStream;
import dev.lathe.math.Workers;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 1000, 32_769, 100_003})
  void lefts_come_first_and_order_is_kept_on_any_number_of_threads(int size) {
    var random = RandomStream.of(size);
    byte[] bins = new byte[size + 10];
    for (int row = 0; row < bins.length; row++) bins[row] = (byte) random.nextInt(256);
    byte[] right = new byte[256];
    for (int bin = 0; bin < 256; bin++) right[bin] = (byte) random.nextInt(2);
    int[] rows = random.permutation(size + 10);

    for (int threads : new int[] {1, 2, 7}) {
      var partition = new Partition(rows.length);
      partition.begin(rows);
      int middle;
      try (var workers = Workers.of(threads)) {
        middle = partition.part(3, 3 + size, bins, right, Team.of(workers));
      }

      int[] inside = Arrays.copyOfRange(rows, 3, 3 + size);
      int[] lefts = IntStream.of(inside).filter(row -> right[bins[row] & 0xFF] == 0).toArray();
      int[] rights = IntStream.of(inside).filter(row -> right[bins[row] & 0xFF] == 1).toArray();
      assertThat(middle).isEqualTo(3 + lefts.length);
      assertThat(Arrays.copyOfRange(partition.rows(), 3, middle)).isEqualTo(lefts);
      assertThat(Arrays.copyOfRange(partition.rows(), middle, 3 + size)).isEqualTo(rights);
      assertThat(Arrays.copyOf(partition.rows(), 3)).isEqualTo(Arrays.copyOf(rows, 3));
      assertThat(Arrays.copyOfRange(partition.rows(), 3 + size, size + 10))
          .isEqualTo(Arrays.copyOfRange(rows, 3 + size, size + 10));
    }
  }
}

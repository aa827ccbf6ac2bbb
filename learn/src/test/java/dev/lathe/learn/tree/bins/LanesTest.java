package dev.lathe.learn.tree.bins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lathe.frame.Frame;
import dev.lathe.frame.Numbers;
import dev.lathe.math.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {
  private static Frame frame(int rows, int... values) {
    var random = RandomStream.of(rows);
    var frame = Frame.of("none", new double[rows]);
    for (int column = 0; column < values.length; column++) {
      double[] numbers = new double[rows];
      for (int row = 0; row < rows; row++) {
        numbers[row] = random.nextInt(30) == 0 ? Double.NaN : random.nextInt(values[column]);
      }
      frame = frame.with("c" + column, Numbers.of(numbers));
    }
    return frame;
  }

  private static BinnedTable table(Frame frame) {
    return Bins.of(frame, 255).bin(frame);
  }

  @Test
  void flags_share_a_byte_and_columns_of_many_bins_have_one_each() {
    var lanes = table(frame(3000, 2, 2, 2, 2, 2, 200, 63, 100)).lanes();

    assertThat(lanes.count()).isEqualTo(4);
    assertThat(lanes.shared(lanes.of(1))).isTrue();
    assertThat(lanes.shared(lanes.of(6))).isFalse();
    assertThat(lanes.shared(lanes.of(8))).isFalse();
    for (int lane = 0; lane < lanes.count(); lane++) {
      assertThat(lanes.room(lane)).isLessThanOrEqualTo(256);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 40})
  void every_column_can_be_read_from_its_lane(int columns) {
    int[] values = new int[columns];
    var random = RandomStream.of(columns);
    for (int column = 0; column < columns; column++) values[column] = 2 + random.nextInt(90);
    var table = table(frame(500, values));
    var lanes = table.lanes();
    long[] words = new long[500 * table.words()];
    int[] rows = RandomStream.of(3).permutation(500);

    table.gather(rows, 0, 500, 0, table.words(), words, 500);

    for (int column = 0; column < table.width(); column++) {
      int place = table.place(column);
      int lane = lanes.of(place);
      for (int i = 0; i < 500; i++) {
        long word = words[lane / BinnedTable.LANES * 500 + i];
        int held = (int) (word >>> (8 * (lane % BinnedTable.LANES))) & 0xFF;
        assertThat(held / lanes.step(place) % lanes.values(place))
            .isEqualTo(table.bin(rows[i], column));
      }
    }
  }
}

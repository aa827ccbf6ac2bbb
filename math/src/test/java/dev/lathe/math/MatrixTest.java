package dev.lathe.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixTest {
  private final Matrix matrix = Matrix.ofColumns(new double[] {1, 2, 3}, new double[] {4, 5, 6});

  @Test
  void columns_and_rows_make_the_same_matrix() {
    var same = Matrix.ofRows(3, 2, new double[] {1, 4, 2, 5, 3, 6});

    assertThat(matrix.rows()).isEqualTo(3);
    assertThat(matrix.columns()).isEqualTo(2);
    assertThat(matrix.at(2, 1)).isEqualTo(6);
    assertThat(matrix.row(1)).containsExactly(same.row(1));
  }

  @Test
  void it_multiplies_vectors() {
    double[] target = {0, 100, 200};

    matrix.addRow(1, 10, target, 1);

    assertThat(matrix.times(new double[] {1, 10})).containsExactly(41, 52, 63);
    assertThat(matrix.rowDot(2, new double[] {9, 1, 10}, 1)).isEqualTo(63);
    assertThat(target).containsExactly(0, 120, 250);
    assertThat(Matrix.ofRows(2, 2, new double[] {1, 2, 3, 4}).plusDiagonal(0.5).row(1))
        .containsExactly(3, 4.5);
    assertThat(
            Matrix.ofRows(2, 2, new double[] {1, 2, 3, 4})
                .scaledPlusDiagonal(10, new double[] {5, 6})
                .row(1))
        .containsExactly(30, 46);
  }

  @Test
  void its_rows_multiply_and_make_matrices() {
    double[] target = {0, 0, 100};
    double[] outer = new double[6];

    matrix.addRowTimes(1, new double[] {1, 2, 3, 10, 20, 30}, target);
    matrix.addOuter(1, new double[] {1, 10, 100}, outer);

    assertThat(target).containsExactly(52, 104, 256);
    assertThat(outer).containsExactly(2, 20, 200, 5, 50, 500);
  }

  @Test
  void what_does_not_fit_is_refused() {
    assertThatThrownBy(() -> Matrix.ofRows(2, 2, new double[3]))
        .hasMessage("a matrix of 2 rows and 2 columns cannot have 3 numbers");
    assertThatThrownBy(() -> Matrix.ofColumns(new double[2], new double[3]))
        .hasMessage("column 1 has 3 rows, the first has 2");
    assertThatThrownBy(() -> matrix.times(new double[3]))
        .hasMessage("the vector has 3 numbers, the matrix 2 columns");
    assertThatThrownBy(() -> matrix.at(0, 2)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}

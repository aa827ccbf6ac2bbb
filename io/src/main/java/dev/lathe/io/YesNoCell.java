package dev.lathe.io;

/// Reads yes and no from cells: `yes no`, `true false`, `y n`, in any case.
final class YesNoCell {
  private YesNoCell() {}

  /// 1 for yes, 0 for no, -1 for neither.
  static int read(byte[] bytes, int start, int end) {
    return switch (end - start) {
      case 1 -> NumberCell.is("y", bytes, start, end) ? 1 : no("n", bytes, start, end);
      case 2 -> no("no", bytes, start, end);
      case 3 -> NumberCell.is("yes", bytes, start, end) ? 1 : -1;
      case 4 -> NumberCell.is("true", bytes, start, end) ? 1 : -1;
      case 5 -> no("false", bytes, start, end);
      default -> -1;
    };
  }

  private static int no(String word, byte[] bytes, int start, int end) {
    return NumberCell.is(word, bytes, start, end) ? 0 : -1;
  }
}

package dev.lathe.learn.prepare;

import dev.lathe.frame.Column;
import java.util.List;

/// What a fitted step makes of one column.
interface Piece {
  /// The name of the column that is read.
  String column();

  /// The names of the columns that take its place.
  List<String> names();

  /// The columns that take its place, as many as there are names.
  List<Column> apply(Column column);
}

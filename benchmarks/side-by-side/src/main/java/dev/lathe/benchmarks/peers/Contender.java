package dev.lathe.benchmarks.peers;

import java.nio.file.Path;

/// One side of a race. What takes time is timed inside, around the library's own call alone, so
/// that nothing that belongs to the bench is counted.
interface Contender extends AutoCloseable {
  /// Name and version, as in the table.
  String name();

  /// Takes the rows to learn from into the form in which the library wants them; not timed.
  void load(Sheet rows);

  /// Bytes of that form.
  long loaded();

  /// Makes bins of the loaded rows, in seconds.
  double bin();

  /// Learns from the bins, in seconds.
  double train();

  /// Whether bins can be made apart from learning; where not, [#train()] is the whole of it.
  default boolean binsApart() {
    return true;
  }

  /// Whether it gets quicker by learning from these rows more than once.
  default boolean warms(Sheet rows) {
    return true;
  }

  /// Makes bins and learns, in seconds.
  default double fit() {
    return bin() + train();
  }

  /// Takes rows to be scored into the form in which the library wants them; not timed.
  void hold(Sheet rows);

  /// Scores the rows held: probabilities of the second class, of all classes row by row, amounts,
  /// or strangeness. To be timed by whoever asks.
  double[] score();

  /// Takes rows to be scored as a dense matrix in memory, after learning; not timed.
  default void holdMatrix(Sheet rows) {
    hold(rows);
  }

  /// Scores the rows held as a matrix. To be timed by whoever asks.
  default double[] scoreMatrix() {
    return score();
  }

  /// How it goes down its trees, in words; empty where it does not tell.
  default String form() {
    return "";
  }

  /// How many leaves the trees have in all; 0 where it does not tell.
  default long leaves() {
    return 0;
  }

  /// A call that scores one row of numbers, the quickest that the library has.
  default RowCall rowCall(int width) {
    throw new Absent(name() + " is not asked for single rows");
  }

  /// Saves the model to a file in the library's own form.
  default void save(Path file) {
    throw new Absent(name() + " is not asked to save");
  }

  /// Loads a model and scores a row with it.
  default double loadAndScore(Path file, double[] row) {
    throw new Absent(name() + " is not asked to load");
  }

  /// The shares of every column in the scores of the rows held, row by row, the base value last. To
  /// be timed by whoever asks.
  default double[] explain() {
    throw new Absent(name() + " is not asked for shares");
  }

  /// The shares in comparison with the first rows learned from, as many as told; of a side that
  /// knows no such shares, those of [#explain()].
  default double[] explainAgainst(int background) {
    return explain();
  }

  @Override
  void close();

  /// Scores one row.
  interface RowCall {
    double score(double[] row);
  }

  /// The contender of this name.
  static Contender of(String name, Setup setup, Path scikit) {
    return switch (name) {
      case "lathe" -> new LatheSide(setup);
      case "lathe-one-hot" -> LatheSide.oneHot(setup);
      case "lathe-1" -> new LatheSide(setup.threads(1));
      case "lightgbm" -> new LightGbm(setup);
      case "xgboost" -> new XgBoost(setup);
      case "scikit-learn" -> new Scikit(setup, scikit);
      case "smile" -> new Smile(setup);
      case "tribuo" -> new Tribuo(setup);
      case "h2o" -> new H2o(setup);
      default -> throw new IllegalArgumentException("nobody here is called " + name);
    };
  }
}

package dev.lathe.benchmarks.peers;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// Tribuo's random forest of two classes; boosting of its own it has not. It has no categories and
/// no missing values: codes are numbers, and what is missing is -1.
final class Tribuo implements Contender {
  private final Setup setup;
  private final LabelFactory labels = new LabelFactory();
  private @Nullable MutableDataset<Label> rows;
  private @Nullable MutableDataset<Label> held;
  private @Nullable Model<Label> model;
  private long bytes;

  Tribuo(Setup setup) {
    if (setup.method() != Setup.Method.FOREST) throw new Absent("Tribuo is asked for forests only");
    this.setup = setup;
  }

  @Override
  public String name() {
    return "Tribuo 4.3.2";
  }

  @Override
  public void load(Sheet sheet) {
    if (sheet.kind() != Kind.BINARY) throw new Absent("Tribuo is asked for two classes only");
    rows = examples(sheet);
    bytes = 8L * sheet.rows() * (sheet.width() + 1L);
  }

  private MutableDataset<Label> examples(Sheet sheet) {
    double[][] cells = new double[sheet.rows()][sheet.width()];
    for (int column = 0; column < sheet.width(); column++) {
      double[] values = sheet.column(column);
      for (int row = 0; row < values.length; row++) {
        cells[row][column] = Double.isNaN(values[row]) ? -1 : values[row];
      }
    }
    double[] target = sheet.target();
    String[] names =
        IntStream.range(0, sheet.width()).mapToObj(column -> "x" + column).toArray(String[]::new);
    var made = new MutableDataset<Label>(new SimpleDataSourceProvenance("a sheet", labels), labels);
    for (int row = 0; row < cells.length; row++) {
      made.add(new ArrayExample<>(new Label(target[row] == 1 ? "c1" : "c0"), names, cells[row]));
    }
    return made;
  }

  @Override
  public long loaded() {
    return bytes;
  }

  @Override
  public boolean binsApart() {
    return false;
  }

  @Override
  public double bin() {
    return 0;
  }

  @Override
  public double train() {
    MutableDataset<Label> from = rows;
    if (from == null) throw new IllegalStateException("no rows were loaded");
    float share = (float) (Math.sqrt(from.getFeatureMap().size()) / from.getFeatureMap().size());
    var tree =
        new CARTClassificationTrainer(
            Integer.MAX_VALUE, 1, 0, share, false, new GiniIndex(), setup.seed());
    var trainer =
        new RandomForestTrainer<>(tree, new VotingCombiner(), setup.trees(), setup.seed());
    long start = System.nanoTime();
    model = trainer.train(from);
    return (System.nanoTime() - start) * 1e-9;
  }

  @Override
  public void hold(Sheet sheet) {
    held = examples(sheet);
  }

  @Override
  public double[] score() {
    Model<Label> fitted = model;
    MutableDataset<Label> from = held;
    if (fitted == null || from == null) throw new IllegalStateException("nothing to score");
    double[] scores = new double[from.size()];
    for (int row = 0; row < scores.length; row++) {
      Label second = fitted.predict(from.getExample(row)).getOutputScores().get("c1");
      scores[row] = second == null ? 0 : second.getScore();
    }
    return scores;
  }

  @Override
  public void close() {}
}

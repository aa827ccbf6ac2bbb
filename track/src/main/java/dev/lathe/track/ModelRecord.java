package dev.lathe.track;

import dev.lathe.learn.Card;
import dev.lathe.learn.Model;
import dev.lathe.learn.Output;
import dev.lathe.learn.Settings;
import dev.lathe.track.run.Batch;
import dev.lathe.track.run.RunInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a run's record takes from the model it made: settings as parameters, what was predicted and
/// with which versions as tags, the rows it learned from as an input.
record ModelRecord(Model model) {
  Batch batch() {
    return Batch.EMPTY.params(params()).tags(tags()).inputs(inputs());
  }

  private Map<String, String> params() {
    var params = new LinkedHashMap<String, String>();
    params.put("learner", model.learner().name());
    if (model.learner() instanceof Record settings) params.putAll(Settings.values(settings));
    return params;
  }

  private Map<String, String> tags() {
    Output output = model.signature().output();
    Card.Provenance provenance = model.card().provenance();
    return Map.of(
        "target",
        output.target(),
        "kind",
        output.kind().key(),
        "lathe",
        provenance.lathe(),
        "jdk",
        provenance.jdk());
  }

  private List<RunInput> inputs() {
    return List.of(new RunInput("training", model.card().data()));
  }
}

package dev.lathe.learn;

import dev.lathe.learn.file.ModelFileException;
import dev.lathe.learn.file.Parts;
import java.util.LinkedHashMap;
import java.util.Map;

/// A whole model as parts and back.
final class SavedModel {
  private static final String TYPE = "model.v1";

  private SavedModel() {}

  static Parts parts(Model model) {
    Basis basis = model.basis();
    Parts settings = Parts.of("settings.v1");
    for (var setting : Settings.values((Record) basis.learner()).entrySet()) {
      settings = settings.with(setting.getKey(), setting.getValue());
    }
    return Parts.of(TYPE)
        .with("learner", basis.learner().name())
        .with("settings", settings)
        .with("signature", Records.parts("signature.v1", basis.signature()))
        .with("recipe", basis.recipe().parts())
        .with("card", Records.parts("card.v1", basis.card()))
        .with("model", model.parts());
  }

  static Model model(Parts parts) {
    try {
      if (!parts.type().equals(TYPE)) {
        throw new ModelFileException("it holds '%s', not a model".formatted(parts.type()));
      }
      Map<String, String> settings = new LinkedHashMap<>();
      Parts saved = parts.part("settings");
      saved.names().forEach(name -> settings.put(name, saved.text(name)));
      var basis =
          new Basis(
              Catalogue.learner(parts.text("learner"), settings),
              Records.read(parts.part("signature"), Signature.class),
              Recipe.from(parts.part("recipe")),
              Records.read(parts.part("card"), Card.class));
      return Catalogue.model(basis, parts.part("model"));
    } catch (ModelFileException e) {
      throw new ModelFileException("the model file cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      // Whatever a reader stumbles over in damaged parts is the file's fault, not the caller's.
      throw new ModelFileException("the model file is damaged: " + e.getMessage(), e);
    }
  }
}

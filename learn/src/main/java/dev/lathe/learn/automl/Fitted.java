package dev.lathe.learn.automl;

import dev.lathe.learn.Model;

/// What [Fit] gives: a model, whose card tells everything, and the time it took, which no model
/// holds.
///
/// @param model to predict with and save
/// @param timings measured on this machine
public record Fitted(Model model, Timings timings) {}

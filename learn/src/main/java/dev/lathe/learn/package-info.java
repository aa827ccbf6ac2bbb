/// The contracts of learning: tasks, learners, models, recipes, scores.
@NullMarked
package dev.lathe.learn;

import org.jspecify.annotations.NullMarked;

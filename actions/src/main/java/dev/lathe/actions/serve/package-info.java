/// Deployments, what they answer, and what was true after all.
@NullMarked
package dev.lathe.actions.serve;

import org.jspecify.annotations.NullMarked;

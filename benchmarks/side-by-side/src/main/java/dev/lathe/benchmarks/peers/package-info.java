/// Lathe raced against other libraries on the same rows with the same settings.
@NullMarked
package dev.lathe.benchmarks.peers;

import org.jspecify.annotations.NullMarked;

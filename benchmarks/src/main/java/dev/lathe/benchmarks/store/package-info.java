/// How fast a store keeps what it is told.
@NullMarked
package dev.lathe.benchmarks.store;

import org.jspecify.annotations.NullMarked;

/// Speed and quality, measured.
@NullMarked
package dev.lathe.benchmarks;

import org.jspecify.annotations.NullMarked;

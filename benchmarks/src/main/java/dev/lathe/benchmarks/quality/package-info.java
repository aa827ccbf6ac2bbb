/// How good default settings are beside those of other libraries: scores, noise, verdicts, pages.
@NullMarked
package dev.lathe.benchmarks.quality;

import org.jspecify.annotations.NullMarked;

/// What was measured beside peers: rows, tables, pages, and what was lost since a version.
@NullMarked
package dev.lathe.benchmarks.speed;

import org.jspecify.annotations.NullMarked;

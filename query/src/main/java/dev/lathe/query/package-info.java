/// Parquet and SQL, opened only when asked for.
@NullMarked
package dev.lathe.query;

import org.jspecify.annotations.NullMarked;

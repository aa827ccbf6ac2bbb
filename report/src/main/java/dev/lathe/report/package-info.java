/// Charts as values, and a model told on one page.
@NullMarked
package dev.lathe.report;

import org.jspecify.annotations.NullMarked;

/// What stands on a model's page, in words and figures for people, ready to be laid out.
@NullMarked
package dev.lathe.report.page;

import org.jspecify.annotations.NullMarked;

@org.jspecify.annotations.NullMarked
package dev.lathe.query;

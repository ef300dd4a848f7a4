/** Copies and compares databases, row by row in the order of their keys. */
@NullMarked
package dev.barkeep.storage.cli.copy;

import org.jspecify.annotations.NullMarked;

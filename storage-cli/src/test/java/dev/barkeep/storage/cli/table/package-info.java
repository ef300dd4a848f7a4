@NullMarked
package dev.barkeep.storage.cli.table;

import org.jspecify.annotations.NullMarked;

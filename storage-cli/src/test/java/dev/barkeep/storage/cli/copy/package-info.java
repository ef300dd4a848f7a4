@NullMarked
package dev.barkeep.storage.cli.copy;

import org.jspecify.annotations.NullMarked;

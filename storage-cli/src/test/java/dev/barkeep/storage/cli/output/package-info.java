@NullMarked
package dev.barkeep.storage.cli.output;

import org.jspecify.annotations.NullMarked;

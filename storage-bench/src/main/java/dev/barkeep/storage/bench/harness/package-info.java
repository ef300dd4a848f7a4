/**
 * How two contenders are measured side by side, and what is made of the times.
 */
@NullMarked
package dev.barkeep.storage.bench.harness;

import org.jspecify.annotations.NullMarked;

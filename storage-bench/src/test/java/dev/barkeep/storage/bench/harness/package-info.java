/** Tests of how contenders are measured. */
@NullMarked
package dev.barkeep.storage.bench.harness;

import org.jspecify.annotations.NullMarked;

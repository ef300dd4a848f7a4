/**
 * What is measured beside the workloads: memory, growth, and many threads at once.
 */
@NullMarked
package dev.barkeep.storage.bench.load;

import org.jspecify.annotations.NullMarked;

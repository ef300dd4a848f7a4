/**
 * The workloads, a class for each family.
 */
@NullMarked
package dev.barkeep.storage.bench.workload;

import org.jspecify.annotations.NullMarked;

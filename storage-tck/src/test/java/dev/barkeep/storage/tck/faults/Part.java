package dev.barkeep.storage.tck.faults;

import dev.barkeep.storage.repository.StoredTable;
import dev.barkeep.storage.tck.compare.Comparison;
import dev.barkeep.storage.tck.compare.Difference;
import java.util.Optional;

/** A part of what the kit compares, as {@code ComparisonSuite} has it. */
enum Part {
    DOORS {
        @Override
        Optional<Difference> compare(Comparison comparison, StoredTable<?> table) {
            return comparison.doors(table);
        }
    },
    EXTREMES {
        @Override
        Optional<Difference> compare(Comparison comparison, StoredTable<?> table) {
            return comparison.extremes(table);
        }
    },
    NEIGHBOURS {
        @Override
        Optional<Difference> compare(Comparison comparison, StoredTable<?> table) {
            return comparison.neighbours(table);
        }
    },
    TEXTS {
        @Override
        Optional<Difference> compare(Comparison comparison, StoredTable<?> table) {
            return comparison.texts(table);
        }
    },
    SIZES {
        @Override
        Optional<Difference> compare(Comparison comparison, StoredTable<?> table) {
            return comparison.sizes(table);
        }
    },
    RANDOM {
        @Override
        Optional<Difference> compare(Comparison comparison, StoredTable<?> table) {
            return comparison.random(25);
        }

        @Override
        boolean isOfTable() {
            return false;
        }
    };

    abstract Optional<Difference> compare(Comparison comparison, StoredTable<?> table);

    /** Whether it is made for each table; otherwise once. */
    boolean isOfTable() {
        return true;
    }
}

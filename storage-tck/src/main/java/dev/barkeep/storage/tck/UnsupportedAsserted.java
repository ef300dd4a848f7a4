package dev.barkeep.storage.tck;

import dev.barkeep.storage.capability.Capability;
import java.io.Serial;
import org.opentest4j.TestAbortedException;

/**
 * Ends a test whose rule needs a capability that the storage lacks, after the test saw that the storage refuses the
 * operation as it should. A test that just returned would be reported as passed.
 */
final class UnsupportedAsserted extends TestAbortedException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnsupportedAsserted(Capability capability) {
        super("the storage lacks " + capability + " and refuses what needs it");
    }
}

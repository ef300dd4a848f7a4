package dev.barkeep.storage.tck.compare;

import org.jspecify.annotations.Nullable;

/** An argument of one call: made anew for each side, as it may be used up or changed. */
interface Given {

    /** The argument for the model, or for the storage that is tested. */
    @Nullable
    Object on(Target target);

    /** The argument as Java has it. */
    String words();

    /** What was done to it that must not be; {@code null} if nothing was. */
    default @Nullable String misuse(@Nullable Object argument) {
        return null;
    }

    /** A value that cannot change. */
    static Given of(@Nullable Object value) {
        return new Given() {
            @Override
            public @Nullable Object on(Target target) {
                return value;
            }

            @Override
            public String words() {
                return Words.of(value);
            }
        };
    }
}

package dev.barkeep.storage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A password that does not show itself: only {@link #reveal} gives it. */
public final class Secret {

    /** What stands for a secret wherever it could be read. */
    public static final String MASK = "***";

    private final String value;

    /**
     * Wraps a password.
     *
     * @param value the password
     */
    public Secret(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Gives the password, for the driver and nobody else.
     *
     * @return the password in the clear
     */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return MASK;
    }
}

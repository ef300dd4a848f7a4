package dev.barkeep.storage.cli.look.quality;

import dev.barkeep.storage.cli.shell.CommandException;
import dev.barkeep.storage.cli.shell.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A file of holidays: a day a line, like 2024-12-25; what follows a {@code #} is a comment. */
final class Holidays {

    private Holidays() {}

    static Set<LocalDate> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw CommandException.usage("--holidays: " + file + " cannot be read: " + FileErrors.reason(e), e);
        }
        Set<LocalDate> days = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String day = lines.get(i).replaceFirst("#.*", "").strip();
            if (!day.isEmpty()) {
                try {
                    days.add(LocalDate.parse(day));
                } catch (DateTimeException e) {
                    throw CommandException.usage(
                            "--holidays: line " + (i + 1) + " of " + file + " is no day like 2024-12-25", e);
                }
            }
        }
        return days;
    }
}

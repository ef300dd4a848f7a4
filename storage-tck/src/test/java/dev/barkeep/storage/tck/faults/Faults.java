package dev.barkeep.storage.tck.faults;

import java.util.ArrayList;
import java.util.List;

/** All faults. */
final class Faults {

    private Faults() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(AnswerFaults.all());
        faults.addAll(QuestionFaults.all());
        faults.addAll(WriteFaults.all());
        faults.addAll(TimeFaults.all());
        return List.copyOf(faults);
    }
}

package dev.barkeep.storage.tck.compare;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks whether an answer can be changed by whoever got it. */
final class Conduct {

    private Conduct() {}

    /**
     * Looks at an answer and all that is in it.
     *
     * @param answer the answer
     * @param misconduct what was found is added here, in words
     */
    static void check(@Nullable Object answer, List<String> misconduct) {
        if (answer instanceof Optional<?> optional) {
            check(optional.orElse(null), misconduct);
        } else if (answer instanceof List<?> list) {
            list(list, misconduct);
        } else if (answer instanceof Map<?, ?> map) {
            map.values().forEach(each -> check(each, misconduct));
        } else if (answer instanceof Record row) {
            for (RecordComponent component : row.getClass().getRecordComponents()) {
                Object part = Words.value(row, component);
                if (part instanceof List<?> || part instanceof Map<?, ?>) {
                    if (part instanceof Map<?, ?> map) {
                        map(component.getName(), map, misconduct);
                    }
                    check(part, misconduct);
                }
            }
        }
    }

    private static void list(List<?> list, List<String> misconduct) {
        try {
            list.add(null);
        } catch (UnsupportedOperationException e) {
            return;
        }
        // It is compared yet.
        list.remove(list.size() - 1);
        misconduct.add("the list that it gave can be changed");
    }

    private static void map(String name, Map<?, ?> map, List<String> misconduct) {
        try {
            map.put(null, null);
        } catch (UnsupportedOperationException e) {
            return;
        }
        map.remove(null);
        misconduct.add("the map " + name + " that it gave can be changed");
    }
}

package dev.barkeep.storage.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.barkeep.storage.Repositories;
import dev.barkeep.storage.tck.report.StatedRules;
import dev.barkeep.storage.tck.report.TestName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The rules that the API states and the rules that the kit tests are the same. */
class RulesTest {

    private static final Path API = Path.of("../storage-api/src/main/java");
    private static final Path PLACES = Path.of("src/main/resources/dev/barkeep/storage/tck/report/rules.properties");
    private static final String WRITE = "docs.write";
    private static final String COMMAND = "mvn -q -B -ntp verify -pl storage-tck -am -Dtest=RulesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -D" + WRITE;
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);
    /** The name of an algorithm is none. */
    private static final Pattern ID = Pattern.compile("\\b(?!SHA-256)[A-Z]{2,4}-\\d{3}\\b");

    @Test
    @DisplayName("every rule of the API's Javadoc has a test, and every test a rule in the API's Javadoc")
    void sameRules() throws IOException {
        Set<String> stated = statedRules();

        assertThat(stated).hasSizeGreaterThan(100);
        assertThat(testedRules()).isEqualTo(stated);
    }

    @Test
    @DisplayName("the kit runs every suite")
    void runsEverySuite() throws IOException {
        Set<String> run =
                suites().map(Class::getSuperclass).map(Class::getSimpleName).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(Path.of("src/main/java/dev/barkeep/storage/tck"))) {
            assertThat(run)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith("Suite.java") && !name.equals("Suite.java"))
                                    .map(name -> name.substring(0, name.length() - ".java".length()))
                                    .toList());
        }
    }

    @Test
    @DisplayName("every operation of every repository is among the calls that are tried after the end")
    void triesEveryOperation() {
        Set<String> operations = Arrays.stream(Repositories.class.getMethods())
                .filter(repository -> repository.getReturnType() != Repositories.class)
                .flatMap(repository -> Arrays.stream(repository.getReturnType().getMethods())
                        .map(operation -> repository.getName() + "." + operation.getName()))
                .collect(Collectors.toCollection(TreeSet::new));
        operations.remove("systemEvents.append");

        Set<String> tried = EveryTable.calls().keySet().stream()
                .map(name -> name.replaceFirst(" of .*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(operations).hasSizeGreaterThan(50);
        assertThat(tried).isEqualTo(operations);
    }

    private static Set<String> statedRules() throws IOException {
        try (Stream<Path> files = Files.walk(API)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(RulesTest::read)
                    .flatMap(source -> COMMENT.matcher(source).results())
                    .map(MatchResult::group)
                    .flatMap(comment -> ID.matcher(comment).results())
                    .map(MatchResult::group)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    @DisplayName("rules.properties says where each rule is stated")
    void places() throws IOException {
        String text = "# Where the Javadoc of the API states each rule. Written by: " + COMMAND + "\n"
                + RulePlaces.of(API).entrySet().stream()
                        .map(rule -> rule.getKey() + "=" + String.join(", ", rule.getValue()) + "\n")
                        .collect(Collectors.joining());
        if (System.getProperty(WRITE) != null) {
            Files.writeString(PLACES, text);
        }
        assertThat(PLACES).as("written anew by: " + COMMAND).hasContent(text);
        assertThat(text.lines().skip(1).map(line -> line.split("=", 2)[0])).containsExactlyElementsOf(statedRules());
        assertThat(StatedRules.place("BAR-012"))
                .contains("dev.barkeep.storage.repository.TimeSeriesRepository#findRange");
        assertThat(StatedRules.place("BAR-999")).isEmpty();
    }

    private static Set<String> testedRules() {
        return suites().flatMap(suite -> testsOf(suite).stream())
                .map(test -> {
                    Optional<TestName> name = TestName.of(test.getDeclaringClass(), test, "");
                    assertThat(name)
                            .as("%s has a @DisplayName with a rule", test)
                            .isPresent();
                    return name.orElseThrow().rule();
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Method> testsOf(Class<?> suite) {
        return Stream.of(Test.class, ParameterizedTest.class)
                .flatMap(kind ->
                        AnnotationSupport.findAnnotatedMethods(suite, kind, HierarchyTraversalMode.TOP_DOWN).stream())
                .toList();
    }

    private static Stream<Class<?>> suites() {
        return Arrays.stream(StorageTck.class.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(Nested.class));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

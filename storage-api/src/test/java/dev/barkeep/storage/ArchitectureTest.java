package dev.barkeep.storage;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.barkeep.storage.error.StorageException;
import dev.barkeep.storage.model.BarBuilder;
import java.lang.reflect.Modifier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.barkeep.storage";
    private static final String MODEL = ROOT + ".model";
    private static final String REPOSITORY = ROOT + ".repository";
    private static final String ERROR = ROOT + ".error";
    private static final String CAPABILITY = ROOT + ".capability";
    private static final String PASSWORD = "(?i).*(password|passwd|secret|credential).*";

    private static final JavaClasses API = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** Cycles between packages, the root included, of which the pattern form of slices knows nothing. */
    private static final class ByPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static void onlyDependsOn(String part, String... ours) {
        String[] allowed = new String[ours.length + 4];
        System.arraycopy(ours, 0, allowed, 0, ours.length);
        allowed[ours.length] = part;
        allowed[ours.length + 1] = "java..";
        allowed[ours.length + 2] = "org.jspecify..";
        allowed[ours.length + 3] = "org.slf4j..";
        classes()
                .that()
                .resideInAPackage(part)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(API);
    }

    @Test
    @DisplayName("The API needs nothing but the JDK, SLF4J and JSpecify, and nothing of JDBC")
    void dependencies() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "..", "java..", "javax.sql..", "org.slf4j..", "org.jspecify..")
                .check(API);
        // The code of a driver's error is the one thing that is read from java.sql; a host's data source is handed on.
        noClasses()
                .that()
                .doNotHaveSimpleName("UnexpectedException")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(API);
        noClasses()
                .that(not(belongToAnyOf(StorageConfig.class, StorageConfig.Builder.class)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javax..")
                .check(API);
    }

    @Test
    @DisplayName("Packages do not depend on each other in circles")
    void cycles() {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(API);
    }

    @Test
    @DisplayName("capability stands alone, error on it, model on error, repository on model and error")
    void layers() {
        onlyDependsOn(CAPABILITY);
        onlyDependsOn(ERROR, CAPABILITY);
        onlyDependsOn(MODEL, ERROR);
        onlyDependsOn(REPOSITORY, MODEL, ERROR);
        assertThat(API.stream().map(JavaClass::getPackageName).distinct())
                .as("packages, each of which has its rule")
                .containsExactlyInAnyOrder(ROOT, MODEL, REPOSITORY, ERROR, CAPABILITY);
    }

    @Test
    @DisplayName("Only Secret and DatabaseUrl can give a password, and nobody here asks them")
    void passwords() {
        noFields()
                .that()
                .haveNameMatching(PASSWORD)
                .should()
                .haveRawType(String.class)
                .check(API);
        methods()
                .that()
                .haveNameMatching(PASSWORD)
                .and()
                .areNotPrivate()
                .should()
                .haveRawReturnType(Secret.class)
                .check(API);
        methods()
                .that()
                .haveName("reveal")
                .should()
                .beDeclaredInClassesThat(belongToAnyOf(Secret.class, DatabaseUrl.class))
                .check(API);
        for (Class<?> holder : new Class<?>[] {Secret.class, DatabaseUrl.class}) {
            noClasses()
                    .that(not(belongToAnyOf(Secret.class, DatabaseUrl.class)))
                    .should()
                    .callMethod(holder, "reveal")
                    .orShould()
                    .callMethod(DatabaseUrl.class, "jdbc")
                    .check(API);
        }
    }

    @Test
    @DisplayName("Exceptions are one sealed family of unchecked ones")
    void exceptions() {
        classes()
                .that(assignableTo(Throwable.class))
                .should(com.tngtech.archunit.lang.conditions.ArchConditions.beAssignableTo(StorageException.class))
                .andShould(com.tngtech.archunit.lang.conditions.ArchConditions.resideInAPackage(ERROR))
                .check(API);
        assertThat(StorageException.class).isSealed().isAbstract();
        assertThat(RuntimeException.class).isAssignableFrom(StorageException.class);
        for (Class<?> member : StorageException.class.getPermittedSubclasses()) {
            assertThat(Modifier.isFinal(member.getModifiers()))
                    .as(member.getName())
                    .isTrue();
            assertThat(member.getSimpleName()).endsWith("Exception");
        }
        assertThat(API.that(assignableTo(StorageException.class).and(resideInAPackage(ERROR))))
                .as("the root and its family")
                .hasSize(1 + StorageException.class.getPermittedSubclasses().length);
    }

    @Test
    @DisplayName("Nobody can subclass what is not meant for it")
    void closedTypes() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .doNotBelongToAnyOf(StorageException.class, BarBuilder.class)
                .should()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                .orShould()
                .haveModifier(com.tngtech.archunit.core.domain.JavaModifier.PRIVATE)
                .check(API);
        assertThat(BarBuilder.class).isSealed();
    }
}

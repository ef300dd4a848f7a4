package dev.barkeep.storage.mysql;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.barkeep.storage.StorageProvider;

/** Who may know this backend: nobody, not even by name. */
@AnalyzeClasses(packages = "dev.barkeep.storage", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule backendShowsOnlyItsProvider = classes()
            .that()
            .resideInAPackage("dev.barkeep.storage.mysql..")
            .and()
            .areNotAssignableTo(StorageProvider.class)
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule nobodyKnowsItOrItsDriver = noClasses()
            .that()
            .resideOutsideOfPackages("dev.barkeep.storage.mysql..", "dev.barkeep.storage.testservers..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.barkeep.storage.mysql..", "com.mysql..");
}

package io.nearfar.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.nearfar.record.SourceRecord;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What holds between the program and the library, as rules over the compiled classes of both. */
final class ArchitectureTest {
    private static final JavaClasses PROGRAM_AND_LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.nearfar");

    @Test
    void libraryDoesNotKnowTheProgram() {
        assertThat(PROGRAM_AND_LIBRARY.contain(SourceRecord.class)).isTrue();
        noClasses()
                .that()
                .resideOutsideOfPackage("io.nearfar.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.nearfar.app..")
                .check(PROGRAM_AND_LIBRARY);
    }

    @Test
    void demoStoryKnowsNothingOfDetection() {
        noClasses()
                .that()
                .resideInAPackage("io.nearfar.app.demo.story..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("io.nearfar..").and(resideOutsideOfPackage("io.nearfar.app.demo.story..")))
                .check(PROGRAM_AND_LIBRARY);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(PROGRAM_AND_LIBRARY.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(owner -> assertThat(owner.isAnnotatedWith(NullMarked.class))
                        .as("package-info of %s is @NullMarked", owner.getName())
                        .isTrue());
    }
}

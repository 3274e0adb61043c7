package io.nearfar.connect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layout of the plugin, as rules over its compiled classes. */
final class ArchitectureTest {
    private static final JavaClasses PLUGIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.nearfar.connect");

    @Test
    void thePluginNeedsNothingButWhatAWorkerBrings() {
        assertThat(PLUGIN.contain(HelpDeskSink.class)).isTrue();
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.nearfar.connect",
                        "java..",
                        "org.apache.kafka.common..",
                        "org.apache.kafka.connect..",
                        "com.fasterxml.jackson.core..",
                        "com.fasterxml.jackson.databind..",
                        "org.jspecify.annotations")
                .check(PLUGIN);
    }

    @Test
    void classesAreFinal() {
        classes()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .beInterfaces()
                .check(PLUGIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(PLUGIN.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(owner -> assertThat(owner.isAnnotatedWith(NullMarked.class))
                        .as("package-info of %s is @NullMarked", owner.getName())
                        .isTrue());
    }
}

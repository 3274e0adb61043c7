package io.nearfar;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.ABSTRACT;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.STATIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.nearfar.record.SourceRecord;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The layout of the library, as rules over its compiled classes. A rule about a package holds from its first class on. */
final class ArchitectureTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.nearfar");

    /** Each package and those it may use. */
    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "fact", Set.of(),
            "record", Set.of("fact"),
            "surge", Set.of("record"),
            "embedding", Set.of("record"),
            "sketch", Set.of("embedding"),
            "window", Set.of("record", "embedding", "sketch"),
            "cluster", Set.of("record", "embedding", "sketch"),
            "detection", Set.of("fact", "record", "embedding", "window", "cluster", "surge"),
            "alert", Set.of("fact", "record", "embedding", "window", "cluster", "surge", "detection"),
            "stream", Set.of("record", "embedding", "sketch", "window", "cluster", "surge", "detection", "alert"));

    private static final String[] PURE =
            packages(Set.of("fact", "record", "embedding", "sketch", "cluster", "surge", "detection", "alert"));

    @Test
    void rulesSeeTheLibraryWithoutItsTests() {
        assertThat(LIBRARY.contain(SourceRecord.class)).isTrue();
        assertThat(LIBRARY.contain(ArchitectureTest.class)).isFalse();
    }

    @Test
    void vectorApiIsUsedInOnePlace() {
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.nearfar.sketch.VectorLoops")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.."));
    }

    @Test
    void everyClassHasItsPlaceInOneOfThePackages() {
        check(classes().should().resideInAnyPackage(packages(MAY_USE.keySet())));
    }

    @Test
    void packagesDependInOneDirection() {
        MAY_USE.forEach((user, used) -> check(classes()
                .that()
                .resideInAPackage("io.nearfar." + user + "..")
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage("io.nearfar..")
                        .or(resideInAPackage("io.nearfar." + user + ".."))
                        .or(resideInAnyPackage(packages(used))))));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().matching("io.nearfar.(**)").should().beFreeOfCycles());
    }

    @Test
    void onlyStreamKnowsKafka() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.nearfar.stream..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "io.cloudevents.kafka.."));
    }

    @Test
    void pureCodeIsNotMeteredByItself() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer.."));
    }

    @Test
    void onlyEmbeddingOnnxKnowsTheInferenceLibraries() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.nearfar.embedding.onnx")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..", "ai.djl.."));
    }

    @Test
    void decisionsNeverReadTheWallClock() {
        check(noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .or()
                .resideInAPackage("io.nearfar.window..")
                .should()
                .accessTargetWhere(readsWallClock()));
    }

    @Test
    void namesSayWhatAClassIs() {
        check(classes()
                .should()
                .haveNameNotMatching(".*(Utils|Manager|Helper|Impl)")
                .andShould()
                .haveNameNotMatching(".*Base(?![a-z]).*"));
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(LIBRARY.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .allSatisfy(owner -> assertThat(owner.isAnnotatedWith(NullMarked.class))
                        .as("package-info of %s is @NullMarked", owner.getName())
                        .isTrue());
    }

    @Test
    void recordsHoldNoArrays() {
        check(fields().that()
                .areDeclaredInClassesThat()
                .areRecords()
                .and()
                .doNotHaveModifier(STATIC)
                .should()
                .notHaveRawType(describe("an array", JavaClass::isArray)));
    }

    @Test
    void classesAreFinalUnlessBuiltToBeExtended() {
        check(classes()
                .that(describe("are neither abstract nor sealed", ArchitectureTest::isClosed))
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .areNotAnonymousClasses()
                .and()
                .doNotHaveModifier(SYNTHETIC)
                .should()
                .haveModifier(FINAL));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(LIBRARY);
    }

    private static boolean isClosed(JavaClass type) {
        return !type.getModifiers().contains(ABSTRACT) && !type.reflect().isSealed();
    }

    private static String[] packages(Set<String> names) {
        return names.stream().map(name -> "io.nearfar." + name + "..").toArray(String[]::new);
    }

    private static DescribedPredicate<JavaAccess<?>> readsWallClock() {
        return describe("reads the wall clock", access -> {
            JavaClass owner = access.getTargetOwner();
            return switch (access.getName()) {
                case "currentTimeMillis" -> owner.isEquivalentTo(System.class);
                case "now" -> owner.getPackageName().startsWith("java.time");
                default -> owner.isEquivalentTo(Clock.class) && access.getName().startsWith("system");
            };
        });
    }
}

package health.vigil.custody.manifest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** What decides about manifests knows neither framework nor store nor clock. */
@AnalyzeClasses(packages = "health.vigil.custody.manifest", importOptions = ImportOption.DoNotIncludeTests.class)
class ManifestPurityTest {
    @ArchTest
    static final ArchRule theStateMachineIsPure = noClasses()
            .that()
            .haveNameMatching(
                    ".*\\.(Manifest|ManifestState|ManifestNumber|ManifestChecks|Step|StepKind|Outcome|Transfer|Party"
                            + "|Line|Receipt|Mismatch|MismatchKind|Escort|Judgement|Standing|WasteForm|Comparison)"
                            + "(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "org.hibernate..",
                    "com.fasterxml.jackson.databind..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);
}

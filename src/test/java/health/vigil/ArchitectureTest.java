package health.vigil;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;

/** The house rules of docs/architecture.md. */
@AnalyzeClasses(packages = "health.vigil", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    /** Told by time as an argument, and by values alone. */
    private static final String[] PURE = {
        "..telemetry..",
        "..rules..",
        "..calendar..",
        "..custody.ledger..",
        "..custody.reconcile..",
        "..custody.track..",
        "..coldchain.exposure.."
    };

    @ArchTest
    static final ArchRule theCoreUsesNoFramework = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "jakarta..",
                    "java.sql..",
                    "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule theCoreHasNoClock = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule telemetryStandsAlone = noClasses()
            .that()
            .resideInAPackage("..telemetry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..rules..", "..registry..", "..limits..", "..ingest..", "..alarms..", "..notify..", "..console..");

    @ArchTest
    static final ArchRule rulesKnowOnlyTelemetry = noClasses()
            .that()
            .resideInAPackage("..rules..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..registry..", "..limits..", "..ingest..", "..alarms..", "..notify..", "..console..");

    @ArchTest
    static final ArchRule dataFlowsOneWay = noClasses()
            .that()
            .resideInAnyPackage("..registry..", "..limits..", "..ingest..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..alarms..", "..notify..", "..console..");

    @ArchTest
    static final ArchRule alarmsDoNotKnowWhoIsTold = noClasses()
            .that()
            .resideInAPackage("..alarms..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..notify..", "..console..");

    @ArchTest
    static final ArchRule routingDoesNotKnowHowItIsTold = noClasses()
            .that()
            .resideInAPackage("..notify.routing..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("health.vigil.notify", "..notify.format..", "..alarms..", "..history..", "..console..");

    /** Whom a document calls is reckoned without framework, store or clock. */
    @ArchTest
    static final ArchRule formatsArePure = noClasses()
            .that()
            .resideInAPackage("..notify.format..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "io.vertx..",
                    "jakarta..",
                    "java.sql..",
                    "health.vigil.notify",
                    "..notify.routing..",
                    "..notify.transport..",
                    "..alarms..",
                    "..history..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule transportKnowsNoAlarm = noClasses()
            .that()
            .resideInAPackage("..notify.transport..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "health.vigil.notify", "..notify.routing..", "..notify.format..", "..alarms..", "..history..");

    @ArchTest
    static final ArchRule theCoreOfRoutingIsPure = noClasses()
            .that()
            .haveNameMatching(
                    "health\\.vigil\\.notify\\.routing\\.(Call|Calls|Department|Divisions?|Escalation|EscalationStep"
                            + "|Office|Route|Routes|RoutingSet|Subject|SubjectFilter)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.quarkus..",
                    "io.smallrye..",
                    "jakarta..",
                    "java.sql..",
                    "javax.sql..",
                    "com.fasterxml.jackson.databind..")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule historyDoesNotKnowWhoIsTold = noClasses()
            .that()
            .resideInAPackage("..history..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..notify..", "..console..", "..platform..");

    @ArchTest
    static final ArchRule nobodyElseJudgesHistory = noClasses()
            .that()
            .resideInAnyPackage("..telemetry..", "..rules..", "..registry..", "..limits..", "..ingest..", "..alarms..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..history..");

    @ArchTest
    static final ArchRule workKnowsNothingOfWhatIsDone = noClasses()
            .that()
            .resideInAPackage("..work..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "health.vigil.(telemetry|rules|registry|limits|ingest|alarms|notify|custody|coldchain)..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("health.vigil.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule entitiesStayAtHome =
            classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule namesSayWhatThingsAre = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Impl");
}

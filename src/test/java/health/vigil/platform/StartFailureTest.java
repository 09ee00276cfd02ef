package health.vigil.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import health.vigil.EmbeddedPartsResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An older release is started on tables that a newer one has migrated. */
@QuarkusTest
@WithTestResource(EmbeddedPartsResource.class)
class StartFailureTest {
    @Inject
    DataSource database;

    @Test
    void itSaysWhatIsWrongAndWhatToDoAndNotToRepair() {
        tables().javaMigrations(new V99__newer()).load().migrate();

        var refusal = catchThrowableOfType(
                FlywayValidateException.class, () -> tables().load().migrate());

        assertThat(refusal).hasMessageContaining("run repair");
        assertThat(StartFailure.ofAnotherRelease(refusal))
                .startsWith("the tables of this database are those of another release of Vigil. Nothing was changed.")
                .contains("\n  Detected applied migration not resolved locally: 99.\n")
                .contains("docs/guides/upgrading.md")
                .doesNotContain("repair", "Learn more");
    }

    @AfterEach
    void leavesNothing() {
        tables().cleanDisabled(false).load().clean();
    }

    private FluentConfiguration tables() {
        return Flyway.configure()
                .dataSource(database)
                .schemas("another_release")
                .locations("classpath:db/of-no-release")
                .ignoreMigrationPatterns(new String[0]);
    }

    /** What only the newer release knows. */
    static final class V99__newer extends BaseJavaMigration {
        @Override
        public void migrate(Context context) {
            // there is nothing to change
        }
    }
}

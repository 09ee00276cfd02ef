package health.vigil.custody.manifest;

import static health.vigil.custody.manifest.Premises.MANIFESTS;
import static health.vigil.custody.manifest.Premises.bring;
import static health.vigil.custody.manifest.Premises.json;
import static health.vigil.custody.manifest.Premises.number;
import static health.vigil.custody.manifest.Premises.step;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.vigil.EmbeddedPartsResource;
import health.vigil.alarms.Alarms;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedPartsResource.class)
@TestSecurity(
        user = "officer-1",
        roles = {"admin", "officer"})
class ManifestApiTest {
    private static final String ALL_CAME =
            """
            {"at": "2026-03-02T10:00:00+08:00", "by": "王工", "lines": [
                {"category": "841-001-01", "containers": 10, "kg": 42.3},
                {"category": "841-002-01", "containers": 2, "kg": 3.0}]}""";

    @Inject
    Alarms store;

    private Premises premises;

    @BeforeEach
    void openPremises() throws SQLException {
        premises = Premises.open(store);
    }

    @Test
    void goesItsWayFromIssueToCompletionAndRemembersEveryStep() {
        var number = premises.issued();
        bring(number);
        step(number, "receive", ALL_CAME)
                .then()
                .statusCode(200)
                .body("state", equalTo("received"))
                .body("lines[0].received.kg", equalTo(42.3f))
                .body("next", contains("complete"));
        step(number, "complete", "{}").then().statusCode(200).body("state", equalTo("completed"));

        given().get(MANIFESTS + "/" + number)
                .then()
                .statusCode(200)
                .body("number", equalTo(number))
                .body("paper", equalTo(false))
                .body("consignor.site.name", equalTo("武江区人民医院"))
                .body("notice", containsString("national hazardous-waste information system"))
                .body("history.step", contains("create", "issue", "depart", "arrive", "receive", "complete"))
                .body("history.actor", hasItem("officer-1"))
                .body("history[2].signed_by", equalTo("李师傅"))
                .body("history[2].at", equalTo("2026-03-02T00:30:00Z"))
                .body("breaches", empty())
                .body("next", empty());
    }

    @Test
    void isADraftWithoutANumberAndIssuedWithTheOneThatIsGiven() {
        var created = premises.create("");
        String id = created.path("id");
        assertThat(created.<String>path("state")).isEqualTo("draft");
        assertThat(created.<String>path("number")).isNull();
        assertThat(created.header("Location")).endsWith("/api/v1/manifests/" + id);

        step(id, "depart", "{}").then().statusCode(409).body("detail", containsString("It is draft"));
        var number = number();
        step(id, "issue", "{\"number\": \"%s\"}".formatted(number))
                .then()
                .statusCode(200)
                .body("state", equalTo("issued"));
        given().get(MANIFESTS + "/" + number).then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void aDraftIsOnlyWrittenAnewByWhoHasSeenIt() {
        var created = premises.create("");
        var address = created.header("Location");
        var other = premises.body("").replace("841-002-01", "841-005-01");
        json(other).put(address).then().statusCode(428);
        json(other)
                .header("If-Match", created.header("ETag"))
                .put(address)
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(created.header("ETag"))))
                .body("lines.category", contains("841-001-01", "841-005-01"));
        json(other)
                .header("If-Match", created.header("ETag"))
                .put(address)
                .then()
                .statusCode(412);

        var number = premises.issued();
        json(other)
                .header("If-Match", "*")
                .put(MANIFESTS + "/" + number)
                .then()
                .statusCode(409)
                .body("detail", containsString("only a draft"));
    }

    @Test
    void aStepWithAnOldTagIsNotTaken() {
        var created = premises.create("\"number\": \"%s\",".formatted(number()));
        String number = created.path("number");
        step(number, "depart", "{}").then().statusCode(200);
        json("{}")
                .header("If-Match", created.header("ETag"))
                .post(MANIFESTS + "/" + number + "/arrive")
                .then()
                .statusCode(412);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026440200012", "20269902000123", "20264403000123", "20994402000123"})
    void aNumberThatCanNotBeIsRefused(String number) {
        json(premises.body("\"number\": \"%s\",".formatted(number)))
                .post(MANIFESTS)
                .then()
                .statusCode(422)
                .body("errors.path", contains("number"))
                .body("errors[0].reason", containsString(number));
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        json("""
                        {"paper": true, "consignor": {"site": "nowhere"}, "receiver": {"site": " "},
                         "lines": [{"category": "841-009-01", "containers": 1, "kg": 1},
                                   {"category": "841-001-01", "form": "dust", "containers": 0, "kg": 1},
                                   {"category": "841-002-01"}]}""")
                .post(MANIFESTS)
                .then()
                .statusCode(422)
                .body(
                        "errors.path",
                        containsInAnyOrder(
                                "carrier",
                                "receiver.site",
                                "paper_number",
                                "lines[0].category",
                                "lines[1].form",
                                "lines[1]",
                                "lines[2]"));
    }

    @Test
    void namesOnlyWhatIsRegisteredAndAVehicleOfTheCarrier() {
        json(premises.body("").replace("\"truck-", "\"store-").replace("\"plant-", "\"no-plant-"))
                .post(MANIFESTS)
                .then()
                .statusCode(422)
                .body("errors.path", containsInAnyOrder("receiver.site", "vehicle"));
    }

    @Test
    void thereIsOnePerTripOfAVehicleAndConsignor() {
        var first = premises.issued();
        json(premises.body("\"number\": \"%s\",".formatted(number())))
                .post(MANIFESTS)
                .then()
                .statusCode(409)
                .body("detail", containsString("for this trip"));
        json(premises.body("\"number\": \"%s\",".formatted(number())).replace("\"hospital-", "\"clinic-"))
                .post(MANIFESTS)
                .then()
                .statusCode(201);

        step(first, "cancel", "{\"reason\": \"wrong vehicle\"}").then().statusCode(200);
        premises.issued();
    }

    @Test
    void aNumberIsThereOnce() {
        var number = premises.issued();
        json(premises.body("\"number\": \"%s\",".formatted(number)).replace("\"hospital-", "\"clinic-"))
                .post(MANIFESTS)
                .then()
                .statusCode(409)
                .body("detail", containsString("of this number"));
    }

    @Test
    void paperHasItsNumberUntilItIsBackfilled() {
        var paper = "粤-" + premises.key();
        String id = premises.create("\"paper\": true, \"paper_number\": \"%s\",".formatted(paper))
                .path("id");
        var number = number();
        step(id, "backfill", "{\"number\": \"%s\"}".formatted(number))
                .then()
                .statusCode(200)
                .body("paper", equalTo(true))
                .body("paper_number", equalTo(paper))
                .body("number", equalTo(number));
        step(number, "backfill", "{\"number\": \"%s\"}".formatted(number()))
                .then()
                .statusCode(409);
    }

    @Test
    void whatIsStillToComeHasNotHappened() {
        step(premises.issued(), "depart", "{\"at\": \"2100-01-01T00:00:00Z\"}")
                .then()
                .statusCode(422)
                .body("errors.path", contains("at"));
    }

    @Test
    void ofTwoReceiptsAtOnceOneIsTaken() {
        var number = premises.issued();
        bring(number);
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> step(number, "receive", ALL_CAME).statusCode()))
                .limit(4)
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409, 409, 409);
        given().get(MANIFESTS + "/" + number)
                .then()
                .body("history.step", contains("create", "issue", "depart", "arrive", "receive"));
    }

    @Test
    void takesItsLinesFromTheLedgerAndComparesThem() throws SQLException {
        container("A", "841-001-01", "bag", 4.35, 4.3);
        container("B", "841-001-01", "bag", 5.25, null);
        container("C", "841-002-01", "sharps_box", 1.5, 1.5);
        var body = premises.body("\"number\": \"%s\", \"lines_from_ledger\": true,".formatted(number()))
                .replaceAll("(?s),\\s*\"lines\": \\[.*\\]", "");
        String number = json(body)
                .post(MANIFESTS)
                .then()
                .statusCode(201)
                .body("lines.category", contains("841-001-01", "841-002-01"))
                .body("lines.containers", contains(2, 1))
                .body("lines.kg", contains(9.6f, 1.5f))
                .body("lines.packaging", contains("bag 2", "sharps_box 1"))
                .extract()
                .path("number");

        given().get(MANIFESTS + "/" + number)
                .then()
                .body("comparison.rows[0].manifest.kg", equalTo(9.6f))
                .body("comparison.rows[0].handed_over.containers", equalTo(2))
                .body("comparison.rows[0].at_plant.containers", equalTo(1))
                .body("comparison.rows[0].at_plant.kg", equalTo(4.3f))
                .body("comparison.rows[0].received", nullValue())
                .body("containers.id", contains("A-" + premises.key(), "B-" + premises.key(), "C-" + premises.key()));
    }

    @Test
    void aTripWithoutContainersGivesNoLines() {
        json(premises.body("\"lines_from_ledger\": true,").replaceAll("(?s),\\s*\"lines\": \\[.*\\]", ""))
                .post(MANIFESTS)
                .then()
                .statusCode(422)
                .body("errors.path", contains("lines_from_ledger"));
    }

    @Test
    void isFoundByWhatItSays() {
        var number = premises.issued();
        var consignor = premises.named("hospital-{key}");
        given().queryParam("consignor", consignor)
                .queryParam("carrier", premises.named("carrier-{key}"))
                .queryParam("receiver", premises.named("plant-{key}"))
                .queryParam("state", "issued")
                .queryParam("jurisdiction", "4402")
                .queryParam("trip", premises.named("T1-{key}"))
                .queryParam("from", "2026-01-01T00:00:00+08:00")
                .get(MANIFESTS)
                .then()
                .statusCode(200)
                .body("items.number", contains(number));
        given().queryParam("consignor", consignor)
                .queryParam("state", "received")
                .get(MANIFESTS)
                .then()
                .body("items", empty());
        given().queryParam("overdue", "maybe").get(MANIFESTS).then().statusCode(400);
        given().queryParam("state", "lost").get(MANIFESTS).then().statusCode(400);
    }

    @Test
    void isListedNewestFirstPageByPage() {
        var first = premises.issued();
        var second = premises.create("").<String>path("id");
        var page = given().queryParam("consignor", premises.named("hospital-{key}"))
                .queryParam("limit", 1)
                .get(MANIFESTS)
                .then()
                .body("items.id", contains(second))
                .extract();
        given().queryParam("consignor", premises.named("hospital-{key}"))
                .queryParam("limit", 1)
                .queryParam("cursor", page.<String>path("next_cursor"))
                .get(MANIFESTS)
                .then()
                .body("items.number", contains(first))
                .body("next_cursor", nullValue());
    }

    @Test
    void nothingDeletesAManifest() throws SQLException {
        var number = premises.issued();
        given().delete(MANIFESTS + "/" + number).then().statusCode(405);
        for (var loss : List.of(
                "DELETE FROM manifest WHERE number = '" + number + "'",
                "DELETE FROM manifest_line WHERE manifest = (SELECT id FROM manifest WHERE number = '" + number + "')",
                "DELETE FROM manifest_step WHERE manifest = (SELECT id FROM manifest WHERE number = '" + number + "')",
                "UPDATE manifest_step SET at = now() WHERE manifest = (SELECT id FROM manifest WHERE number = '"
                        + number + "')",
                "TRUNCATE manifest_line",
                "TRUNCATE manifest_step",
                "TRUNCATE manifest CASCADE")) {
            assertThatThrownBy(() -> store.execute(loss)).as(loss).hasMessageContaining("manifests are kept");
        }
        given().get(MANIFESTS + "/" + number)
                .then()
                .statusCode(200)
                .body("lines", hasSize(2))
                .body("history", hasSize(2));
    }

    @Test
    void isPrintedOnOnePageInChineseAndEnglish() throws IOException {
        var number = premises.issued();
        bring(number);
        step(number, "receive", ALL_CAME).then().statusCode(200);
        var pdf = given().accept("application/pdf")
                .get(MANIFESTS + "/" + number)
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .extract()
                .asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            var reading = new PDFTextStripper();
            reading.setSortByPosition(true);
            assertThat(reading.getText(document))
                    .contains(
                            "危险废物转移联单",
                            "Hazardous Waste Transfer Manifest",
                            number,
                            "不具法定联单效力",
                            "no legal manifest",
                            "第一部分 移出人填写",
                            "武江区人民医院",
                            "惠民北路1号",
                            "841-001-01",
                            "感染性废物",
                            "0.04250 t",
                            "第二部分 承运人填写",
                            "粤F12345",
                            "第三部分 接受人填写",
                            "D10 焚烧",
                            "接受 accepted",
                            "2026-03-02 10:00",
                            "李师傅");
        }
        given().get(MANIFESTS + "/" + number + ".pdf").then().statusCode(200).contentType("application/pdf");
    }

    @Test
    void fiveKindsOfWasteWithAllThatCanBeSaidFitOnThePage() throws IOException {
        var number = number();
        var lines = Stream.of("1", "2", "3", "4", "5")
                .map(kind -> "{\"category\": \"841-00%s-01\", \"packaging\": \"%s\", \"containers\": 1, \"kg\": 1}"
                        .formatted(kind, "袋".repeat(30)))
                .collect(Collectors.joining(","));
        var body = premises.body("\"number\": \"%s\", \"issued_at\": \"2026-03-02T08:00:00+08:00\", \"route\": \"%s\","
                        .formatted(number, "路".repeat(80)))
                .replaceAll("(?s)\"lines\": \\[.*\\]", "\"lines\": [" + lines + "]");
        json(body).post(MANIFESTS).then().statusCode(201);
        bring(number);
        step(
                        number,
                        "reject",
                        """
                        {"by": "王工", "note": "%s", "mismatches": ["name", "quantity", "property", "form", "packing"]}"""
                                .formatted("破".repeat(200)))
                .then()
                .statusCode(200)
                .body("state", equalTo("rejected"));
        var pdf = given().get(MANIFESTS + "/" + number + ".pdf").asByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void isExportedWhole() {
        var number = premises.issued();
        given().get(MANIFESTS + "/" + number + ".json")
                .then()
                .statusCode(200)
                .header("Content-Disposition", endsWith("\"manifest-" + number + ".json\""))
                .body("number", equalTo(number))
                .body("history.step", contains("create", "issue"))
                .body("history[0].said.trip", equalTo(premises.named("T1-{key}")))
                .body("comparison.rows", hasSize(2));
    }

    @Test
    void whatIsNotThereIsTold() {
        given().get(MANIFESTS + "/20264402000000").then().statusCode(404);
        json("{}").post(MANIFESTS + "/20264402000000/depart").then().statusCode(404);
        given().get(MANIFESTS + "/20264402000000.pdf").then().statusCode(404);
    }

    private void container(String id, String category, String kind, double out, Double plant) throws SQLException {
        store.execute(premises.named(
                """
                INSERT INTO container (id, kind, category, site_id, state, trip, vehicle, handed_over_at, weight_out_kg,
                    weight_plant_kg)
                VALUES ('%s-{key}', '%s', '%s', 'hospital-{key}', 'handed_over', 'T1-{key}', 'truck-{key}',
                    '2026-03-02T08:20:00+08:00', %s, %s)"""
                        .formatted(id, kind, category, out, plant)));
    }
}

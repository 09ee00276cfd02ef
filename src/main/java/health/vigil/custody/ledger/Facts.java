package health.vigil.custody.ledger;

import health.vigil.telemetry.label.WasteCategory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an event says besides when and what; absent is what it doesn't say or what could not be understood.
 *
 * @param by                   hands over, or acts
 * @param to                   takes over
 * @param weightKg             as weighed, exact
 * @param scaleCalibratedUntil last day on which the scale's calibration is valid
 * @param manifest             14 digits (危险废物转移管理办法)
 * @param bin                  the container that it is in
 * @param planned              how long the transport is meant to take
 * @param remote               the plant is in a remote area (GB 39707-2020, 5.4.6)
 * @param disinfected          the waste was disinfected in the plant's store (likewise)
 * @param temp                 of the plant's store, °C
 * @param photo                SHA-256, hexadecimal
 * @param previous             id of the event that the reporter takes for the last
 */
public record Facts(
        @Nullable String by,
        @Nullable String to,
        @Nullable String signedBy,
        @Nullable String signedTo,
        @Nullable String place,
        @Nullable Double lat,
        @Nullable Double lon,
        @Nullable BigDecimal weightKg,
        @Nullable String scale,
        @Nullable LocalDate scaleCalibratedUntil,
        @Nullable String seal,
        @Nullable WasteCategory category,
        @Nullable ContainerKind kind,
        @Nullable String department,
        @Nullable String manifest,
        @Nullable String trip,
        @Nullable String vehicle,
        @Nullable String bin,
        @Nullable Duration planned,
        boolean remote,
        boolean disinfected,
        @Nullable Double temp,
        @Nullable String photo,
        @Nullable String previous,
        @Nullable String note,
        @Nullable String why,
        @Nullable String cause) {}

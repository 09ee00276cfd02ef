# syntax=docker/dockerfile:1
# Two images: the service (target "service", the default) and the device simulator (target "simulator").

FROM maven:3.9.11-eclipse-temurin-17 AS dependencies
WORKDIR /build
# Again only when a POM changes. Where artifacts come from may be told by Maven's own settings file, as a build secret.
COPY pom.xml .
COPY device-simulator/pom.xml device-simulator/
RUN --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    mvn -B -q dependency:go-offline && mvn -B -q -f device-simulator dependency:go-offline

FROM dependencies AS service-build
COPY src/main src/main
RUN --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml mvn -B -q -DskipTests package

FROM dependencies AS simulator-build
COPY device-simulator/src/main device-simulator/src/main
RUN --mount=type=secret,id=maven-settings,target=/root/.m2/settings.xml \
    mvn -B -q -f device-simulator -DskipTests package

FROM eclipse-temurin:17.0.16_8-jre-noble AS simulator
USER 10002:10002
COPY --from=simulator-build /build/device-simulator/target/vigil-simulator.jar /app/vigil-simulator.jar
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/app/vigil-simulator.jar"]

FROM eclipse-temurin:17.0.16_8-jre-noble AS service
# A new volume takes its owner from the image.
RUN install -d -o 10001 -g 10001 -m 0700 /data
WORKDIR /app
# What changes least comes first: libraries, Quarkus, then Vigil.
COPY --from=service-build /build/target/quarkus-app/lib/ lib/
COPY --from=service-build /build/target/quarkus-app/quarkus-run.jar ./
COPY --from=service-build /build/target/quarkus-app/quarkus/ quarkus/
COPY --from=service-build /build/target/quarkus-app/app/ app/
USER 10001:10001
VOLUME /data
EXPOSE 8080 8443
ENV VIGIL_DATA=/data
ENV VIGIL_HTTP_HOST=0.0.0.0
ENV SMALLRYE_CONFIG_SOURCE_FILE_LOCATIONS=/run/secrets
# A process that has run out of memory judges nothing; it ends, is started again and goes on after its last commit.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=65", "-XX:+ExitOnOutOfMemoryError", "-XX:+UseG1GC", "-Djava.io.tmpdir=/tmp", \
    "-jar", "/app/quarkus-run.jar"]
CMD ["run"]
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
    CMD ["curl", "--fail", "--silent", "--show-error", "http://127.0.0.1:8080/q/health/live"]

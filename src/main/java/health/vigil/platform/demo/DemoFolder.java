package health.vigil.platform.demo;

import java.nio.file.Path;

/** The files of the demo; that one is there says that its step is done. */
record DemoFolder(Path path) {
    /** Name and password of the administrator, written by the service at its first start. */
    Path administrator() {
        return path.resolve("admin.txt");
    }

    /** The registry, as it was imported. */
    Path registry() {
        return path.resolve("shaoguan.yaml");
    }

    /** Tells when wards, roads and vaccine were entered. */
    Path operations() {
        return path.resolve("operations.txt");
    }

    /** When the devices were started last. */
    Path devicesStarted() {
        return path.resolve("devices-started.txt");
    }

    /** {@code device,username,password}. */
    Path credentials() {
        return path.resolve("devices.csv");
    }

    Path webhookSecret() {
        return path.resolve("webhook-secret.txt");
    }
}

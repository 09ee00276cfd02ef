package health.vigil.bench;

/** One look at the service's Prometheus metrics. */
record Metrics(String text) {
    static Metrics of(Service service) {
        return new Metrics(service.get("/q/metrics"));
    }

    double readingsStored() {
        return sum("vigil_readings_stored_total", "");
    }

    double messagesDuplicate() {
        return sum("vigil_messages_duplicate_total", "");
    }

    double batches() {
        return sum("vigil_batch_messages_count", "");
    }

    double batchMessages() {
        return sum("vigil_batch_messages_sum", "");
    }

    double batchSeconds() {
        return sum("vigil_batch_time_seconds_sum", "");
    }

    double lagSeconds() {
        return sum("vigil_ingest_lag_seconds_sum", "");
    }

    double heapBytes() {
        return sum("jvm_memory_used_bytes", "area=\"heap\"");
    }

    private double sum(String name, String label) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}

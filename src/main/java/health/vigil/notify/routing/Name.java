package health.vigil.notify.routing;

/** A name in both languages. */
record Name(String zh, String en) {
    /** For instance {@code 武江区 卫生健康局}. */
    Name of(Name whose) {
        return new Name(whose.zh + " " + zh, whose.en + " " + en);
    }
}

package health.vigil.notify.routing;

/** Whom a step of an escalation tells, as sets write it. */
enum Whom {
    UNIT_HANDLER(Office.Kind.UNIT_HANDLER, Part.UNIT),
    UNIT_MANAGER(Office.Kind.UNIT_MANAGER, Part.UNIT),
    GRID_OFFICER(Office.Kind.GRID_OFFICER, Part.GRID),
    LEAD(Office.Kind.DEPARTMENT, Part.LEAD),
    CO(Office.Kind.DEPARTMENT, Part.CO),
    GOVERNMENT(Office.Kind.GOVERNMENT, Part.GOVERNMENT);

    private final Office.Kind kind;
    private final Part part;

    Whom(Office.Kind kind, Part part) {
        this.kind = kind;
        this.part = part;
    }

    Office.Kind kind() {
        return kind;
    }

    Part part() {
        return part;
    }

    /** Departments and governments are of a division of some level; the others belong to the place itself. */
    boolean hasLevel() {
        return kind == Office.Kind.DEPARTMENT || kind == Office.Kind.GOVERNMENT;
    }
}

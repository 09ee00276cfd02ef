package health.vigil.custody.units;

/** @param name as on the labels of its containers, unique within the site */
record DepartmentId(String site, String name) {
    /** As in the id of its subject. */
    static DepartmentId parse(String text) {
        var slash = text.indexOf('/');
        return new DepartmentId(text.substring(0, slash), text.substring(slash + 1));
    }

    SubjectKey subject() {
        return SubjectKey.Kind.DEPARTMENT.of(site + "/" + name);
    }
}

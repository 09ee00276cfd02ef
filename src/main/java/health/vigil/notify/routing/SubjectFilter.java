package health.vigil.notify.routing;

import health.vigil.rules.Priority;
import java.util.Set;

/**
 * What a route is about; an empty set excludes nothing.
 *
 * @param rules       beginnings of rule ids
 * @param minPriority the lowest that is meant
 */
record SubjectFilter(Set<String> families, Set<String> fields, Set<String> rules, Priority minPriority) {
    SubjectFilter {
        families = Set.copyOf(families);
        fields = Set.copyOf(fields);
        rules = Set.copyOf(rules);
    }

    boolean matches(Subject subject) {
        return (families.isEmpty() || families.contains(subject.family()))
                && (fields.isEmpty() || subject.field() != null && fields.contains(subject.field()))
                && (rules.isEmpty() || rules.stream().anyMatch(subject.rule()::startsWith))
                && subject.priority().compareTo(minPriority) >= 0;
    }
}

package health.vigil.notify.routing;

/** A step of an escalation 升级, as people are told of it. */
public record Step(String id, String name, String nameEn) {}

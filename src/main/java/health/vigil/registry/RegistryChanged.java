package health.vigil.registry;

/** Fired at start and after each committed change, whoever made it, in the order of changes, never on an event loop. */
public record RegistryChanged(RegistrySnapshot snapshot) {}

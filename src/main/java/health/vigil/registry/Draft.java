package health.vigil.registry;

import org.jspecify.annotations.Nullable;

/** What a person wrote about one thing of the registry; nothing in it is checked yet. */
sealed interface Draft<D extends Draft<D>> permits JurisdictionDraft, SiteDraft, DeviceDraft {
    /** Its code or id. */
    @Nullable
    String key();

    D withKey(String key);
}

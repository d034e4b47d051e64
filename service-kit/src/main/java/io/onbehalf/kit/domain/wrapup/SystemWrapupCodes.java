package io.onbehalf.kit.domain.wrapup;

/// The wrap-up codes that after-call work ends with if nobody gave one, as the public API names them. Their
/// names are their ids; no queue offers them.
public final class SystemWrapupCodes {

    public static final String TIMEOUT = "ININ-WRAP-UP-TIMEOUT";
    public static final String SKIPPED = "ININ-WRAP-UP-SKIPPED";

    private SystemWrapupCodes() {}

    public static boolean contain(String code) {
        return code.equals(TIMEOUT) || code.equals(SKIPPED);
    }
}

package com.fxbatchtrader.service.doctor;

/// One thing that was examined.
///
/// @param what the thing, e.g. `synchronous replication`
/// @param text what was found, in words
/// @param mend what to do; empty when nothing is to be done
public record Finding(Area area, String what, Level level, String text, String mend) {

    /// Where it belongs.
    public enum Area {
        DATABASE,
        BANK,
        CLOCK,
        DISK,
        SETTINGS
    }

    /// How bad it is.
    public enum Level {
        /// As it should be.
        GOOD,
        /// It can't be told from here.
        UNKNOWN,
        /// It works, but not as well as it should.
        WARNING,
        /// Promises don't hold, or nothing works.
        BAD
    }

    /// As it should be.
    public static Finding good(Area area, String what, String text) {
        return new Finding(area, what, Level.GOOD, text, "");
    }

    public static Finding unknown(Area area, String what, String text, String mend) {
        return new Finding(area, what, Level.UNKNOWN, text, mend);
    }

    public static Finding warning(Area area, String what, String text, String mend) {
        return new Finding(area, what, Level.WARNING, text, mend);
    }

    public static Finding bad(Area area, String what, String text, String mend) {
        return new Finding(area, what, Level.BAD, text, mend);
    }
}

package com.fxbatchtrader.service.verb;

import com.fxbatchtrader.service.Refusal;
import com.fxbatchtrader.service.RefusedException;
import com.fxbatchtrader.store.CommitUnknownException;
import com.fxbatchtrader.store.desk.DeskBusyException;

import java.util.Optional;
import java.util.function.Supplier;

/// What all verbs check and say alike.
final class Reasons {

    private static final int LONGEST = 500;

    private Reasons() {}

    /// A reason that must be there.
    static String required(String reason) {
        return optional(reason)
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        new Refusal.BadOrder("a reason is needed", "say why with --reason TEXT")));
    }

    /// A reason that may be empty.
    static Optional<String> optional(String reason) {
        String text = reason.strip();
        if (text.length() > LONGEST) {
            throw new RefusedException(
                    new Refusal.BadOrder(
                            "the reason has " + text.length() + " characters", "say it in at most " + LONGEST));
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /// Runs a change, and says in words of the desk why the database did not let it.
    static <T> T guarded(String what, Supplier<T> change) {
        try {
            return change.get();
        } catch (DeskBusyException e) {
            throw new RefusedException(
                    new Refusal.NotNow(what + " is held by another transaction: nothing was changed", "try again"), e);
        } catch (CommitUnknownException e) {
            throw new RefusedException(
                    new Refusal.UnknownEnd(
                            "the database was lost at the end of the change of " + what + ": it may be done or not",
                            "look at it before you repeat it"),
                    e);
        }
    }
}

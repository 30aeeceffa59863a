package com.fxbatchtrader.domain.validation;

import java.util.Optional;

/// What a cell of a file came to. Immutable.
///
/// @param <T> what the column holds
public sealed interface Cell<T> {

    /// Nothing stands there, or the file has no such column.
    static <T> Cell<T> blank() {
        return Silent.blank();
    }

    /// Something stands there that can't be read; the problem has been noted with the row.
    static <T> Cell<T> unreadable() {
        return Silent.unreadable();
    }

    /// A value.
    ///
    /// @param found the cell's text
    static <T> Cell<T> of(T value, String found) {
        return new Given<>(value, found);
    }

    /// The value, if there is one that can be read.
    default Optional<T> value() {
        return this instanceof Given<T>(T content, String _) ? Optional.of(content) : Optional.empty();
    }

    /// The cell's text, as far as it could be read.
    default String found() {
        return this instanceof Given<T>(T _, String text) ? text : "";
    }

    /// Whether nothing stands there.
    default boolean isBlank() {
        return this == Silent.BLANK;
    }

    /// Whether something stands there that can't be read.
    default boolean isUnreadable() {
        return this == Silent.UNREADABLE;
    }

    /// A cell with a value.
    record Given<T>(T content, String text) implements Cell<T> {}

    /// A cell without a value. There are only two of them, for a file can have a million.
    final class Silent<T> implements Cell<T> {
        private static final Silent<Object> BLANK = new Silent<>();
        private static final Silent<Object> UNREADABLE = new Silent<>();

        private Silent() {}

        // a cell without a value is one of any type
        @SuppressWarnings("unchecked")
        private static <T> Cell<T> blank() {
            return (Cell<T>) BLANK;
        }

        @SuppressWarnings("unchecked")
        private static <T> Cell<T> unreadable() {
            return (Cell<T>) UNREADABLE;
        }
    }
}

package com.fxbatchtrader.app.settings;

import java.util.Optional;
import java.util.function.Function;

/// How a setting's text is read.
///
/// @param expected in words, for the message about a text that can't be read
/// @param read empty when the text is none of these
record Kind<T>(String expected, Function<String, Optional<T>> read) {}

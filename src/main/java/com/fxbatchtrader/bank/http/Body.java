package com.fxbatchtrader.bank.http;

import java.nio.charset.StandardCharsets;

/// The bytes of an answer's body, whole or as far as they came.
final class Body {

    static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// For people: what is not UTF-8 shows as a replacement character.
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

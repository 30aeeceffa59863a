package com.fxbatchtrader.service;

/// Who asks, as events name them: `user:NAME@HOST`, `owner:…`, `token:NAME` or `system`.
///
/// @param text 1 to 255 characters in one line
public record Actor(String text) {

    private static final int LONGEST = 255;

    public Actor {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "an actor's name has 1 to 255 characters in one line; got one with " + text.length());
        }
    }

    /// A person at a workstation.
    public static Actor user(String name, String host) {
        return new Actor("user:" + name + "@" + host);
    }

    @Override
    public String toString() {
        return text;
    }
}

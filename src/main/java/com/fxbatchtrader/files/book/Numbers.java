package com.fxbatchtrader.files.book;

/// Numbers in attributes.
final class Numbers {

    private static final int LONGEST = 9;

    private Numbers() {}

    /// A whole number from 0; -1 when it is none.
    static int whole(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + (c - '0');
        }
        return number;
    }
}

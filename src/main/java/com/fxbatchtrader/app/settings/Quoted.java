package com.fxbatchtrader.app.settings;

/// Shows what was found in a message: in quotes, short, on one line, without control characters.
final class Quoted {

    private static final int LONGEST = 80;

    private Quoted() {}

    static String text(String found) {
        if (found.isEmpty()) {
            return "nothing";
        }
        String shown = found.length() <= LONGEST ? found : found.substring(0, LONGEST) + "…";
        StringBuilder clean = new StringBuilder("\"");
        shown.codePoints().map(c -> printable(c) ? c : '�').forEach(clean::appendCodePoint);
        return clean.append('"').toString();
    }

    private static boolean printable(int codePoint) {
        int type = Character.getType(codePoint);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
